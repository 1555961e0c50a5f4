/** Sums of a table's columns as they are shown under it, and of several returns. Pure; the big sums are the database's. */
import type { FormColumn, FormTable } from '#kernel/policy/return-shape.ts';
import { rowsOf } from './cells.ts';
import { type AddedRow, addressOf, type CellValue, placeOf } from './content.ts';
import { isNumeric } from './value.ts';

/** A sum and what it is made of: how many cells held a number, 无, 无此职权, or nothing. */
export interface Total {
  readonly num: number;
  readonly numbers: number;
  readonly none: number;
  readonly no_competence: number;
  readonly empty: number;
}

export type Values = Readonly<Record<string, CellValue | undefined>>;

/** Adds cells up; whole numbers only, so the order never matters. */
export function totalOf(values: Iterable<CellValue | undefined>): Total {
  const total = { num: 0, numbers: 0, none: 0, no_competence: 0, empty: 0 };
  for (const value of values) {
    if (!value) total.empty += 1;
    else if (value.kind === 'number') {
      total.num += value.num;
      total.numbers += 1;
    } else if (value.kind === 'none') total.none += 1;
    else if (value.kind === 'no_competence') total.no_competence += 1;
  }
  return total;
}

/** Values of every item of a row's column, in order. */
export function itemsAt(table: string, row: string, column: FormColumn, values: Values): CellValue[] {
  if (!column.many) return [values[addressOf(table, row, column.code)]].filter((it) => it !== undefined);
  const prefix = `${table}|${row}|`;
  return Object.keys(values)
    .filter((address) => address.startsWith(prefix) && placeOf(address).column === column.code)
    .sort((a, b) => placeOf(a).item - placeOf(b).item)
    .flatMap((address) => values[address] ?? []);
}

/** Sums of the numeric columns of a table, by column code. */
export function totalsOf(table: FormTable, added: readonly AddedRow[], values: Values): Record<string, Total> {
  const rows = rowsOf(table, added);
  return Object.fromEntries(
    table.columns.filter(isNumeric).map((column) => [
      column.code,
      totalOf(
        rows.flatMap((row) => {
          const items = itemsAt(table.code, row.code, column, values);
          return items.length > 0 ? items : [undefined];
        }),
      ),
    ]),
  );
}
