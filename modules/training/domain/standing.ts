/** Where a person stands in a year: hours by kind against what the region's document asks. Pure; the facts of SQL say the same (tested). */

export interface Required {
  /** Least hours of all counted kinds together; null where the documents say nothing (原文未规定). */
  readonly total: number | null;
  readonly public_law: number | null;
  readonly business_skill: number | null;
}

export interface Hours {
  /** All kinds that count; political study apart never does. */
  readonly counted: number;
  readonly public_law: number;
  readonly business_skill: number;
}

export type Verdict =
  /** the documents ask for nothing */
  | 'unruled'
  | 'met'
  /** not yet, but what is planned for this person reaches it */
  | 'on-course'
  | 'will-fall-short'
  /** the year is over */
  | 'short';

/** Hours missing by requirement; null where nothing is required. */
export function missing(
  required: Required,
  hours: Hours,
): { total: number | null; public_law: number | null; business_skill: number | null } {
  const gap = (least: number | null, has: number) => (least === null ? null : Math.max(least - has, 0));
  return {
    total: gap(required.total, hours.counted),
    public_law: gap(required.public_law, hours.public_law),
    business_skill: gap(required.business_skill, hours.business_skill),
  };
}

/** The widest gap: hours that still have to be done at least; null where nothing is required. */
export function shortBy(required: Required, hours: Hours): number | null {
  const gaps = Object.values(missing(required, hours)).filter((it): it is number => it !== null);
  if (gaps.length === 0) return null;
  const { total, public_law, business_skill } = missing(required, hours);
  // Hours of the two kinds count for the total as well, so the total's gap is no addition to theirs.
  return Math.max(total ?? 0, (public_law ?? 0) + (business_skill ?? 0));
}

export const add = (a: Hours, b: Hours): Hours => ({
  counted: a.counted + b.counted,
  public_law: a.public_law + b.public_law,
  business_skill: a.business_skill + b.business_skill,
});

export function verdictOf(required: Required, done: Hours, planned: Hours, year_over: boolean): Verdict {
  const now = shortBy(required, done);
  if (now === null) return 'unruled';
  if (now === 0) return 'met';
  if (year_over) return 'short';
  return shortBy(required, add(done, planned)) === 0 ? 'on-course' : 'will-fall-short';
}

export interface Step extends Hours {
  readonly day: string;
}

/** Day on which what is planned reaches the requirement, or null when it never does; null too when nothing is missing. */
export function reachedOn(required: Required, done: Hours, planned: readonly Step[]): string | null {
  if (!shortBy(required, done)) return null;
  let hours = done;
  for (const step of [...planned].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    hours = add(hours, step);
    if (shortBy(required, hours) === 0) return step.day;
  }
  return null;
}
