/** What the grid is given to show: one table of one form, and what is known about its cells. */
import type { CellValue, Expected } from '../../domain/content.ts';
import type { Option } from '../../domain/value.ts';
import type { Book } from '../cells/book.ts';
import type { GridLayout } from './layout.ts';

/** What stands beside a cell, by address within the form. */
export interface Marks {
  readonly faults: ReadonlyMap<string, readonly { readonly message: string; readonly level: 'error' | 'warn' }[]>;
  readonly expected: Readonly<Record<string, Expected>>;
  /** Values of the year before. */
  readonly last: Readonly<Record<string, CellValue>>;
  /** Open remarks. */
  readonly remarks: ReadonlyMap<string, number>;
  /** Cells sent back. */
  readonly sent_back: ReadonlyMap<string, string>;
  /** Cells picked to be sent back. */
  readonly picked: ReadonlySet<string>;
  /** Names of others in a cell just now. */
  readonly others: ReadonlyMap<string, string>;
}

export interface GridSheet {
  /** Entry id of the form: first part of addresses within the return. */
  readonly form: string;
  readonly layout: GridLayout;
  readonly book: Book;
  /** Typed values and those of formulas, by address within the form. */
  readonly values: Readonly<Record<string, CellValue | undefined>>;
  /** Sums by column code. */
  readonly totals: Readonly<Record<string, number>>;
  readonly marks: Marks;
  readonly options: (dictionary: string | undefined) => readonly Option[];
  /** May be filled in here and now. */
  readonly open: boolean;
  readonly show_last: boolean;
  /** Is this cell asked of its row? */
  readonly asked: (address: string) => boolean;
}

export const inReturn = (form: string, address: string): string => `${form}|${address}`;
