/** The numbers and words of a form as CEL sees them: of a row, of the sums, of the whole form. Pure. */
import type { FactDictionary, FactEntry, ScalarType, ValueType } from '#kernel/expression/index.ts';
import { type Checked, check, type ExpressionFault, evaluate } from '#kernel/expression/index.ts';
import type { FormColumn, FormTable, FormValue } from '#kernel/policy/return-shape.ts';
import { ONLY_ROW } from './cells.ts';
import type { AddedRow, CellValue } from './content.ts';
import { itemsAt, totalsOf, type Values } from './sum.ts';
import { isNumeric } from './value.ts';

const TYPES: Readonly<Record<FormColumn['type'], ValueType>> = {
  int: 'int',
  decimal: 'int',
  money: 'int',
  text: 'text',
  prose: 'text',
  choice: 'text',
  choices: 'text[]',
  day: 'day',
  files: 'int',
};

const entry = (type: ValueType, label: string): FactEntry => ({ type, label, meaning: label });
const numeric = (table: FormTable) => table.columns.filter(isNumeric);
const rowCodes = (table: FormTable) =>
  table.rows.length > 0 ? table.rows : table.open ? [] : [{ code: ONLY_ROW, name: '' }];

/** `f.<column>`: the columns of one row. Money in 分, decimals as whole numbers of their last digit, attachments as how many. */
export function rowFacts(table: FormTable): FactDictionary {
  return {
    subject: 'row',
    fields: Object.fromEntries(table.columns.map((it) => [it.code, entry(TYPES[it.type], it.name)])),
  };
}

/** `f.<column>`: sums of the numeric columns; empty, 无 and 无此职权 add nothing. */
export function totalFacts(table: FormTable): FactDictionary {
  return {
    subject: 'total',
    fields: Object.fromEntries(numeric(table).map((it) => [it.code, entry('int', `${it.name}合计`)])),
  };
}

/** `f.<table>_<row>_<column>` and `f.<table>_total_<column>`; of texts nothing. */
export function formFacts(form: FormValue): FactDictionary {
  const fields: Record<string, FactEntry> = {};
  for (const table of form.tables) {
    for (const row of rowCodes(table))
      for (const column of table.columns)
        fields[`${table.code}_${row.code}_${column.code}`] = entry(TYPES[column.type], `${row.name}${column.name}`);
    for (const column of numeric(table))
      fields[`${table.code}_total_${column.code}`] = entry('int', `${column.name}合计`);
  }
  return { subject: 'form', fields };
}

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

/** An expression of a form, checked once; or its faults. */
export type Compiled =
  | { readonly ok: true; readonly run: Checked }
  | { readonly ok: false; readonly faults: readonly ExpressionFault[] };

/** Names of columns may be written bare, as the packs do; the engine wants `f.name`. Texts in quotes stay as they are. */
export function withPrefix(source: string, facts: FactDictionary): string {
  return source.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w.])[a-z][a-z0-9_]*(?!\w)(?!\s*\()/g, (word) =>
    Object.hasOwn(facts.fields, word) ? `f.${word}` : word,
  );
}

export function compileFor(source: string, facts: FactDictionary, want: ScalarType): Compiled {
  const checked = check(withPrefix(source, facts), { facts, params: {}, want });
  return checked.ok ? { ok: true, run: checked } : { ok: false, faults: checked.errors };
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
