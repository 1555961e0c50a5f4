/** The demonstration's days are written as seen from `as_of`; whoever replays it on another day shifts all of them alike. */
import { addDays, asDay, type Day, daysBetween } from '#kernel/day.ts';

export interface Shift {
  (day: string): Day;
  (day: string | null): Day | null;
}

/** A function that moves a day by the distance between `as_of` and `today`. */
export function shiftTo(as_of: string, today: Day): Shift {
  const distance = daysBetween(asDay(as_of), today);
  return ((day: string | null) => (day === null ? null : addDays(asDay(day), distance))) as Shift;
}
