/** By which day and with whom a unit's plan is filed, as the chain of the region's pack says. Pure. */
import { asDay, clampedDay, type Day } from '#kernel/day.ts';
import type { ChainValue } from '#kernel/policy/return-shape.ts';

export interface PlanUnit {
  readonly kind: string;
  readonly region: string;
  readonly supervised_by: string | null;
}

export interface PlanLeg {
  readonly due: Day | null;
  /** Whom the document names; null where the plan is only made. */
  readonly receiver: string | null;
  readonly words: string;
}

export function levelOf(region: string): string {
  if (region.length > 6) return 'township';
  if (region.endsWith('0000')) return 'province';
  return region.endsWith('00') ? 'city' : 'county';
}

/** Null where the pack has no chain, or none for units of this kind and level. */
export function planLeg(chain: ChainValue | null, unit: PlanUnit, year: number): PlanLeg | null {
  const leg = chain?.legs.find(
    (it) =>
      (it.owes.kinds as readonly string[] | undefined)?.includes(unit.kind) &&
      (it.owes.levels as readonly string[] | undefined)?.includes(levelOf(unit.region)),
  );
  if (!chain || !leg) return null;
  // A plan asked for once says nothing of other years.
  if (chain.about === 'once' && chain.period && yearOf(chain.period.until) !== year) return null;
  const bureau = leg.to.some((it) => it === 'same_level_bureau' || it === 'county_bureau');
  return { due: dueOf(leg.due, year), receiver: bureau ? unit.supervised_by : null, words: leg.name };
}

/** The last day of a month, whichever that is. */
const LAST = 31;
const yearOf = (day: string): number => Number(day.slice(0, 4));

function dueOf(due: ChainValue['legs'][number]['due'], year: number): Day | null {
  if ('once' in due) return asDay(due.once);
  if (!('month' in due)) return null;
  return clampedDay(year, due.month, due.day ?? LAST);
}
