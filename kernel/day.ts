/**
 * A calendar day in Asia/Shanghai, as the ISO text `2026-03-01`. Text order is day order, so `<` on two days is right.
 * Pure integer arithmetic on the proleptic Gregorian calendar: no `Date` object, no local time zone.
 */
import { refuse } from './refusal.ts';

declare const dayBrand: unique symbol;
export type Day = string & { readonly [dayBrand]: true };

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface Ymd {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly date: number;
}

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;
/** Asia/Shanghai has kept UTC+8 without summer time since 1991-09-15; instants before that day are not kept here. */
const OFFSET_MS = 8 * 3_600_000;

/** Is this text a day that exists, written `YYYY-MM-DD`? */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string') return false;
  const [, y, m, d] = PATTERN.exec(text) ?? [];
  const month = Number(m);
  return Number(y) >= 1 && month >= 1 && month <= 12 && Number(d) >= 1 && Number(d) <= daysInMonth(Number(y), month);
}

/** The day a text names, or a Refusal `input.day` that says how to write it; `field` is the form field at fault. */
export function asDay(text: unknown, field?: string): Day {
  if (isDay(text)) return text;
  const shown = typeof text === 'string' ? text : '（空）';
  const message =
    typeof text === 'string' && PATTERN.test(text)
      ? `“${shown}”不是日历上存在的日期，请核对年、月、日。`
      : `“${shown}”不是有效日期，请按 2026-03-01 的格式填写。`;
  throw refuse('input.day', message, field === undefined ? {} : { faults: [{ field, message }] });
}

/** Whether a month has 28, 29, 30 or 31 days; month 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function ymdOf(day: Day): Ymd {
  return { year: yearOf(day), month: monthOf(day), date: Number(day.slice(8)) };
}

/** A day from its numbers; Refusal `input.day` when it does not exist or lies outside the years 1–9999. */
export function dayFrom({ year, month, date }: Ymd): Day {
  return asDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** 1–12 */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

/** Days since 1970-01-01, negative before. Inverse: `dayAt`. */
export function ordinalOf(day: Day): number {
  const { year, month, date } = ymdOf(day);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The day that many days after 1970-01-01. */
export function dayAt(ordinal: number): Day {
  const z = ordinal + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dayFrom({ year, month, date: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 });
}

export function addDays(day: Day, days: number): Day {
  return dayAt(ordinalOf(day) + days);
}

/** The same date `months` later (or earlier); the last day of the month where that date does not exist. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = ymdOf(day);
  const at = year * 12 + (month - 1) + months;
  return clampedDay(Math.floor(at / 12), (((at % 12) + 12) % 12) + 1, date);
}

/** That date of that month, or the month's last day where the date does not exist: February 29 falls on 28 in common years. */
export function clampedDay(year: number, month: number, date: number): Day {
  return dayFrom({ year, month, date: Math.min(date, daysInMonth(year, month)) });
}

/** Days from `from` to `to`: 1 for tomorrow, 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return ordinalOf(to) - ordinalOf(from);
}

/** Negative, 0 or positive, for `sort`. */
export function compareDay(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function weekdayOf(day: Day): Weekday {
  return (((((ordinalOf(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The day in Asia/Shanghai on which an instant falls. */
export function dayOf(instant: Date): Day {
  return dayAt(Math.floor((instant.getTime() + OFFSET_MS) / MS_PER_DAY));
}

/** Milliseconds since the epoch of midnight in Asia/Shanghai at which the day begins. */
export function startOfDay(day: Day): number {
  return ordinalOf(day) * MS_PER_DAY - OFFSET_MS;
}

/** `2026-03-01T08:30:00+08:00`, as the database returns instants; fractions of a second are dropped. */
export function instantText(ms: number): string {
  const local = ms + OFFSET_MS;
  const day = dayAt(Math.floor(local / MS_PER_DAY));
  const seconds = Math.floor((local - ordinalOf(day) * MS_PER_DAY) / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${day}T${clock.map((part) => pad(part, 2)).join(':')}+08:00`;
}

/** 2026年3月1日 */
export function dayZh(day: Day): string {
  const { year, month, date } = ymdOf(day);
  return `${year}年${month}月${date}日`;
}

/** 星期一 … 星期日 */
export function weekdayZh(day: Day): string {
  return `星期${'一二三四五六日'[weekdayOf(day) - 1]}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
