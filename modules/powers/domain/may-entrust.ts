/** NOR-24: enforcement may not be farmed out. What happens to an attempt is the region's pack's to say. */
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';

const CHECK = 'check.outsourcing';

/** A refusal, words to keep with the act, or nothing to say. */
export function mayEntrust(trustee_kind: string, policy: PolicyView): Refusal | { readonly note?: string } {
  if (trustee_kind !== 'private') return {};
  const level = policy.check(CHECK);
  const words = policy.checkWords(CHECK) || '执法事项不得外包给企业、中介机构或其他社会组织，请改由行政机关实施。';
  if (level === 'block') return refuse('policy.outsourcing', words, { basis: [CHECK] });
  return level === 'off' ? {} : { note: words };
}
