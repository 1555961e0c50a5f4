/** Months as rows of weeks that begin on a Monday. Pure. */
import { addDays, addMonths, asDay, type Day, weekdayOf } from '#kernel/day.ts';

const WEEK = 7;

export const monthBefore = (month: string): string => addMonths(asDay(`${month}-01`), -1).slice(0, 7);
export const monthAfter = (month: string): string => addMonths(asDay(`${month}-01`), 1).slice(0, 7);

/** The weeks that touch a month (`2026-11`), whole, with the days of its neighbours. */
export function weeksOf(month: string): readonly (readonly Day[])[] {
  const first = asDay(`${month}-01`);
  const last = addDays(asDay(`${monthAfter(month)}-01`), -1);
  const weeks: Day[][] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday <= last; monday = addDays(monday, WEEK))
    weeks.push(Array.from({ length: WEEK }, (_, i) => addDays(monday, i)));
  return weeks;
}
