/**
 * Due days. The rule comes from a policy pack (kernel/policy/value-shape.ts gives its shape); the unit, whether the first day counts and
 * what a holiday does belong to the rule, never to the number. Every answer explains its own counting in Chinese, for the screen.
 */
import { type Calendar, nearestWorkday } from './calendar.ts';
import { addDays, addMonths, clampedDay, type Day, dayZh, instantText, monthOf, startOfDay, yearOf } from './day.ts';
import { type Count, countBack, countOn } from './deadline-count.ts';
import { countHours } from './deadline-hours.ts';
import { type Span, type Suspension, spansOf, spansWithin } from './deadline-suspension.ts';
import { refuse } from './refusal.ts';

export type { Suspension } from './deadline-suspension.ts';

export type PeriodUnit = 'natural_days' | 'working_days' | 'months' | 'hours';

export interface PeriodRule {
  readonly length: number;
  readonly unit: PeriodUnit;
  /** Default: the day it starts is not counted. */
  readonly first_day_counts?: boolean;
  /** `next_workday`: a last day that is not worked moves to the next worked day. Default `none`. */
  readonly roll?: 'none' | 'next_workday';
}

/** A date fixed by the calendar: the first one on or after the start. Such dates never move for a holiday. */
export type FixedDateRule =
  | { readonly strategy: 'quarter_end' }
  | { readonly strategy: 'year_end' }
  /** That date every year; the month's last day where it does not exist. */
  | { readonly strategy: 'yearly'; readonly month: number; readonly day: number }
  /** Last day of that month every year; of every month when none is named. */
  | { readonly strategy: 'month_end'; readonly month?: number };

export type DeadlineRule = PeriodRule | FixedDateRule;

export interface Extension {
  readonly length: number;
  /** The rule's own unit when absent. */
  readonly unit?: PeriodUnit;
  readonly basis: string;
}

export interface DueOptions {
  readonly suspensions?: readonly Suspension[];
  /** Counted one after another from the unrolled end of what precedes. */
  readonly extensions?: readonly Extension[];
}

export interface Due {
  /** Null while suspended. */
  readonly day: Day | null;
  /** Last day before moving for a holiday: a limit on an authority should already show red after this one. */
  readonly unrolled_day: Day | null;
  /** Last moment in time, ISO with offset: the end of the due day, or the exact time of a period in hours. */
  readonly instant: string | null;
  readonly suspended: boolean;
  /** Rests on a year whose holidays are not loaded. */
  readonly provisional: boolean;
  readonly warnings: readonly string[];
  /** The counting, step by step, in Chinese. */
  readonly how: readonly string[];
}

const UNIT_ZH: Readonly<Record<PeriodUnit, string>> = {
  natural_days: '个自然日',
  working_days: '个工作日',
  months: '个月',
  hours: '小时',
};

const END_OF_DAY = 86_400_000 - 1000;

/**
 * The last day on which the act is in time. A period in hours is counted from midnight, the earliest reading; give `dueInstant` the time.
 * Refusals: `policy.deadline` (length or unit of an extension), `input.suspension`.
 */
export function dueDay(rule: DeadlineRule, start: Day, calendar: Calendar, options: DueOptions = {}): Due {
  if ('strategy' in rule) return finish(fixedDate(rule, start), start, false, rule, calendar, options);
  checkLength(rule.length);
  if (rule.unit === 'hours') {
    const due = dueInHours(rule, startOfDay(start), calendar, options);
    return { ...due, how: [`未记录时刻，按${dayZh(start)}零时起算。`, ...due.how.slice(1)] };
  }
  const first = rule.first_day_counts === true;
  const spans = spansOf(options.suspensions ?? []);
  const base = countOn({ length: rule.length, unit: rule.unit }, start, calendar, spans, first);
  return finish(base, start, first, rule, calendar, options);
}

/** As `dueDay`, from an instant in milliseconds since the epoch; the day it falls on is the start of periods in days and months. */
export function dueInstant(rule: DeadlineRule, start: number, calendar: Calendar, options: DueOptions = {}): Due {
  if ('unit' in rule && rule.unit === 'hours') {
    checkLength(rule.length);
    return dueInHours(rule, start, calendar, options);
  }
  return dueDay(rule, instantText(start).slice(0, 10) as Day, calendar, options);
}

/**
 * Counting backwards: the last day that is still `length` units before `event` (举行听证的七个工作日前). The event's day is not counted;
 * a rule that moves for holidays moves to the worked day before.
 */
export function latestDay(rule: PeriodRule, event: Day, calendar: Calendar): Due {
  checkLength(rule.length);
  if (rule.unit === 'hours') throw refuse('policy.deadline', '以小时计的期限不能倒推到日，请改用日或工作日。');
  const counted = countBack({ length: rule.length, unit: rule.unit }, event, calendar);
  const how = [
    `从${dayZh(event)}向前倒数，当日不计入。`,
    `须提前${rule.length}${UNIT_ZH[rule.unit]}，最迟为${dayZh(counted.day)}${skippedZh(counted)}。`,
  ];
  return rolled(counted.day, rule, -1, calendar, { how, warnings: counted.warnings });
}

function finish(
  base: Count,
  start: Day,
  first: boolean,
  rule: Exclude<DeadlineRule, { unit: 'hours' }>,
  calendar: Calendar,
  options: DueOptions,
): Due {
  const spans = spansOf(options.suspensions ?? []);
  const how = [`自${dayZh(start)}起算，当日${first ? '计入' : '不计入'}。`];
  if ('strategy' in rule) how.splice(0, 1, `按固定日期确定，取${dayZh(start)}当日或之后最近的一次。`);
  const label = 'strategy' in rule ? '日期' : `${rule.length}${UNIT_ZH[rule.unit]}`;
  const warnings: string[] = [...base.warnings];
  let at = base;
  let from = first ? addDays(start, -1) : start;
  const tell = (words: string): void => {
    if ('length' in rule || at !== base) how.push(...suspendedZh(spans, from, at));
    how.push(at.day === null ? openZh(at) : `${words}${dayZh(at.day)}${skippedZh(at)}。`);
  };
  tell('strategy' in rule ? '日期为' : `${label}，届满日为`);
  for (const extension of options.extensions ?? []) {
    checkLength(extension.length);
    const unit = extension.unit ?? ('unit' in rule ? rule.unit : undefined);
    if (unit === undefined || unit === 'hours') throw refuse('policy.deadline', '延长的单位应为日、工作日或月，请写明。');
    const words = `延长${extension.length}${UNIT_ZH[unit]}（${extension.basis}）`;
    if (at.day === null) {
      how.push(`${words}，恢复后计入。`);
      continue;
    }
    from = at.day;
    at = countOn({ length: extension.length, unit }, from, calendar, spans, false);
    warnings.push(...at.warnings);
    tell(`${words}，届满日为`);
  }
  if (at.day === null) return suspendedDue(warnings, how);
  return rolled(at.day, rule, 1, calendar, { how, warnings });
}

function dueInHours(rule: PeriodRule, start: number, calendar: Calendar, options: DueOptions): Due {
  const spans = spansOf(options.suspensions ?? []);
  const how = [`自${instantZh(start)}起算。`];
  let length = rule.length;
  for (const extension of options.extensions ?? []) {
    checkLength(extension.length);
    if ((extension.unit ?? 'hours') !== 'hours') throw refuse('policy.deadline', '以小时计的期限只能以小时延长。');
    length += extension.length;
    how.push(`延长${extension.length}小时（${extension.basis}）。`);
  }
  const end = countHours(length, start, spans);
  if (end === null) return suspendedDue([], [...how, openZh({ open: spans.find((span) => span.open) })]);
  const day = instantText(end).slice(0, 10) as Day;
  how.push(...suspendedZh(spans, addDays(instantText(start).slice(0, 10) as Day, -1), { day }));
  how.push(`${length}小时，届满时刻为${instantZh(end)}。`);
  const due = rolled(day, rule, 1, calendar, { how, warnings: [] });
  const moved = due.day === null ? end : end + startOfDay(due.day) - startOfDay(day);
  return { ...due, instant: instantText(moved) };
}

function fixedDate(rule: FixedDateRule, start: Day): Count {
  const year = yearOf(start);
  const yearly = (month: number, date: number): Day => {
    const day = clampedDay(year, month, date);
    return day >= start ? day : clampedDay(year + 1, month, date);
  };
  const on = (): Day => {
    switch (rule.strategy) {
      case 'quarter_end':
        return clampedDay(year, Math.ceil(monthOf(start) / 3) * 3, 31);
      case 'year_end':
        return clampedDay(year, 12, 31);
      case 'month_end':
        return rule.month === undefined ? clampedDay(year, monthOf(start), 31) : yearly(rule.month, 31);
      case 'yearly':
        return yearly(rule.month, rule.day);
    }
  };
  return { day: on(), warnings: [], skipped: 0, made_up: [] };
}

function rolled(
  day: Day,
  rule: DeadlineRule,
  direction: 1 | -1,
  calendar: Calendar,
  said: { how: readonly string[]; warnings: readonly string[] },
): Due {
  const how = [...said.how];
  const warnings = [...said.warnings];
  const worked = calendar.workday(day).working;
  let at = day;
  if ('roll' in rule && rule.roll === 'next_workday') {
    at = nearestWorkday(calendar, day, direction);
    for (const seen of [day, at]) {
      const warning = calendar.warning(seen);
      if (warning !== undefined) warnings.push(warning);
    }
    if (at !== day) how.push(`${dayZh(day)}为休息日或节假日，${direction === 1 ? '顺延' : '提前'}至${dayZh(at)}。`);
  } else if (!worked) how.push(`${dayZh(day)}为休息日或节假日，该期限不顺延。`);
  const unique = [...new Set(warnings)];
  return {
    day: at,
    unrolled_day: day,
    instant: instantText(startOfDay(at) + END_OF_DAY),
    suspended: false,
    provisional: unique.length > 0,
    warnings: unique,
    how,
  };
}

function suspendedDue(warnings: readonly string[], how: readonly string[]): Due {
  const unique = [...new Set(warnings)];
  return { day: null, unrolled_day: null, instant: null, suspended: true, provisional: unique.length > 0, warnings: unique, how };
}
