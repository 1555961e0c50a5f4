/**
 * The pure functions an expression may call, each with both faces: SQL here and JavaScript in the evaluator (`js` where the CEL library
 * has none of its own). Adding one means adding it to the property test's grammar as well.
 */
import sql, { type Sql } from 'sql-template-tag';
import type { DayValue } from './day-value.ts';
import type { Range, ValueType } from './types.ts';

export interface PureFunction {
  /** `call` is name(a, …), `method` is a.name(b). */
  readonly style: 'call' | 'method';
  readonly takes: readonly ValueType[];
  readonly gives: ValueType;
  readonly range?: Range;
  /** How it is written, for messages. */
  readonly example: string;
  readonly sql: (args: readonly Sql[]) => Sql;
  readonly js?: { readonly signature: string; readonly run: (day: DayValue) => bigint };
}

export const FUNCTIONS: Readonly<Record<string, PureFunction>> = {
  size: {
    style: 'call',
    takes: ['text[]'],
    gives: 'int',
    range: { lo: 0n, hi: 2n ** 31n },
    example: 'size(f.列表)',
    sql: ([list]) => sql`cardinality(${list})::bigint`,
  },
  startsWith: {
    style: 'method',
    takes: ['text', 'text'],
    gives: 'bool',
    example: 'f.文字.startsWith("开头")',
    sql: ([text, start]) => sql`starts_with(${text}, ${start})`,
  },
  contains: {
    style: 'method',
    takes: ['text', 'text'],
    gives: 'bool',
    example: 'f.文字.contains("其中")',
    sql: ([text, part]) => sql`(strpos(${text}, ${part}) > 0)`,
  },
  year: {
    style: 'call',
    takes: ['day'],
    gives: 'int',
    range: { lo: 1n, hi: 9999n },
    example: 'year(f.日期)',
    sql: ([day]) => sql`extract(year from ${day})::bigint`,
    js: { signature: 'year(Day): int', run: (day) => day.year },
  },
  month: {
    style: 'call',
    takes: ['day'],
    gives: 'int',
    range: { lo: 1n, hi: 12n },
    example: 'month(f.日期)',
    sql: ([day]) => sql`extract(month from ${day})::bigint`,
    js: { signature: 'month(Day): int', run: (day) => day.month },
  },
};
