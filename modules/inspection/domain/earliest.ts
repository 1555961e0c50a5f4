/** The earliest day for an inspection that breaks nothing known: what an officer is offered while drafting. */
import { addDays, type Day, daysBetween, yearOf } from '#kernel/day.ts';
import { isQuiet, type QuietDays } from './quiet.ts';

export interface KnownVisit {
  readonly department: string;
  readonly day: Day;
  readonly own: boolean;
}

export interface Circumstances {
  readonly from: Day;
  readonly isWorkday: (day: Day) => boolean;
  readonly quiet: QuietDays | null;
  readonly in_park: boolean;
  /** Visits of this unit to the firm a year; null: 原文未规定. */
  readonly cap: number | null;
  /** Departments in seven days; null: 原文未规定. */
  readonly most_departments: number | null;
  readonly known: readonly KnownVisit[];
}

export type Obstacle = 'day-off' | 'quiet' | 'cap' | 'departments';

/** What stands against a day, in the order an officer would ask. */
export function obstacles(day: Day, about: Circumstances): Obstacle[] {
  const out: Obstacle[] = [];
  if (!about.isWorkday(day)) out.push('day-off');
  if (isQuiet(day, about.quiet, about.in_park)) out.push('quiet');
  const own = about.known.filter((it) => it.own && yearOf(it.day) === yearOf(day)).length;
  if (about.cap !== null && own + 1 > about.cap) out.push('cap');
  const others = new Set(
    about.known.filter((it) => !it.own && Math.abs(daysBetween(it.day, day)) < 7).map((it) => it.department),
  );
  if (about.most_departments !== null && others.size + 1 > about.most_departments) out.push('departments');
  return out;
}

const HORIZON = 400;

/** The first day without obstacle, or null when there is none within the horizon (a cap of nought, for example). */
export function earliestDay(about: Circumstances): Day | null {
  for (let n = 0; n < HORIZON; n++) {
    const day = addDays(about.from, n);
    if (obstacles(day, about).length === 0) return day;
  }
  return null;
}
