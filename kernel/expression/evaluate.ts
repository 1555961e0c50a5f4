import { EvaluationError } from '@marcbachmann/cel-js';
import type { Day } from '#kernel/day.ts';
import { refuse } from '#kernel/refusal.ts';
import { DayValue, readDay } from './day-value.ts';
import { FactRow } from './environment.ts';
import { DAYS, declared, exactly, within } from './interval.ts';
import type { Checked, FactEntry, Values, ValueType } from './types.ts';
import { TYPE } from './words.ts';

export interface EvaluateOptions {
  readonly params?: Values;
  readonly today?: Day;
}

export type Value = boolean | bigint | string;

/**
 * The expression's value for one row by the CEL library's own evaluator; undefined when it cannot be judged. Days come back as
 * `YYYY-MM-DD`, ints as bigint. Rows may hold ints as number, bigint or digits. Throws `input.fact` for a value of the wrong type.
 */
export function evaluate(
  checked: Checked,
  row: Values,
  { params = {}, today }: EvaluateOptions = {},
): Value | undefined {
  const f = new FactRow();
  for (const name of checked.uses.facts) {
    const entry = checked.facts.fields[name];
    const value = entry && given(name, entry.type, row[name], entry);
    if (value !== undefined) f.set(name, value);
  }
  const known = new Map<string, unknown>();
  for (const id of checked.uses.params) {
    const value = given(id, checked.params[id]?.type ?? 'bool', params[id]);
    if (value !== undefined) known.set(id, value);
  }
  if (checked.uses.today && !today) throw refuse('input.today', '这个式子用到 today：请给出判断的日期');
  try {
    const value: unknown = checked.run({ f, params: known, ...(today ? { today: given('today', 'day', today) } : {}) });
    return value instanceof DayValue ? value.day : (value as Value);
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

/** The library's value, or undefined for null and absent. */
function given(name: string, type: ValueType, value: unknown, entry?: FactEntry): unknown {
  if (value === null || value === undefined) return undefined;
  const wrong = () => refuse('input.fact', `“${name}”要填${TYPE[type]}，填的是 ${JSON.stringify(value, plain)}`);
  switch (type) {
    case 'int': {
      const digits = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
      if (typeof digits !== 'string' || !/^-?\d+$/.test(digits)) throw wrong();
      const { lo, hi } = declared(entry);
      const int = BigInt(digits);
      if (int < lo || int > hi) throw refuse('input.fact', `“${name}”须在 ${lo} 与 ${hi} 之间，填的是 ${digits}`);
      return int;
    }
    case 'day': {
      const day = readDay(value);
      if (!day) throw wrong();
      if (!within(exactly(BigInt(day.epoch)), DAYS))
        throw refuse('input.fact', `“${name}”的年份须在 1000 与 8999 之间，填的是 ${value}`);
      return day;
    }
    case 'bool':
      if (typeof value !== 'boolean') throw wrong();
      return value;
    case 'text':
      if (typeof value !== 'string') throw wrong();
      return value;
    case 'text[]':
      if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) throw wrong();
      return value;
  }
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
