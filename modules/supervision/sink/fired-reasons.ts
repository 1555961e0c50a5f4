/** From verdicts to the reasons of cards, split by who may see them. */
import { addDays, asDay } from '#kernel/day.ts';
import { explain } from '#kernel/expression/index.ts';
import type { RuleValue } from '#kernel/policy/index.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import type { Verdict } from '#kernel/server/reactor.ts';
import type { BookRule, RuleBook, RuleVariant } from '#kernel/server/rules/rule-book.ts';
import type { FactSeen, Reason } from '../domain/reason.ts';

/** A row of a fact table, by column. */
export type FactRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly policy_region: string };

export function variantOf(verdict: Verdict, rule: BookRule): RuleVariant | undefined {
  return rule.variants.find((v) => v.number === verdict.rules[rule.place - 1]);
}

/** Ids of the rules at these places. */
export function ruleIds(book: RuleBook, places: readonly number[]): string[] {
  return places.flatMap((place) => book.rules[place - 1]?.id ?? []);
}

/**
 * Is this rule for the supervising side alone? Words and confidentiality do not make a variant, so the region's own value is asked too; either
 * saying so is enough.
 */
export function isConfidential(variant: RuleVariant | undefined, policy: PolicyView, rule: string): boolean {
  const value = policy.ask(rule).value as RuleValue | null;
  return variant?.value.confidential === true || value?.confidential === true;
}

/** The reason a rule gives on these facts. `facts` by column of the fact table. */
export function reasonOf(
  book: RuleBook,
  rule: BookRule,
  variant: RuleVariant,
  facts: FactRow,
  policy: PolicyView,
  act_day: string,
): Reason {
  const value = (policy.ask(rule.id).value as RuleValue | null) ?? variant.value;
  const byName = factsByName(book, facts);
  const params = Object.fromEntries(variant.checked.uses.params.map((id) => [id, policy.ask(id).value]));
  const seen: FactSeen[] = explain(variant.checked, byName, params).map(({ name, label, value: v, unit }) => ({
    name,
    label,
    value: typeof v === 'bigint' ? Number(v) : v,
    ...(unit ? { unit } : {}),
  }));
  const past = variant.value.past;
  const due = past ? byName[past] : undefined;
  if (past) seen.unshift({ name: past, label: book.facts.fields[past]?.label ?? past, value: due ?? null });
  return {
    rule: rule.id,
    title: rule.title,
    message: value.message,
    light: variant.value.light,
    day: typeof due === 'string' ? addDays(asDay(due), 1) : act_day,
    pack: policy.version,
    facts: seen,
    basis: policy.ask(rule.id).basis,
    state: 'standing',
  };
}

export function factsByName(book: RuleBook, facts: FactRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(book.facts.fields).map(([name, field]) => [name, facts[field.column ?? name] ?? null]),
  );
}
