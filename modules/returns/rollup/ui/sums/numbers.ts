/** Sums as a form prints them: rows of the form, then rows that units added, then the total. Pure. */
import type { FormColumn, FormTable } from '#kernel/policy/return-shape.ts';
import { isNumeric, shownText } from '../../../domain/value.ts';
import { addedName, isAdded, type SummedTable } from '../../domain/added-rows.ts';
import type { CellSum, CellSums } from '../../domain/summary.ts';

export interface SumLine {
  /** Code of a fixed row, `+` and the name or `=` and the code of added ones, or empty for the total. */
  readonly key: string;
  readonly name: string;
}

export const numericColumns = (table: FormTable): readonly FormColumn[] => table.columns.filter(isNumeric);

/** Rows of a table that hold a sum, fixed ones always. */
export function linesOf(table: SummedTable, cells: CellSums): readonly SumLine[] {
  const fixed = table.rows.map((row) => ({ key: row.code, name: row.name }));
  const known = new Set(fixed.map((it) => it.key));
  const more = new Set<string>();
  for (const address of Object.keys(cells)) {
    const [tbl, row = ''] = address.split('|');
    if (tbl === table.code && !known.has(row)) more.add(row);
  }
  const added = [...more].sort().map((key) => ({ key, name: key === 'only' ? '全部' : addedName(table, key) }));
  const lines = [...fixed, ...added];
  return lines.length > 1 ? [...lines, { key: '', name: '合计' }] : lines;
}

const NOTHING: CellSum = [0, 0, 0, 0];

/** A cell of the grid; the total's counts are the most of any row, for returns are not added over rows. */
export function sumAt(cells: CellSums, table: FormTable, line: SumLine, column: FormColumn): CellSum {
  if (line.key !== '') return cells[`${table.code}|${line.key}|${column.code}`] ?? NOTHING;
  let out: [number, number, number, number] = [0, 0, 0, 0];
  for (const [address, cell] of Object.entries(cells)) {
    const [tbl, , col] = address.split('|');
    if (tbl === table.code && col === column.code)
      out = [out[0] + cell[0], Math.max(out[1], cell[1]), Math.max(out[2], cell[2]), Math.max(out[3], cell[3])];
  }
  return out;
}

export const shown = (num: number | null | undefined, column: FormColumn): string =>
  num === null || num === undefined ? '' : shownText({ kind: 'number', num }, column);

/** Row and column of an address in words. */
export function cellWords(tables: readonly SummedTable[], address: string): string {
  const [tbl, row = '', col] = address.split('|');
  const table = tables.find((it) => it.code === tbl);
  const column = table?.columns.find((it) => it.code === col);
  const line = isAdded(row) ? addedName(table, row) : (table?.rows.find((it) => it.code === row)?.name ?? '');
  const head = column ? [...column.group, column.name].join(' ') : '';
  return [tables.length > 1 ? (table?.name ?? '') : '', line, head].filter((it) => it !== '').join('·');
}

export function columnOf(tables: readonly FormTable[], address: string): FormColumn | undefined {
  const [tbl, , col] = address.split('|');
  return tables.find((it) => it.code === tbl)?.columns.find((it) => it.code === col);
}
