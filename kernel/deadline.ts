/**
 * Due days. The rule comes from a policy pack: the unit, whether the first day counts and what a holiday does belong to the rule, never
 * to the number. Every answer explains its own counting in Chinese, for the screen.
 */
import { type Calendar, nearestWorkday } from './calendar.ts';
import { type Day, dayZh, instantText, startOfDay } from './day.ts';
import { countBack, countOn } from './deadline/count.ts';
import { countHours } from './deadline/hours.ts';
import { type DeadlineRule, type Extension, fixedDate, lengthZh, type PeriodRule } from './deadline/rule.ts';
import { type Suspension, spansOf } from './deadline/suspension.ts';
import { instantZh, skippedZh, suspendedZh } from './deadline/words.ts';
import { refuse } from './refusal.ts';

export { type RemindStep, remindDays } from './deadline/remind.ts';
export type { DeadlineRule, Extension, FixedDateRule, PeriodRule, PeriodUnit } from './deadline/rule.ts';
export type { Suspension } from './deadline/suspension.ts';

export interface DueOptions {
  /** Days inside do not count. A date fixed by the calendar is not moved by them; its extensions are. */
  readonly suspensions?: readonly Suspension[];
  /** Counted one after another, each from the unrolled end of what precedes. */
  readonly extensions?: readonly Extension[];
}

export interface Due {
  /** Last day on which the act is in time; null while suspended. */
  readonly day: Day | null;
  /** The same before moving for a holiday: a limit on an authority should already show red after this one. */
  readonly unrolled_day: Day | null;
  /** Last moment in time, ISO with offset: the end of the due day, or the exact time for periods in hours. */
  readonly instant: string | null;
  readonly suspended: boolean;
  /** Rests on a year whose holidays are not loaded; `warnings` name it. */
  readonly provisional: boolean;
  readonly warnings: readonly string[];
  /** The counting, step by step, in Chinese. */
  readonly how: readonly string[];
}

/** What has been found so far on the way to an answer. */
interface Trail {
  readonly how: string[];
  readonly warnings: Set<string>;
}

const LAST_SECOND_MS = 86_399_000;

/**
 * The last day on which the act is in time. A period in hours is counted from midnight, its earliest reading; `dueInstant` takes the time.
 * Refusals: `policy.deadline` (a length below 1, hours mixed with days), `input.suspension` (ends before it starts).
 */
export function dueDay(rule: DeadlineRule, start: Day, calendar: Calendar, options: DueOptions = {}): Due {
  const hours = hoursRule(rule);
  if (hours) {
    const how = [`未记录时刻，按${dayZh(start)}零时起算。`];
    return dueInHours(hours, startOfDay(start), calendar, options, { how, warnings: new Set() });
  }
  const trail: Trail = { how: [], warnings: new Set() };
  const spans = spansOf(options.suspensions ?? []);
  let at = start;
  if ('strategy' in rule) {
    at = fixedDate(rule, start);
    trail.how.push(`按固定日期确定，取${dayZh(start)}当日或其后最近一次，为${dayZh(at)}。`);
  } else trail.how.push(`自${dayZh(start)}起算，当日${rule.first_day_counts ? '计入' : '不计入'}。`);
  const parts = stretches(rule, options.extensions ?? []);
  for (const [n, { length, unit, words, first_day_counts }] of parts.entries()) {
    if (unit === 'hours') throw refuse('policy.deadline', '以日、月计的期限不能以小时延长，请改用日、工作日或月。');
    const count = countOn({ length, unit, first_day_counts }, at, calendar, spans);
    for (const warning of count.warnings) trail.warnings.add(warning);
    trail.how.push(...suspendedZh(count, unit));
    if (count.day === null) {
      trail.how.push(...parts.slice(n + 1).map((later) => `${later.words}，恢复后计入。`));
      return standingStill(trail);
    }
    trail.how.push(`${words}，届满日为${dayZh(count.day)}${skippedZh(count)}。`);
    at = count.day;
  }
  return settle(at, rule, 1, calendar, trail);
}

/** As `dueDay`, from an instant (milliseconds since the epoch); periods in days and months start on the day it falls on. */
export function dueInstant(rule: DeadlineRule, start: number, calendar: Calendar, options: DueOptions = {}): Due {
  const hours = hoursRule(rule);
  const text = instantText(start);
  if (!hours) return dueDay(rule, text.slice(0, 10) as Day, calendar, options);
  return dueInHours(hours, start, calendar, options, { how: [`自${instantZh(text)}起算。`], warnings: new Set() });
}

/**
 * Counting backwards: the last day that still leaves `length` units before `event` (举行听证的七个工作日前). The event's own day does
 * not count; a rule that moves for holidays moves to the worked day before. Refusal `policy.deadline` for hours.
 */
export function latestDay(rule: PeriodRule, event: Day, calendar: Calendar): Due {
  const { length, unit } = rule;
  if (unit === 'hours') throw refuse('policy.deadline', '以小时计的期限不能倒推到日，请改用日、工作日或月。');
  const words = `须提前${lengthZh(length, unit)}`;
  const count = countBack({ length, unit }, event, calendar);
  const how = [`自${dayZh(event)}向前倒数，当日不计入。`, `${words}，最迟为${dayZh(count.day)}${skippedZh(count)}。`];
  return settle(count.day, rule, -1, calendar, { how, warnings: new Set(count.warnings) });
}

function hoursRule(rule: DeadlineRule): PeriodRule | null {
  return 'unit' in rule && rule.unit === 'hours' ? rule : null;
}

/** The rule's own period, then its extensions. */
function stretches(rule: DeadlineRule, extensions: readonly Extension[]) {
  const own = 'unit' in rule ? [{ ...rule, words: `期限${lengthZh(rule.length, rule.unit)}` }] : [];
  const added = extensions.map(({ length, unit = own[0]?.unit, basis }) => {
    if (unit === undefined) throw refuse('policy.deadline', '固定日期的延长须写明单位：日、工作日或月。');
    return { length, unit, words: `延长${lengthZh(length, unit)}（${basis}）`, first_day_counts: false };
  });
  return [...own, ...added];
}

function dueInHours(rule: PeriodRule, start: number, calendar: Calendar, options: DueOptions, trail: Trail): Due {
  const parts = stretches(rule, options.extensions ?? []);
  if (parts.some((part) => part.unit !== 'hours'))
    throw refuse('policy.deadline', '以小时计的期限只能以小时延长，请更正。');
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const count = countHours(length, start, spansOf(options.suspensions ?? []));
  trail.how.push(...suspendedZh(count, 'hours'));
  if (count.end === null) return standingStill(trail);
  const end = instantText(count.end);
  trail.how.push(`${parts.map((part) => part.words).join('，')}，届满时刻为${instantZh(end)}。`);
  const day = end.slice(0, 10) as Day;
  const due = settle(day, rule, 1, calendar, trail);
  return { ...due, instant: instantText(count.end + startOfDay(due.day ?? day) - startOfDay(day)) };
}

/** Moves for a holiday where the rule says so, forward or (counting backwards) back, and closes the explanation. */
function settle(day: Day, rule: DeadlineRule, direction: 1 | -1, calendar: Calendar, { how, warnings }: Trail): Due {
  const moves = 'roll' in rule && rule.roll === 'next_workday';
  const at = moves ? nearestWorkday(calendar, day, direction) : day;
  if (moves)
    for (const seen of [day, at]) {
      const warning = calendar.warning(seen);
      if (warning !== undefined) warnings.add(warning);
    }
  if (at !== day) how.push(`${dayZh(day)}为休息日或节假日，${direction === 1 ? '顺延' : '提前'}至${dayZh(at)}。`);
  else if (!calendar.workday(day).working) how.push(`${dayZh(day)}为休息日或节假日，不顺延。`);
  return {
    day: at,
    unrolled_day: day,
    instant: instantText(startOfDay(at) + LAST_SECOND_MS),
    suspended: false,
    provisional: warnings.size > 0,
    warnings: [...warnings],
    how,
  };
}

function standingStill({ how, warnings }: Trail): Due {
  return {
    day: null,
    unrolled_day: null,
    instant: null,
    suspended: true,
    provisional: warnings.size > 0,
    warnings: [...warnings],
    how,
  };
}
