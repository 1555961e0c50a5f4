/** What the policy engine needs from its neighbours: the expression language and the counting of days. */
import type { FactType } from '../facts.ts';
import type { PeriodValue } from './value-shape.ts';

/** Facts by subject: the name and type of each, as the modules document them. */
export type FactDictionary = Readonly<Record<string, Readonly<Record<string, { readonly type: FactType }>>>>;

export type ParamType = 'int' | 'text' | 'bool';

export interface ExpressionFault {
  readonly message: string;
  /** Character range in the expression. */
  readonly start?: number;
  readonly end?: number;
}

export type FactValues = Readonly<Record<string, string | number | boolean>>;

export interface ExpressionPort {
  /** Every fault of a rule's condition: syntax, unknown facts and parameters, types; empty when it is sound. */
  check(
    text: string,
    scope: { readonly facts: FactDictionary[string]; readonly params: Readonly<Record<string, ParamType>> },
  ): readonly ExpressionFault[];
  /** True, false, or null when a missing fact or parameter leaves it open. */
  evaluate(
    text: string,
    scope: { readonly facts: FactDictionary[string]; readonly params: Readonly<Record<string, ParamType>> },
    values: { readonly facts: FactValues; readonly params: FactValues; readonly today: string },
  ): boolean | null;
}

/** Counts a period from its starting day; the calendar is the caller's. */
export type DuePort = (period: PeriodValue, start: string) => string | null;

/** Ids a condition reads with `param("…")`. */
export function paramsOf(condition: string): string[] {
  return [...condition.matchAll(/param\(\s*["']([^"']+)["']\s*\)/g)].map((it) => it[1] ?? '');
}
