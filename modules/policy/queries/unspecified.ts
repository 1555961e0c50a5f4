import { z } from 'zod';
import { explain, type RuleValue } from '#kernel/policy/index.ts';
import { query } from '#kernel/query.ts';
import { policySource } from '../service.ts';
import { shown } from './packs.ts';

/** 原文未规定 entries of my region without a local value, and why each matters: which rules cannot be judged without it. */
export const unspecified = query({
  name: 'policy.unspecified',
  label: '原文未规定、待本地设定',
  right: 'policy.read',
  input: () => z.strictObject({}),
  run: async (_read, { ctx }) => {
    const { entries } = explain(policySource().world(), ctx.actor.unit.region, ctx.today);
    const rules = entries.filter((it) => it.entry?.kind === 'rule' && it.status !== 'unspecified');
    const duties = entries.filter((it) => it.entry?.kind === 'duty' || it.entry?.kind === 'document');
    return {
      region: ctx.actor.unit.region,
      entries: entries
        .filter((it) => it.status === 'unspecified')
        .map((it) => ({
          ...shown(it),
          rules: rules
            .filter((rule) => needs(rule.value as RuleValue, rule.note, it.id))
            .map((rule) => ({ id: rule.id, title: rule.entry?.title ?? rule.id })),
          used_by: duties
            .filter((duty) => JSON.stringify(duty.value ?? null).includes(`"${it.id}"`))
            .map((duty) => duty.entry?.title ?? duty.id),
        })),
    };
  },
});

/** Does a rule wait for this entry? It says so itself, reads it as a parameter, or its note names the deadline behind its due day. */
function needs(rule: RuleValue | null, note: string | null, id: string): boolean {
  if (!rule) return false;
  return rule.needs_local.includes(id) || rule.when.includes(`"${id}"`) || (note?.includes(id) ?? false);
}
