/** When notices are due while a campaign runs: one in every period of so many months, by the last day of the period. Pure. */
import { addDays, addMonths, type Day } from '#kernel/day.ts';

export interface NoticePeriod {
  readonly number: number;
  readonly from: Day;
  readonly due: Day;
}

const MOST = 120;

/** Periods that have begun by `today`; the last one ends with the campaign. */
export function noticePeriods(
  campaign: { readonly from: Day; readonly until: Day | null },
  every_months: number,
  today: Day,
): NoticePeriod[] {
  const periods: NoticePeriod[] = [];
  for (let n = 1; n <= MOST; n += 1) {
    const from = addMonths(campaign.from, every_months * (n - 1));
    if (from > today || (campaign.until !== null && from > campaign.until)) break;
    const end = addDays(addMonths(campaign.from, every_months * n), -1);
    periods.push({ number: n, from, due: campaign.until !== null && campaign.until < end ? campaign.until : end });
  }
  return periods;
}
