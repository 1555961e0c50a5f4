/** One form as it stands in the book: values with formulas, sums, faults. Pure, and cheap enough to be done at every change. */
import { checkSheet, withFormulas } from '../../domain/check.ts';
import type { CellValue, Fault } from '../../domain/content.ts';
import { totalsOf } from '../../domain/sum.ts';
import type { Option } from '../../domain/value.ts';
import type { Book } from '../cells/book.ts';
import type { OpenForm } from './shapes.ts';

export interface Standing {
  /** By address within the form. */
  readonly values: Readonly<Record<string, CellValue | undefined>>;
  /** By table, by column. */
  readonly totals: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly faults: readonly Fault[];
  /** Errors and warnings by address within the form; also of rows (`table|row`) and questions (`?code`). */
  readonly by_address: ReadonlyMap<string, readonly Fault[]>;
}

export function standingOf(
  open: OpenForm,
  book: Book,
  dictionaries: Readonly<Record<string, readonly Option[]>>,
): Standing {
  const prefix = `${open.id}|`;
  const typed: Record<string, CellValue> = {};
  const cells: Record<string, { value: CellValue; reason: string | null }> = {};
  const answers: Record<string, string> = {};
  const head: Record<string, string> = {};
  for (const [address, value] of Object.entries(book.values())) {
    if (!address.startsWith(prefix)) continue;
    const at = address.slice(prefix.length);
    if (at.startsWith('?')) answers[at.slice(1)] = value.kind === 'text' ? value.txt : '';
    if (at.startsWith('^')) head[at.slice(1)] = value.kind === 'text' ? value.txt : '';
    if (at.startsWith('?') || at.startsWith('^')) continue;
    typed[at] = value;
    cells[at] = { value, reason: book.look(address).reason };
  }
  const values = withFormulas(open.form, open.rows, typed);
  const totals = Object.fromEntries(
    open.form.tables.map((table) => [
      table.code,
      Object.fromEntries(
        Object.entries(totalsOf(table, open.rows, values)).map(([column, total]) => [column, total.num]),
      ),
    ]),
  );
  const { id: form_id, form, rows, expected } = open;
  const faults = checkSheet({ form_id, form, rows, cells, answers, head, expected, dictionaries });
  const by_address = new Map<string, Fault[]>();
  for (const fault of faults) by_address.set(fault.address, [...(by_address.get(fault.address) ?? []), fault]);
  return { values, totals, faults, by_address };
}
