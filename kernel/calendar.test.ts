import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { publishedYears } from './calendar.fixture.ts';
import { calendarOf, calendarYear, nearestWorkday } from './calendar.ts';
import { addDays, asDay, type Day, dayFrom, weekdayOf } from './day.ts';
import { Refusal } from './refusal.ts';

const years = publishedYears();
const calendar = calendarOf(years);

function daysOf(year: number): Day[] {
  const first = dayFrom({ year, month: 1, date: 1 });
  return Array.from({ length: 366 }, (_, n) => addDays(first, n)).filter((day) => day.startsWith(`${year}-`));
}

/** Shifted days of a year as `MM-DD`: weekdays off, weekends worked. */
function shifts(year: number): { off: string[]; work: string[] } {
  const shifted = daysOf(year).filter((day) => calendar.shifted(day));
  const short = (day: Day) => day.slice(5);
  return {
    off: shifted.filter((day) => weekdayOf(day) <= 5).map(short),
    work: shifted.filter((day) => weekdayOf(day) > 5).map(short),
  };
}

function faultOf(raw: unknown): string {
  try {
    calendarYear(raw, '2026.yaml');
  } catch (error) {
    if (error instanceof Refusal && error.code === 'policy.calendar') return error.message;
  }
  throw new Error('expected a refusal policy.calendar');
}

describe('the published holiday years', () => {
  it('cover 2018 to 2026 and name the notice they rest on', () => {
    expect(calendar.years).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (const year of calendar.years)
      expect(calendar.basis(year)[0]).toMatchObject({
        document: `国务院办公厅关于${year}年部分节假日安排的通知`,
        verified: 'secondary',
      });
  });

  it('say of 2025 what the notice says', () => {
    expect(shifts(2025)).toEqual({
      off: '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08'.split(
        ' ',
      ),
      work: '01-26 02-08 04-27 09-28 10-11'.split(' '),
    });
  });

  it('say of 2026 what the notice says', () => {
    expect(shifts(2026)).toEqual({
      off: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07'.split(
        ' ',
      ),
      work: '01-04 02-14 02-28 05-09 09-20 10-10'.split(' '),
    });
  });

  it('know the days on which other published tables are wrong', () => {
    const working = (day: string) => calendar.workday(asDay(day)).working;
    for (const day of ['2018-01-01', '2018-06-16', '2018-09-22', '2020-01-31', '2020-02-01'])
      expect(working(day)).toBe(false);
    expect(working('2023-01-03')).toBe(true);
  });

  it('agree on every day with the library they were taken from', () => {
    const lib = createRequire(import.meta.url)('chinese-days') as { isWorkday(day: string): boolean };
    const differing = calendar.years
      .flatMap(daysOf)
      .filter((day) => calendar.workday(day).working !== lib.isWorkday(day));
    expect(differing).toEqual([]);
  });
});

describe('a year that is not loaded', () => {
  it('is counted Monday to Friday, marked provisional, and warned of by name', () => {
    expect(calendar.workday(asDay('2027-01-04'))).toEqual({ working: true, provisional: true });
    expect(calendar.workday(asDay('2027-01-03'))).toEqual({ working: false, provisional: true });
    expect(calendar.warning(asDay('2027-01-04'))).toBe('2027年放假安排尚未发布，日期为暂定');
    expect(calendar.warning(asDay('2017-01-04'))).toBe('2017年放假安排未载入，日期为暂定');
    expect(calendar.warning(asDay('2026-12-31'))).toBeUndefined();
  });
});

describe('a year from data', () => {
  const row = { year: 2027, off: ['2027-01-01'], work: ['2027-01-02'], basis: '通知' };

  it('can come from a database row, and then counts', () => {
    const more = calendarOf([...years, calendarYear(row)]);
    expect(more.workday(asDay('2027-01-02'))).toEqual({ working: true, provisional: false });
    expect(more.basis(2027)).toEqual([{ document: '通知' }]);
    expect(nearestWorkday(more, asDay('2027-01-01'), 1)).toBe('2027-01-02');
    expect(nearestWorkday(more, asDay('2027-01-03'), -1)).toBe('2027-01-02');
  });

  it('is refused with every mistake named', () => {
    expect(faultOf(null)).toContain('缺少年份');
    expect(faultOf({ ...row, basis: undefined })).toContain('缺少依据');
    const message = faultOf({
      ...row,
      off: ['2027-02-30', '2026-01-01', '2027-01-02'],
      work: ['2027-01-02', '2027-01-04'],
    });
    expect(message).toContain('2026.yaml：');
    expect(message).toContain('“2027-02-30”不是有效日期');
    expect(message).toContain('2026-01-01 不在2027年');
    expect(message).toContain('2027-01-02 同时列为放假和上班');
    expect(message).toContain('2027-01-04 不是周六或周日');
  });

  it('is refused when it is loaded twice', () => {
    expect(() => calendarOf([calendarYear(row), calendarYear(row)])).toThrow('2027年放假安排重复');
  });
});
