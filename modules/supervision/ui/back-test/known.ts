/** What a draft may speak of: rules in force, parameters with their values, facts the rules in force already use. Pure. */
import type { EntryShown } from '#modules/policy/ui/index.ts';
import type { ParamShown } from './check-draft.ts';

export interface RuleShown {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly light: 'red' | 'yellow';
  readonly when: string;
  readonly past: string | null;
  readonly message: string;
  readonly waits: readonly string[];
}

interface RuleValue {
  readonly subject: string;
  readonly light: 'red' | 'yellow';
  readonly when: string;
  readonly past?: string;
  readonly message: string;
  readonly needs_local?: readonly string[];
}

/** Rules in force here for one kind of subject. */
export function rulesOf(entries: readonly EntryShown[], subject: string): readonly RuleShown[] {
  return entries
    .filter((entry) => entry.kind === 'rule' && entry.value !== null)
    .map((entry) => ({ entry, value: entry.value as RuleValue }))
    .filter(({ value }) => value.subject === subject)
    .map(({ entry, value }) => ({
      id: entry.id,
      title: entry.title,
      subject: value.subject,
      light: value.light,
      when: value.when,
      past: value.past ?? null,
      message: value.message,
      waits: value.needs_local ?? [],
    }));
}

/** Parameters an expression may read with `param("id")`; the type follows the value, a number where it is left open. */
export function paramsOf(entries: readonly EntryShown[]): readonly ParamShown[] {
  return entries
    .filter((entry) => entry.kind === 'parameter' && !Array.isArray(entry.value))
    .map((entry) => ({
      id: entry.id,
      title: entry.title,
      value_words: entry.value_words,
      open: entry.status === 'unspecified' || entry.status === 'absent',
      type:
        entry.type === 'text' || typeof entry.value === 'string'
          ? 'text'
          : typeof entry.value === 'boolean'
            ? 'bool'
            : 'int',
    }));
}

/** Names of facts in expressions: `f.coded && f.visits_365 > 3` → coded, visits_365. */
export function factsIn(whens: readonly string[]): readonly string[] {
  const names = whens.flatMap((when) => [...when.matchAll(/\bf\.([a-z_][a-z_0-9]*)/g)].map((match) => match[1] ?? ''));
  return [...new Set(names)].sort();
}
