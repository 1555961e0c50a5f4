/** The lines of a table as they stand on the screen: fixed rows, added ones, several entries within one, sums. Pure. */
import type { FormColumn, FormTable } from '#kernel/policy/return-shape.ts';
import { rowsOf } from '../../domain/cells.ts';
import { type AddedRow, addressOf, placeOf } from '../../domain/content.ts';
import type { Spot } from './moves.ts';

export interface GridLine {
  /** Row code, or `total`. */
  readonly code: string;
  readonly name: string;
  readonly kind: 'fixed' | 'added' | 'total';
  /** Which entry of the row this line shows; the first also shows what the row says once. */
  readonly item: number;
  /** Lines of the row: how far down its name reaches. */
  readonly items: number;
  /** Printed number of the row. */
  readonly number: number | null;
  readonly note?: string | undefined;
}

export interface GridLayout {
  readonly table: FormTable;
  readonly columns: readonly FormColumn[];
  readonly lines: readonly GridLine[];
}

/** `addresses`: filled cells of the form (`table|row|item|column`); `extra`: more entries asked for by hand, by row code. */
export function layOut(
  table: FormTable,
  added: readonly AddedRow[],
  addresses: Iterable<string>,
  extra: Readonly<Record<string, number>> = {},
): GridLayout {
  const many = new Set(table.columns.filter((column) => column.many).map((column) => column.code));
  const items = new Map<string, number>();
  if (many.size > 0)
    for (const address of addresses) {
      const place = placeOf(address);
      if (place.table === table.code && many.has(place.column))
        items.set(place.row, Math.max(items.get(place.row) ?? 1, place.item + 1));
    }
  const lines: GridLine[] = [];
  for (const [i, row] of rowsOf(table, added).entries()) {
    const of = many.size > 0 ? Math.max(items.get(row.code) ?? 1, extra[row.code] ?? 1) : 1;
    const kind = row.added ? 'added' : 'fixed';
    const note = table.rows.find((it) => it.code === row.code)?.note;
    for (let item = 0; item < of; item += 1)
      lines.push({ code: row.code, name: row.name, kind, item, items: of, number: i + 1, note });
  }
  if (table.total) lines.push({ code: 'total', name: '合计', kind: 'total', item: 0, items: 1, number: null });
  return { table, columns: table.columns, lines };
}

/** Address within the form of what stands at a row and column, or undefined where nothing does. */
export function addressAt(layout: GridLayout, { row, column }: Spot): string | undefined {
  const line = layout.lines[row];
  const head = layout.columns[column];
  if (!line || !head || line.kind === 'total') return undefined;
  if (line.item > 0 && !head.many) return undefined;
  return addressOf(layout.table.code, line.code, head.code, line.item);
}

/** Row and column of an address within the form; the first column for an address that names only a row. */
export function spotOf(layout: GridLayout, address: string): Spot | undefined {
  const place = placeOf(address);
  if (place.table !== layout.table.code) return undefined;
  const row = layout.lines.findIndex((line) => line.code === place.row && line.item === place.item);
  const column = layout.columns.findIndex((it) => it.code === place.column);
  return row < 0 ? undefined : { row, column: Math.max(column, 0) };
}
