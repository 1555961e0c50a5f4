/** What stands in a form as CEL sees it: of a row, of the sums, of the whole form. Pure. */
import { evaluate } from '#kernel/expression/index.ts';
import { type Compiled, rowCodes } from '#kernel/policy/form-program.ts';
import type { FormColumn, FormTable, FormValue } from '#kernel/policy/return-shape.ts';
import type { AddedRow, CellValue } from './content.ts';
import { itemsAt, totalsOf, type Values } from './sum.ts';
import { isNumeric } from './value.ts';

export { type Compiled, compileFor, formFacts, rowFacts, totalFacts, withPrefix } from '#kernel/policy/form-program.ts';

type Known = number | string | readonly string[] | undefined;

/** A cell as CEL sees it: 无 and 无此职权 are 0 among numbers and unknown among words; empty is unknown. */
function known(column: FormColumn, items: readonly CellValue[]): Known {
  if (items.length === 0) return undefined;
  if (isNumeric(column)) return items.reduce((sum, it) => sum + (it.kind === 'number' ? it.num : 0), 0);
  const texts = items.filter((it) => it.kind === 'text');
  if (column.type === 'files') return texts.reduce((sum, it) => sum + (it.files?.length ?? 0), 0);
  if (texts.length === 0) return undefined;
  if (column.type === 'choices') return texts.flatMap((it) => it.txt.split(','));
  return texts.map((it) => it.txt).join('\n');
}

export function rowValues(table: FormTable, row: string, values: Values): Record<string, Known> {
  return Object.fromEntries(
    table.columns.map((column) => [column.code, known(column, itemsAt(table.code, row, column, values))]),
  );
}

export function totalValues(table: FormTable, added: readonly AddedRow[], values: Values): Record<string, Known> {
  return Object.fromEntries(Object.entries(totalsOf(table, added, values)).map(([code, total]) => [code, total.num]));
}

export function formValues(form: FormValue, added: readonly AddedRow[], values: Values): Record<string, Known> {
  const all: Record<string, Known> = {};
  for (const table of form.tables) {
    for (const row of rowCodes(table))
      for (const [code, value] of Object.entries(rowValues(table, row.code, values)))
        all[`${table.code}_${row.code}_${code}`] = value;
    for (const [code, value] of Object.entries(totalValues(table, added, values)))
      all[`${table.code}_total_${code}`] = value;
  }
  return all;
}

/** True, false, a number or a text; undefined where it cannot be judged, a value does not fit, or the expression does not parse. */
export function judge(
  compiled: Compiled,
  values: Readonly<Record<string, Known>>,
): boolean | bigint | string | undefined {
  if (!compiled.ok) return undefined;
  try {
    return evaluate(compiled.run, values);
  } catch {
    // A value of the wrong type is a fault of its own cell, told there.
    return undefined;
  }
}
