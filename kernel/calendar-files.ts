import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type CalendarYear, calendarYear } from './calendar.ts';

/** The folder of the published years, one file `<year>.yaml` each. */
export const PUBLISHED_CALENDAR = fileURLToPath(new URL('../policies/national/calendar', import.meta.url));

/** The years of a folder, in order. Refusal `policy.calendar` for a file that is wrong. */
export function readCalendarYears(folder: string = PUBLISHED_CALENDAR): CalendarYear[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => calendarYear(parse(readFileSync(join(folder, name), 'utf8')), name));
}
