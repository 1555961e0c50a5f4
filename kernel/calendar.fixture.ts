/** The published years, for tests; the server reads them in kernel/server/policy-service.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type CalendarYear, calendarYear } from './calendar.ts';

const FOLDER = new URL('../policies/national/calendar/', import.meta.url);

export function publishedYears(): CalendarYear[] {
  const names = readdirSync(FOLDER).sort();
  return names.map((name) => calendarYear(parse(readFileSync(new URL(name, FOLDER), 'utf8')), name));
}
