/** What must be right about an inspection before anybody approves it. */
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Fault, type Refusal, refuse } from '#kernel/refusal.ts';

export interface Drafted {
  readonly officers: readonly string[];
  readonly companions: readonly string[] | null;
  readonly planned_from: string;
  readonly planned_until: string;
  readonly inspection_type: string;
  readonly source_kind: string | null;
  readonly source_words: string | null;
  readonly quiet_ground: string | null;
  readonly quiet_words: string | null;
}

function dictionaryFault(
  policy: PolicyView,
  dictionary: string,
  value: string | null,
  words: string | null,
  field: string,
  label: string,
): Fault[] {
  if (value === null) return [];
  const items = (policy.ask(dictionary).value as { items?: { code: string; flags?: string[] }[] } | null)?.items ?? [];
  const found = items.find((it) => it.code === value);
  if (!found) return [{ field, message: `本地规则没有这种${label}，请从列表中选择` }];
  return found.flags?.includes('needs_words') && !words
    ? [{ field: `${field.split('_')[0]}_words`, message: `请写明${label}的具体情况` }]
    : [];
}

/** Refuses with every fault at once. */
export function draftFaults(input: Drafted, policy: PolicyView): Refusal | undefined {
  const faults: Fault[] = [
    ...dictionaryFault(policy, 'dict.inspection_type', input.inspection_type, null, 'inspection_type', '检查类型'),
    ...dictionaryFault(
      policy,
      'dict.plan_exempt_reason',
      input.source_kind,
      input.source_words,
      'source_kind',
      '临时检查原因',
    ),
    ...dictionaryFault(
      policy,
      'exceptions.quiet_period',
      input.quiet_ground,
      input.quiet_words,
      'quiet_ground',
      '特殊情形',
    ),
  ];
  if (input.planned_until < input.planned_from)
    faults.push({ field: 'planned_until', message: '结束日期不能早于开始日期' });
  if (new Set(input.officers).size !== input.officers.length)
    faults.push({ field: 'officers', message: '同一人员只填一次' });
  if (input.companions?.some((it) => input.officers.includes(it)))
    faults.push({ field: 'companions', message: '执法人员不能同时登记为随同人员' });
  const first = faults[0];
  return first ? refuse('input.faults', `${first.message}。`, { faults }) : undefined;
}
