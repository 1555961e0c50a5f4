/** Which cells a form asks for: fixed rows, added rows, items within a cell, texts under headings. Pure. */
import { ONLY_ROW } from '#kernel/policy/form-program.ts';
import type { FormColumn, FormTable, FormTextPart, FormValue } from '#kernel/policy/return-shape.ts';
import { type AddedRow, addressOf, placeOf } from './content.ts';

export { ONLY_ROW };

export interface SheetRow {
  readonly code: string;
  readonly name: string;
  readonly added: boolean;
}

/** Fixed rows in the form's order, then added ones in theirs. */
export function rowsOf(table: FormTable, added: readonly AddedRow[] = []): SheetRow[] {
  const fixed = table.rows.map(({ code, name }) => ({ code, name, added: false }));
  const more = added
    .filter((row) => row.table === table.code)
    .sort((a, b) => a.place - b.place || (a.code < b.code ? -1 : 1))
    .map(({ code, name }) => ({ code, name, added: true }));
  if (fixed.length === 0 && !table.open) return [{ code: ONLY_ROW, name: '', added: false }];
  return [...fixed, ...more];
}

/** A cell that is asked for. `column` is null in a form of texts. */
export interface AskedCell {
  /** Within the form: `table|row|item|column`, `part|heading|0|text`. */
  readonly address: string;
  readonly table: string;
  readonly row: string;
  readonly row_name: string;
  readonly item: number;
  readonly column: FormColumn;
  readonly part: FormTextPart | null;
}

const TEXT_COLUMN: FormColumn = { code: 'text', name: '正文', type: 'prose', group: [], required: false, many: false };

/** Headings of a form of texts; one without a name where the form lists none. */
export function headingsOf(
  form: Pick<FormValue, 'headings'>,
): readonly { readonly code: string; readonly name: string }[] {
  return form.headings.length > 0 ? form.headings : [{ code: 'all', name: '' }];
}

/**
 * Every cell asked, in reading order. `filled` holds the addresses that have a value: a cell of several items is asked once for each
 * item it has, and at least once.
 */
export function askedCells(
  form: FormValue,
  added: readonly AddedRow[] = [],
  filled: Iterable<string> = [],
): AskedCell[] {
  const items = new Map<string, number>();
  for (const address of filled) {
    const at = placeOf(address);
    const key = `${at.table}|${at.row}|${at.column}`;
    items.set(key, Math.max(items.get(key) ?? 0, at.item));
  }
  const cells: AskedCell[] = [];
  for (const table of form.tables)
    for (const row of rowsOf(table, added))
      for (const column of table.columns) {
        const last = column.many ? (items.get(`${table.code}|${row.code}|${column.code}`) ?? 0) : 0;
        for (let item = 0; item <= last; item += 1)
          cells.push({
            address: addressOf(table.code, row.code, column.code, item),
            table: table.code,
            row: row.code,
            row_name: row.name,
            item,
            column,
            part: null,
          });
      }
  for (const part of form.texts)
    for (const heading of headingsOf(form))
      cells.push({
        address: addressOf(part.code, heading.code, 'text'),
        table: part.code,
        row: heading.code,
        row_name: heading.name,
        item: 0,
        column: TEXT_COLUMN,
        part,
      });
  return cells;
}

/** Finds the column an address within the form points at, or undefined when the form has no such cell. */
export function cellAt(form: FormValue, address: string, added: readonly AddedRow[] = []): AskedCell | undefined {
  const at = placeOf(address);
  if (addressOf(at.table, at.row, at.column, at.item) !== address) return undefined;
  const table = form.tables.find((it) => it.code === at.table);
  if (table) {
    const row = rowsOf(table, added).find((it) => it.code === at.row);
    const column = table.columns.find((it) => it.code === at.column);
    if (!row || !column || at.item < 0 || (at.item > 0 && !column.many)) return undefined;
    return { address, table: table.code, row: row.code, row_name: row.name, item: at.item, column, part: null };
  }
  const part = form.texts.find((it) => it.code === at.table);
  const heading = headingsOf(form).find((it) => it.code === at.row);
  if (!part || !heading || at.column !== 'text' || at.item !== 0) return undefined;
  return {
    address,
    table: part.code,
    row: heading.code,
    row_name: heading.name,
    item: 0,
    column: TEXT_COLUMN,
    part,
  };
}
