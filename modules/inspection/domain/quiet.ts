/** 安静生产期: days of each month on which premises in certain parks are not entered (ENT-01). The days come from the packs. */
import type { PolicyView } from '#kernel/policy-view.ts';

export interface QuietDays {
  readonly first: number;
  readonly last: number;
}

/** The quiet days of a region, or null where no pack knows them. */
export function quietDays(policy: Pick<PolicyView, 'number'>): QuietDays | null {
  const first = policy.number('inspection.quiet_first_day');
  const last = policy.number('inspection.quiet_last_day');
  return first === null || last === null ? null : { first, last };
}

/** Is the day quiet for premises, which lie in a quiet park or not? */
export function isQuiet(day: string, days: QuietDays | null, in_park: boolean): boolean {
  const date = Number(day.slice(8, 10));
  return in_park && days !== null && date >= days.first && date <= days.last;
}
