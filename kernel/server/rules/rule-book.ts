/**
 * The rules of all packs as a book for one subject: each rule with its variants (a pack further down may say it otherwise), type-checked
 * against the fact dictionary, and the parameters they read, each with its place in `rule_world`.
 */
import { type Checked, check, type ParamDictionary, type ParamEntry } from '../../expression/index.ts';
import type { FactDef } from '../../facts.ts';
import type { PolicySet } from '../../policy/index.ts';
import type { RuleValue } from '../../policy/value-shape.ts';

export interface RuleVariant {
  /** Number within the rule, from 1. */
  readonly number: number;
  readonly value: RuleValue;
  readonly checked: Checked;
}

export interface BookRule {
  readonly id: string;
  readonly title: string;
  /** Place in `rule_world.rules`, from 1. */
  readonly place: number;
  readonly variants: readonly RuleVariant[];
}

export interface RuleBook {
  readonly facts: FactDef;
  readonly rules: readonly BookRule[];
  /** Parameter id → its place in `nums` or `txts`, from 1. */
  readonly params: ReadonlyMap<string, { readonly kind: 'num' | 'txt' | 'flag'; readonly place: number }>;
}

/** Parameters of the packs with their types, as expressions may use them. */
export function paramDictionary(set: PolicySet): ParamDictionary {
  const out: Record<string, ParamEntry> = {};
  for (const pack of set.packs.values())
    for (const entry of pack.entries.values()) {
      if (entry.kind !== 'parameter') continue;
      const type =
        entry.type === 'int' ? 'int' : entry.type === 'bool' ? 'bool' : entry.type === 'text' ? 'text' : undefined;
      if (type) out[entry.id] = { type, label: entry.title, ...(entry.unit ? { unit: entry.unit } : {}) };
    }
  return out;
}

/** Identity of a variant: what decides its verdict. Words and basis may differ without making another variant. */
export function variantKey(value: Pick<RuleValue, 'when' | 'past' | 'light'>): string {
  return JSON.stringify([value.when, value.past ?? null, value.light]);
}

/** Builds the book; throws with every fault of every rule. `extra` adds drafts, for the back-test. */
export function ruleBook(
  set: PolicySet,
  facts: FactDef,
  extra: readonly { id: string; title: string; value: RuleValue }[] = [],
): RuleBook {
  const params = paramDictionary(set);
  const found = new Map<string, { title: string; values: Map<string, RuleValue> }>();
  const add = (id: string, title: string, value: RuleValue) => {
    const rule = found.get(id) ?? { title, values: new Map() };
    rule.values.set(variantKey(value), value);
    found.set(id, rule);
  };
  for (const pack of set.packs.values())
    for (const entry of pack.entries.values()) {
      if (entry.kind !== 'rule') continue;
      for (const dated of entry.values) {
        const value = dated.value as RuleValue | undefined;
        if (value && value.subject === facts.subject) add(entry.id, entry.title, value);
      }
    }
  for (const draft of extra) add(draft.id, draft.title, draft.value);

  const wrong: string[] = [];
  const rules: BookRule[] = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { title, values }], i) => ({
      id,
      title,
      place: i + 1,
      variants: [...values.values()].flatMap((value, n) => {
        const checked = check(value.when, { facts, params, want: 'bool' });
        if (!checked.ok) {
          wrong.push(...checked.errors.map((e) => `${id}：第${e.column}字：${e.message}`));
          return [];
        }
        if (value.past && facts.fields[value.past]?.type !== 'day')
          wrong.push(`${id}：past 要指一个日期事实，“${value.past}”不是`);
        return [{ number: n + 1, value, checked }];
      }),
    }));
  if (wrong.length > 0) throw new Error(`规则有误：\n- ${wrong.join('\n- ')}`);

  const used = new Set(rules.flatMap((r) => r.variants.flatMap((v) => v.checked.uses.params)));
  const places = new Map<string, { kind: 'num' | 'txt' | 'flag'; place: number }>();
  let nums = 0;
  let txts = 0;
  for (const id of [...used].sort()) {
    const type = params[id]?.type;
    places.set(
      id,
      type === 'text' ? { kind: 'txt', place: ++txts } : { kind: type === 'bool' ? 'flag' : 'num', place: ++nums },
    );
  }
  return { facts, rules, params: places };
}
