/** Rules of due days as the policy packs give them; names and values as in kernel/policy/value-shape.ts. */
import { clampedDay, type Day, monthOf, yearOf } from '../day.ts';
import { refuse } from '../refusal.ts';

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
  /** Document or article it rests on, in words. */
  readonly basis: string;
}

export const UNIT_ZH: Readonly<Record<PeriodUnit, string>> = {
  natural_days: '个自然日',
  working_days: '个工作日',
  months: '个月',
  hours: '小时',
};

/** `10个工作日`; Refusal `policy.deadline` unless the length is a whole number from 1. */
export function lengthZh(length: number, unit: PeriodUnit): string {
  if (!Number.isInteger(length) || length < 1)
    throw refuse('policy.deadline', `期限长度应为大于零的整数，现为“${length}”，请更正。`);
  return `${length}${UNIT_ZH[unit]}`;
}

/** The date a fixed rule names, first one on or after `start`. */
export function fixedDate(rule: FixedDateRule, start: Day): Day {
  const year = yearOf(start);
  const yearly = (month: number, date: number): Day => {
    const day = clampedDay(year, month, date);
    return day >= start ? day : clampedDay(year + 1, month, date);
  };
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
}
