/** Columns of a return that repeat another column, or last year's, number by number. Pure. */
import type { Observed } from './outliers.ts';

export interface CopiedColumn {
  readonly return: string;
  readonly unit: string;
  readonly table: string;
  readonly column: string;
  /** The column it repeats; null: its own last year. */
  readonly like: string | null;
}

/** Equal numbers in this many rows, of which this many differ from each other, are no accident. */
const LEAST_ROWS = 4;
const LEAST_DIFFERENT = 3;

/** One entry a column. Of two equal columns the one further from its own last year is named. */
export function copiedColumns(observed: readonly Observed[]): CopiedColumn[] {
  const tables = new Map<string, Observed[]>();
  for (const it of observed) {
    const key = `${it.return}|${it.table}`;
    const list = tables.get(key);
    if (list) list.push(it);
    else tables.set(key, [it]);
  }
  return [...tables.values()].flatMap(ofTable);
}

function ofTable(cells: readonly Observed[]): CopiedColumn[] {
  const columns = new Map<string, Map<string, Observed>>();
  for (const it of cells) {
    const column = columns.get(it.column) ?? new Map<string, Observed>();
    columns.set(it.column, column.set(it.row, it));
  }
  const found: CopiedColumn[] = [];
  const named = new Set<string>();
  const add = (of: Map<string, Observed>, like: string | null) => {
    const first = [...of.values()][0];
    if (!first || named.has(first.column)) return;
    named.add(first.column);
    found.push({ return: first.return, unit: first.unit, table: first.table, column: first.column, like });
  };
  const list = [...columns];
  for (const [i, [left, a]] of list.entries())
    for (const [right, b] of list.slice(i + 1)) {
      if (!repeats(a, b, 'value') || repeats(a, b, 'last')) continue;
      if (distance(a) > distance(b)) add(a, right);
      else add(b, left);
    }
  for (const [, column] of list) if (repeatsLast(column)) add(column, null);
  return found;
}

function telling(numbers: readonly number[]): boolean {
  const some = numbers.filter((it) => it !== 0);
  return some.length >= LEAST_ROWS && new Set(some).size >= LEAST_DIFFERENT;
}

function repeats(a: ReadonlyMap<string, Observed>, b: ReadonlyMap<string, Observed>, of: 'value' | 'last'): boolean {
  const rows = [...a.keys()].filter((row) => b.has(row));
  const numbers = rows.map((row) => a.get(row)?.[of] ?? 0);
  return telling(numbers) && rows.every((row, i) => (b.get(row)?.[of] ?? 0) === numbers[i]);
}

/** Counts below ten come back by chance; a column of larger numbers does not. */
function repeatsLast(column: ReadonlyMap<string, Observed>): boolean {
  const cells = [...column.values()];
  const large = cells.filter((it) => it.value >= 10 && it.value === it.last);
  return large.length >= LEAST_ROWS && cells.every((it) => it.value === (it.last ?? 0));
}

function distance(column: ReadonlyMap<string, Observed>): number {
  return [...column.values()].reduce(
    (sum, it) => sum + Math.abs(Math.log(it.value + 0.5) - Math.log((it.last ?? 0) + 0.5)),
    0,
  );
}
