/** What the head should know of an inspection before the tap, from what is known of the firm around its day. Pure. */
import { addDays, asDay, type Day } from '#kernel/day.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { obstacles } from './earliest.ts';
import { isQuiet, quietDays } from './quiet.ts';

/** Days before and after that the screen calls 近期: how much a head can look over, no rule's number. */
export const NEAR = 30;

export interface KnownNear {
  readonly department: string;
  readonly day: string;
  readonly inspection_type: string;
  readonly what: 'visit' | 'planned';
  readonly own: boolean;
}

/** The park the premises lie in. */
export interface ParkOf {
  readonly quiet: boolean;
  readonly park: string;
}

/** What the head should know of one inspection before the tap. Days are `YYYY-MM-DD`; `null` in `cap`: 原文未规定. */
export interface ApprovalAbout {
  readonly day_off: boolean;
  /** The quiet days of the park the premises lie in, when the day falls on one. */
  readonly quiet: { readonly park: string; readonly first_day: number; readonly last_day: number } | null;
  readonly year: { readonly year: number; readonly own_visits: number; readonly cap: number | null };
  /** More departments in seven days than the packs allow. */
  readonly crowded: boolean;
  /** Inspections and plans of other departments within `near_days` of the day. */
  readonly others: readonly Omit<KnownNear, 'own'>[];
  readonly near_days: number;
}

export function approvalAbout(
  task: { readonly planned_from: string; readonly entered_at: string | null },
  known: readonly KnownNear[],
  place: ParkOf | undefined,
  policy: Pick<PolicyView, 'number' | 'isWorkday'>,
): ApprovalAbout {
  const day = asDay(task.planned_from);
  const year = day.slice(0, 4);
  const quiet = quietDays(policy);
  const cap = policy.number('inspection.visits_cap');
  const against = obstacles(day, {
    from: day,
    isWorkday: policy.isWorkday,
    quiet,
    in_park: place?.quiet === true,
    cap: null,
    most_departments: policy.number('inspection.departments_week_max'),
    known: known.map((it) => ({ department: it.department, day: asDay(it.day), own: it.own })),
  });
  const visits = known.filter((it) => it.own && it.what === 'visit' && it.day.startsWith(year)).length;
  // An inspection entered before its approval is among the known visits; it is the one in question, not one before it.
  const itself = task.entered_at !== null && visits > 0 ? 1 : 0;
  return {
    day_off: against.includes('day-off'),
    quiet:
      quiet && place && isQuiet(day, quiet, place.quiet)
        ? { park: place.park, first_day: quiet.first, last_day: quiet.last }
        : null,
    year: { year: Number(year), own_visits: visits - itself, cap },
    crowded: against.includes('departments'),
    others: known
      .filter((it) => !it.own && near(day, it.day))
      .map(({ department, day: at, inspection_type, what }) => ({ department, day: at, inspection_type, what })),
    near_days: NEAR,
  };
}

const near = (day: Day, at: string): boolean => at >= addDays(day, -NEAR) && at <= addDays(day, NEAR);
