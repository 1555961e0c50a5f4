/** Entries of a list that is filled in row by row. Pure. */
import type { Field } from '../../record.ts';

export type Entry = Readonly<Record<string, unknown>>;

/** What stands in the field as entries; anything else is none. */
export const rowsOf = (value: unknown): readonly Entry[] =>
  Array.isArray(value) ? value.filter((it): it is Entry => typeof it === 'object' && it !== null) : [];

/** A new entry: chosen values as in the one before, its number where one is asked for, words empty. */
export function newEntry(each: Readonly<Record<string, Field>>, rows: readonly Entry[]): Entry {
  const last = rows.at(-1);
  const begin = (name: string, part: Field): unknown => {
    if (part.serial) return freeNumber(rows.map((row) => row[name]));
    if (part.kind === 'bool') return last?.[name] ?? true;
    if (part.kind === 'choice') return last?.[name] ?? part.choices?.[0]?.value ?? null;
    return '';
  };
  return Object.fromEntries(Object.entries(each).map(([name, part]) => [name, begin(name, part)]));
}

function freeNumber(taken: readonly unknown[]): string {
  let n = taken.length + 1;
  while (taken.includes(String(n))) n += 1;
  return String(n);
}

/** The entry at `at`, moved by one place. */
export function moved(rows: readonly Entry[], at: number, by: -1 | 1): readonly Entry[] {
  const to = at + by;
  const [one, other] = [rows[at], rows[to]];
  if (!one || !other) return rows;
  return rows.map((row, i) => (i === at ? other : i === to ? one : row));
}
