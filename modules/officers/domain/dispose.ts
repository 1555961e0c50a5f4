/** What suspending, withdrawing, cancelling and revoking have in common: a new effect, a new state, and a check that it may be. */
import { addDays, asDay, type Day } from '#kernel/day.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Effect, EffectKind } from './effects.ts';

/** Code of the action in the packs' dictionary of what may be done to a certificate. */
const ACTION = {
  suspended: 'suspend',
  withdrawn: 'withdraw',
  cancelled: 'cancel',
  revoked: 'revoke',
  lapsed: '',
} as const;

export interface Disposal {
  readonly effect: Exclude<EffectKind, 'lapsed'>;
  readonly label: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly ground: string;
  readonly basis: string;
}

export interface Disposed {
  readonly effects: readonly Effect[];
  readonly note: string;
}

/** Adds the effect, or says why not: the day lies ahead, the period is backwards, or the region's pack does not know the measure. */
export function dispose(
  before: { readonly effects: readonly Effect[]; readonly valid_from: string },
  wanted: Disposal,
  today: Day,
  policy: PolicyView,
): Disposed | Refusal {
  const known = policy.dictionary('dict.certificate_action');
  if (known.length > 0 && !known.some((a) => a.value === ACTION[wanted.effect]))
    return refuse('policy.certificate-action', `本地规则没有“${wanted.label}”这种证件处置，请选用其他处置方式。`, {
      basis: ['dict.certificate_action'],
    });
  if (wanted.from > today)
    return refuse('input.effective-from', `${wanted.label}日期不能晚于今天，请在生效当日办理。`, {
      faults: [{ field: 'effective_from', message: '不能晚于今天' }],
    });
  if (wanted.from < before.valid_from)
    return refuse('input.effective-from', `${wanted.label}日期早于证件有效期起日 ${before.valid_from}，请核对。`, {
      faults: [{ field: 'effective_from', message: `不能早于${before.valid_from}` }],
    });
  if (wanted.until !== null && wanted.until < wanted.from)
    return refuse('input.until', '截止日期不能早于开始日期。', {
      faults: [{ field: 'until', message: '不能早于开始日期' }],
    });
  const { effect, from, until, ground, basis } = wanted;
  const back = from < today ? '，追溯生效' : '';
  return {
    effects: [...before.effects, { effect, from, until, ground, basis, decided: today }],
    note: `${wanted.label}：自${from}起${until ? `至${until}` : ''}${back}；事由：${ground}`,
  };
}

/** Days between the old end and the renewal count as not valid. */
export function lapse(old_until: string, renewed_from: string, today: Day): Effect[] {
  const from = addDays(asDay(old_until), 1);
  const until = addDays(asDay(renewed_from), -1);
  return from > until ? [] : [{ effect: 'lapsed', from, until, ground: '到期未续', basis: '', decided: today }];
}
