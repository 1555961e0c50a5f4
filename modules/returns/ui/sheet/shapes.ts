/** An open return as the page works with it, whatever the query calls things. */
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { AddedRow, CellValue, Expected } from '../../domain/content.ts';
import type { Option } from '../../domain/value.ts';
import type { Known } from '../cells/book.ts';
import type { LedgerAbout } from '../ledgers/ledgers.ts';

export interface OpenForm {
  /** Entry id. */
  readonly id: string;
  /** Restricted to the parts asked. */
  readonly form: FormValue;
  readonly title: string;
  readonly rows: readonly AddedRow[];
  /** By address within the form. */
  readonly expected: Readonly<Record<string, Expected>>;
  readonly last: Readonly<Record<string, CellValue>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
}

export interface Remark {
  readonly id: string;
  /** Within the return; empty: about the whole. */
  readonly address: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  readonly open: boolean;
  /** Unit that answers: the one whose return it is. */
  readonly unit: string;
  readonly answer: string | null;
}

export interface OpenReturn {
  readonly id: string;
  readonly state: string;
  readonly forms: readonly OpenForm[];
  readonly cells: readonly (readonly [string, Known])[];
  readonly dictionaries: Readonly<Record<string, readonly Option[]>>;
  readonly remarks: readonly Remark[];
  /** Cells sent back, by address within the return, with the words; all when the whole was sent back. */
  readonly sent_back: ReadonlyMap<string, string>;
  /** May the reader fill it in now? */
  readonly open: boolean;
  /** From where to ask for changes. */
  readonly since: string;
  readonly zero: boolean;
  /** Whose it is and about which days. */
  readonly about: LedgerAbout;
}

/** Somebody else in the same return just now. */
export interface Present {
  readonly name: string;
  /** Within the return; empty: nowhere in particular. */
  readonly address: string;
}
