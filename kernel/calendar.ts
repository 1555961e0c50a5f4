/**
 * Which days are worked. Each year's holidays and shifted weekends come as data (the State Council office's yearly notice); a year that
 * is not loaded is counted Monday to Friday and every answer about it is marked provisional, never silently taken as true.
 */
import { addDays, type Day, isDay, weekdayOf, yearOf } from './day.ts';
import { refuse } from './refusal.ts';

export interface CalendarBasis {
  /** Title or number of the notice. */
  readonly document: string;
  /** How well it was checked: the text itself, a report of it, or memory. */
  readonly verified?: string;
  readonly note?: string;
}

/** One calendar year as data: a YAML file or a database row. */
export interface CalendarYear {
  readonly year: number;
  /** Days off, weekends within a holiday included. */
  readonly off: readonly Day[];
  /** Weekend days that are worked (调休上班). */
  readonly work: readonly Day[];
  readonly basis: readonly CalendarBasis[];
}

export interface WorkdayAnswer {
  readonly working: boolean;
  /** The year is not loaded: the answer may change. */
  readonly provisional: boolean;
}

export interface Calendar {
  /** Loaded years, ascending. */
  readonly years: readonly number[];
  workday(day: Day): WorkdayAnswer;
  /** Is it a day that differs from its weekday: off on a weekday, or worked on a weekend? */
  shifted(day: Day): boolean;
  /** Chinese warning when the day's year is not loaded. */
  warning(day: Day): string | undefined;
  basis(year: number): readonly CalendarBasis[];
}

/** Builds a calendar; Refusal `policy.calendar` when a year is given twice. */
export function calendarOf(years: readonly CalendarYear[]): Calendar {
  const byYear = new Map<number, { data: CalendarYear; off: ReadonlySet<Day>; work: ReadonlySet<Day> }>();
  for (const data of years) {
    if (byYear.has(data.year)) throw refuse('policy.calendar', `${data.year}年放假安排重复，请只保留一份。`);
    byYear.set(data.year, { data, off: new Set(data.off), work: new Set(data.work) });
  }
  const loaded = [...byYear.keys()].sort((a, b) => a - b);
  const first = loaded[0];
  const workday = (day: Day): WorkdayAnswer => {
    const year = byYear.get(yearOf(day));
    const weekday = weekdayOf(day) <= 5;
    return { working: weekday ? !year?.off.has(day) : year?.work.has(day) === true, provisional: year === undefined };
  };
  return {
    years: loaded,
    workday,
    shifted: (day) => workday(day).working !== weekdayOf(day) <= 5,
    warning: (day) => {
      const year = yearOf(day);
      if (byYear.has(year)) return undefined;
      return first !== undefined && year < first
        ? `${year}年放假安排未载入，日期为暂定`
        : `${year}年放假安排尚未发布，日期为暂定`;
    },
    basis: (year) => byYear.get(year)?.data.basis ?? [],
  };
}

/** The day itself if worked, else the next (`+1`) or the previous (`-1`) worked day. */
export function nearestWorkday(calendar: Calendar, day: Day, direction: 1 | -1): Day {
  let at = day;
  while (!calendar.workday(at).working) at = addDays(at, direction);
  return at;
}

/**
 * A year from parsed YAML or a database row, checked: `{year, off, work, basis}` with `basis` one or several `{document, …}`, or a text.
 * Refusal `policy.calendar` names every entry at fault; `file` is put before each message.
 */
export function calendarYear(raw: unknown, file = '放假安排'): CalendarYear {
  const data = isObject(raw) ? raw : {};
  const faults: string[] = [];
  const year = typeof data.year === 'number' && Number.isInteger(data.year) ? data.year : 0;
  if (year === 0) faults.push('缺少年份 year');
  const days = (name: 'off' | 'work'): Day[] => {
    const list: unknown[] = Array.isArray(data[name]) ? data[name] : [];
    if (!Array.isArray(data[name])) faults.push(`缺少 ${name} 日期清单`);
    for (const it of list) {
      if (!isDay(it)) faults.push(`${name} 中“${String(it)}”不是有效日期`);
      else if (yearOf(it) !== year) faults.push(`${name} 中 ${it} 不在${year}年`);
      else if (list.indexOf(it) !== list.lastIndexOf(it)) faults.push(`${name} 中 ${it} 重复`);
    }
    return list.filter(isDay).sort();
  };
  const off = days('off');
  const work = days('work');
  for (const day of work) {
    if (weekdayOf(day) <= 5) faults.push(`work 中 ${day} 不是周六或周日`);
    if (off.includes(day)) faults.push(`${day} 同时列为放假和上班`);
  }
  const basis = basisOf(data.basis);
  if (basis.length === 0) faults.push('缺少依据 basis（放假安排通知的名称）');
  if (faults.length > 0) throw refuse('policy.calendar', `${file}：${[...new Set(faults)].join('；')}。`);
  return { year, off, work, basis };
}

function basisOf(raw: unknown): CalendarBasis[] {
  if (Array.isArray(raw)) return raw.flatMap(basisOf);
  if (typeof raw === 'string') return raw === '' ? [] : [{ document: raw }];
  if (!isObject(raw) || typeof raw.document !== 'string') return [];
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return [{ document: raw.document, verified: text(raw.verified), note: text(raw.note) }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
