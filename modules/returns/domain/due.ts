/** Periods and days of a chain. Report dates do not roll over: the day a document names is the day. Pure. */
import { addDays, type Day, dayFrom, daysInMonth } from '#kernel/day.ts';
import type { ChainLeg, ChainValue } from '#kernel/policy/return-shape.ts';

export interface About {
  readonly about_year: number;
  readonly from: Day;
  readonly until: Day;
}

/** What a round that opens in a year is about. */
export function aboutOf(chain: Pick<ChainValue, 'about' | 'period'>, opened_in: number): About {
  if (chain.about === 'once' && chain.period) {
    const { from, until } = chain.period;
    return { about_year: Number(until.slice(0, 4)), from: from as Day, until: until as Day };
  }
  return periodOf(chain.about === 'previous_year' ? opened_in - 1 : opened_in);
}

export function periodOf(about_year: number): About {
  return {
    about_year,
    from: dayFrom({ year: about_year, month: 1, date: 1 }),
    until: dayFrom({ year: about_year, month: 12, date: 31 }),
  };
}

/** Day a leg is due; null where the documents give none. */
export function dueDayOf(leg: Pick<ChainLeg, 'due'>, chain: Pick<ChainValue, 'about'>, about_year: number): Day | null {
  const { due } = leg;
  if ('once' in due) return due.once as Day;
  if (!('every' in due)) return null;
  const year = chain.about === 'previous_year' ? about_year + 1 : about_year;
  const most = daysInMonth(year, due.month);
  return dayFrom({ year, month: due.month, date: Math.min(due.day ?? most, most) });
}

/**
 * For a leg without a day: so many days before the earliest of the legs that sum it, which may themselves have only a proposal. Null where no leg above has
 * a day. A proposal, never a duty.
 */
export function proposedDay(
  leg: Pick<ChainLeg, 'code' | 'due'>,
  chain: Pick<ChainValue, 'about' | 'legs'>,
  about_year: number,
  lead_days: number | null,
  seen: readonly string[] = [],
): Day | null {
  if (lead_days === null || seen.includes(leg.code)) return null;
  const above = chain.legs
    .filter((it) => it.sums.includes(leg.code))
    .map((it) => dueDayOf(it, chain, about_year) ?? proposedDay(it, chain, about_year, lead_days, [...seen, leg.code]))
    .filter((it) => it !== null)
    .sort();
  return above[0] ? addDays(above[0], -lead_days) : null;
}

/** The last day on which any leg is due; null where none has a day. */
export function lastDue(chain: Pick<ChainValue, 'about' | 'legs'>, about_year: number): Day | null {
  return (
    chain.legs
      .map((leg) => dueDayOf(leg, chain, about_year))
      .filter((it) => it !== null)
      .sort()
      .at(-1) ?? null
  );
}
