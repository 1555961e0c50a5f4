/** Counting one stretch of a period, day by day or by arithmetic, with suspended days left out. */
import type { Calendar } from '../calendar.ts';
import { addDays, addMonths, type Day, daysBetween, weekdayOf } from '../day.ts';
import type { Span } from './suspension.ts';

export interface Stretch {
  readonly length: number;
  readonly unit: 'natural_days' | 'working_days' | 'months';
  readonly first_day_counts?: boolean;
}

export interface Count {
  /** Last day of the stretch; null when it stands still in a suspension that goes on. */
  readonly day: Day | null;
  /** Suspensions met, with the days of each that were left out (of one that goes on: 0). */
  readonly met: readonly { readonly span: Span; readonly days: number }[];
  /** Days left out as weekends and holidays (working days only). */
  readonly skipped: number;
  /** Worked weekends that were counted (working days only). */
  readonly made_up: readonly Day[];
  /** Units still to count when it stands still; absent for months. */
  readonly left?: number;
  readonly warnings: readonly string[];
}

/** Counts a stretch forward from `start`, which itself counts only when the stretch says so. */
export function countOn(stretch: Stretch, start: Day, calendar: Calendar, spans: readonly Span[]): Count {
  const from = stretch.first_day_counts ? addDays(start, -1) : start;
  if (stretch.unit === 'working_days') return walk(stretch.length, from, calendar, spans);
  if (stretch.unit === 'natural_days') return shift(addDays(from, stretch.length), from, spans, stretch.length);
  const end = addMonths(start, stretch.length);
  return shift(stretch.first_day_counts ? addDays(end, -1) : end, from, spans);
}

/** The latest day from which `length` units still lie before `event`, whose own day does not count. */
export function countBack(stretch: Stretch, event: Day, calendar: Calendar): Count & { readonly day: Day } {
  const plain = { met: [], skipped: 0, made_up: [], warnings: [] };
  if (stretch.unit === 'natural_days') return { ...plain, day: addDays(event, -stretch.length) };
  if (stretch.unit === 'months') return { ...plain, day: addMonths(event, -stretch.length) };
  const seen = tally(calendar);
  let at = event;
  for (let left = stretch.length; left > 0; ) {
    at = addDays(at, -1);
    if (seen.counts(at)) left--;
  }
  return { ...seen.result(), met: [], day: at };
}

/** Moves an end by the suspended days that lie after `from` and up to it. */
function shift(end: Day, from: Day, spans: readonly Span[], length?: number): Count {
  const met: { span: Span; days: number }[] = [];
  let day = end;
  let left_out = 0;
  for (const span of spans) {
    if (span.from > day) break;
    const first = span.from > from ? span.from : addDays(from, 1);
    if (span.until === null) {
      const left = length === undefined ? undefined : length - (daysBetween(from, first) - 1 - left_out);
      return { day: null, met: [...met, { span, days: 0 }], left, skipped: 0, made_up: [], warnings: [] };
    }
    if (span.until < first) continue;
    const days = daysBetween(first, span.until) + 1;
    met.push({ span, days });
    left_out += days;
    day = addDays(day, days);
  }
  return { day, met, skipped: 0, made_up: [], warnings: [] };
}

function walk(length: number, from: Day, calendar: Calendar, spans: readonly Span[]): Count {
  const seen = tally(calendar);
  const met: { span: Span; days: number }[] = [];
  let at = from;
  let next = 0;
  for (let left = length; left > 0; ) {
    at = addDays(at, 1);
    let span = spans[next];
    while (span?.until && span.until < at) span = spans[++next];
    if (span && span.from <= at) {
      if (span.until === null) return { ...seen.result(), day: null, met: [...met, { span, days: 0 }], left };
      met.push({ span, days: daysBetween(at, span.until) + 1 });
      at = span.until;
    } else if (seen.counts(at)) left--;
  }
  return { ...seen.result(), day: at, met };
}

/** Asks the calendar day by day and remembers what the explanation needs. */
function tally(calendar: Calendar) {
  const warnings = new Set<string>();
  const made_up: Day[] = [];
  let skipped = 0;
  return {
    counts(day: Day): boolean {
      const { working, provisional } = calendar.workday(day);
      if (provisional) warnings.add(calendar.warning(day) ?? '');
      if (!working) skipped++;
      else if (weekdayOf(day) > 5) made_up.push(day);
      return working;
    },
    result: () => ({ skipped, made_up, warnings: [...warnings] }),
  };
}
