/** The kind of act must be in the region's dictionary (NOR-25). */
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';

export function actKindFault(kind: string, policy: PolicyView): Refusal | undefined {
  const known = policy.dictionary('dict.enforcement_act');
  if (known.length === 0 || known.some((k) => k.value === kind)) return undefined;
  return refuse('input.act_kind', '职权类型不在本地规则的字典内，请从列表中选择。', {
    faults: [{ field: 'act_kind', message: '请从列表中选择' }],
    basis: ['dict.enforcement_act'],
  });
}
