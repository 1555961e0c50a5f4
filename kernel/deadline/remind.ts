/** When to remind people of a due day: on days they are at work. */
import { type Calendar, nearestWorkday } from '../calendar.ts';
import { addDays, type Day } from '../day.ts';
import { countBack } from './count.ts';

export interface RemindStep {
  /** 0 is the due day itself. */
  readonly before: number;
  readonly unit: 'working_days' | 'natural_days';
}

/** Reminder days in order, each once. A day that is not worked moves back to the last worked day, so that nobody is told on a holiday. */
export function remindDays(due: Day, calendar: Calendar, steps: readonly RemindStep[]): Day[] {
  const days = steps.map(({ before, unit }) => {
    const at = unit === 'natural_days' ? addDays(due, -before) : countBack({ length: before, unit }, due, calendar).day;
    return nearestWorkday(calendar, at, -1);
  });
  return [...new Set(days)].sort();
}
