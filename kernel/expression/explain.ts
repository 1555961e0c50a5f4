import type { Checked, Values, ValueType } from './types.ts';

/** One line under an alert: what the rule looked at and what it found. */
export interface Seen {
  readonly kind: 'fact' | 'param';
  /** Fact name or parameter id, as written in the expression. */
  readonly name: string;
  readonly label: string;
  readonly type: ValueType;
  readonly unit?: string;
  readonly meaning?: string;
  /** Null when unknown. */
  readonly value: unknown;
}

/** The facts, then the parameters an expression uses, each in order of first appearance, with their values in this row. */
export function explain(checked: Checked, row: Values, params: Values = {}): Seen[] {
  const facts = checked.uses.facts.map((name): Seen => {
    const entry = checked.facts.fields[name];
    const { label = name, type = 'text', unit, meaning } = entry ?? {};
    return { kind: 'fact', name, label, type, unit, meaning, value: row[name] ?? null };
  });
  const limits = checked.uses.params.map((id): Seen => {
    const { label = id, type = 'text', unit } = checked.params[id] ?? {};
    return { kind: 'param', name: id, label, type, unit, value: params[id] ?? null };
  });
  return [...facts, ...limits];
}
