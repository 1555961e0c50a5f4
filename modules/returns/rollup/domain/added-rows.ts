/** Rows that units added, as sums name them: `+` and the row's name, or `=` and the code chosen in the column that the form names. Pure. */
import type { FormColumn, FormTable, FormValue } from '#kernel/policy/return-shape.ts';

/** A table with the words of the keys that its added rows may be summed under. */
export interface SummedTable extends FormTable {
  readonly added: Readonly<Record<string, string>>;
}

export const isAdded = (key: string): boolean => key.startsWith('+') || key.startsWith('=');

export function columnOf(form: Pick<FormValue, 'tables'>, table: string, column: string): FormColumn | undefined {
  return form.tables.find((it) => it.code === table)?.columns.find((it) => it.code === column);
}

/** `options` answers those of a dictionary. */
export function summedTable(
  table: FormTable,
  options: (dictionary: string) => readonly { readonly value: string; readonly label: string }[],
): SummedTable {
  const by = table.sum_by ? table.columns.find((it) => it.code === table.sum_by) : undefined;
  if (!by?.dictionary) return { ...table, added: {} };
  const chosen = options(by.dictionary).map((it) => [`=${it.value}`, it.label] as const);
  return { ...table, added: { ...Object.fromEntries(chosen), '=': `未选${by.name}` } };
}

/** Words of a key that is no printed row. */
export const addedName = (table: SummedTable | undefined, key: string): string =>
  table?.added[key] ?? (isAdded(key) ? key.slice(1) : key);
