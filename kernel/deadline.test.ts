import { describe, expect, it } from 'vitest';
import { publishedYears } from './calendar.fixture.ts';
import { calendarOf } from './calendar.ts';
import { parseInstant } from './clock.ts';
import { asDay } from './day.ts';
import {
  type DeadlineRule,
  type DueOptions,
  dueDay,
  dueInstant,
  latestDay,
  type PeriodRule,
  remindDays,
} from './deadline.ts';
import type { DeadlineValue } from './policy/value-shape.ts';
import { Refusal } from './refusal.ts';

const calendar = calendarOf(publishedYears());

const working = (length: number): PeriodRule => ({ length, unit: 'working_days' });
const natural = (length: number): PeriodRule => ({ length, unit: 'natural_days', roll: 'next_workday' });
const due = (rule: DeadlineRule, start: string, options?: DueOptions) => dueDay(rule, asDay(start), calendar, options);
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
  }
  return 'none';
};

describe('golden dates in working days', () => {
  it.each([
    ['听证申请 5 个工作日', 5, '2026-09-24', '2026-10-09'],
    ['送达 7 个工作日，两个周六补班', 7, '2026-02-12', '2026-02-28'],
    ['公示 7 个工作日，5月9日补班计入', 7, '2026-04-28', '2026-05-11'],
    ['公示 20 个工作日', 20, '2026-09-18', '2026-10-22'],
    ['撤回 3 个工作日', 3, '2026-04-30', '2026-05-08'],
    ['催告 10 个工作日', 10, '2026-06-15', '2026-06-30'],
    ['许可 20 个工作日', 20, '2026-02-09', '2026-03-13'],
  ])('%s', (_, length, start, expected) => {
    expect(due(working(length), start)).toMatchObject({ day: expected, unrolled_day: expected, provisional: false });
  });

  it('许可延长 10 个工作日', () => {
    const extensions = [{ length: 10, basis: '经负责人批准' }];
    const answer = due(working(20), '2026-02-09', { extensions });
    expect(answer.day).toBe('2026-03-27');
    expect(answer.how.at(-1)).toBe(
      '延长10个工作日（经负责人批准），届满日为2026年3月27日，其间休息日和节假日4天不计。',
    );
  });

  it('听证通知至少 7 个工作日前，最迟落在补班的周六', () => {
    const answer = latestDay(working(7), asDay('2026-10-20'), calendar);
    expect(answer.day).toBe('2026-10-10');
    expect(answer.how.at(-1)).toContain('最迟为2026年10月10日');
    expect(answer.how.at(-1)).toContain('调休上班的2026年10月10日计入');
  });
});

describe('golden dates in natural days keep the raw day and the moved one', () => {
  it.each([
    ['办案 90 日', 90, '2026-02-10', '2026-05-11', '2026-05-11'],
    ['办案 90 日，届满于国庆', 90, '2026-07-04', '2026-10-02', '2026-10-08'],
    ['缴纳罚款 15 日', 15, '2026-09-17', '2026-10-02', '2026-10-08'],
    ['查封 30 日，届满于春节', 30, '2026-01-20', '2026-02-19', '2026-02-24'],
    ['复议 60 日', 60, '2026-08-05', '2026-10-04', '2026-10-08'],
  ])('%s', (_, length, start, unrolled_day, day) => {
    expect(due(natural(length), start)).toMatchObject({ unrolled_day, day, provisional: false, warnings: [] });
  });

  it('say on the screen how they were counted', () => {
    expect(due(natural(15), '2026-09-17').how).toEqual([
      '自2026年9月17日起算，当日不计入。',
      '期限15个自然日，届满日为2026年10月2日。',
      '2026年10月2日为休息日或节假日，顺延至2026年10月8日。',
    ]);
    expect(due({ length: 15, unit: 'natural_days' }, '2026-09-17')).toMatchObject({ day: '2026-10-02' });
  });

  it('end with the last second of the due day', () => {
    expect(due(natural(15), '2026-09-17').instant).toBe('2026-10-08T23:59:59+08:00');
  });
});

describe('months, first days and fixed dates', () => {
  it('months end on the same date, or on the last day of a shorter month', () => {
    expect(due({ length: 1, unit: 'months' }, '2026-01-31').day).toBe('2026-02-28');
    expect(due({ length: 3, unit: 'months', roll: 'next_workday' }, '2026-07-03')).toMatchObject({
      unrolled_day: '2026-10-03',
      day: '2026-10-08',
    });
  });

  it('a first day that counts brings the end a day forward', () => {
    expect(due({ ...natural(90), first_day_counts: true }, '2026-02-10').day).toBe('2026-05-11');
    expect(due({ length: 90, unit: 'natural_days', first_day_counts: true }, '2026-02-10').day).toBe('2026-05-10');
    expect(due({ ...working(5), first_day_counts: true }, '2026-09-24').day).toBe('2026-10-08');
    expect(due({ length: 1, unit: 'months', first_day_counts: true }, '2026-03-01').day).toBe('2026-03-31');
  });

  it('report dates are the first on or after the start and never move for a holiday', () => {
    const january: DeadlineRule = { strategy: 'yearly', month: 1, day: 31 };
    expect(due(january, '2026-01-01').day).toBe('2026-01-31');
    expect(due(january, '2026-01-31').day).toBe('2026-01-31');
    expect(due(january, '2026-02-01').day).toBe('2027-01-31');
    expect(due(january, '2026-01-01').how.at(-1)).toBe('2026年1月31日为休息日或节假日，不顺延。');
    expect(due({ strategy: 'month_end', month: 2 }, '2026-03-05').day).toBe('2027-02-28');
    expect(due({ strategy: 'month_end', month: 2 }, '2028-01-05').day).toBe('2028-02-29');
    expect(due({ strategy: 'month_end' }, '2026-04-07').day).toBe('2026-04-30');
    expect(due({ strategy: 'yearly', month: 2, day: 29 }, '2026-01-01').day).toBe('2026-02-28');
    expect(due({ strategy: 'quarter_end' }, '2026-05-07').day).toBe('2026-06-30');
    expect(due({ strategy: 'quarter_end' }, '2026-12-31').day).toBe('2026-12-31');
    expect(due({ strategy: 'year_end' }, '2026-01-01').day).toBe('2026-12-31');
  });
});

describe('hours', () => {
  it('end at the exact time, and from a bare day are counted from midnight', () => {
    const rule: PeriodRule = { length: 24, unit: 'hours' };
    const answer = dueInstant(rule, parseInstant('2026-03-01T10:20:00+08:00'), calendar);
    expect(answer).toMatchObject({ day: '2026-03-02', instant: '2026-03-02T10:20:00+08:00' });
    expect(answer.how).toEqual(['自2026年3月1日10时20分起算。', '期限24小时，届满时刻为2026年3月2日10时20分。']);
    expect(due(rule, '2026-03-01')).toMatchObject({ day: '2026-03-02', instant: '2026-03-02T00:00:00+08:00' });
    expect(due(rule, '2026-03-01').how[0]).toBe('未记录时刻，按2026年3月1日零时起算。');
  });

  it('stand still during suspended days and are extended in hours only', () => {
    const rule: PeriodRule = { length: 24, unit: 'hours' };
    const start = parseInstant('2026-03-01T10:20:00+08:00');
    const suspensions = [{ from: asDay('2026-03-02'), until: asDay('2026-03-03'), basis: '检测' }];
    const extensions = [{ length: 12, basis: '批准' }];
    expect(dueInstant(rule, start, calendar, { suspensions, extensions }).instant).toBe('2026-03-04T22:20:00+08:00');
    const open = dueInstant(rule, start, calendar, { suspensions: [{ from: asDay('2026-03-02'), basis: '检测' }] });
    expect(open).toMatchObject({ day: null, suspended: true });
    expect(open.how.at(-1)).toBe('自2026年3月2日起中止中，恢复后继续计算，尚余11小时（检测）。');
    const days = [{ length: 1, unit: 'working_days' as const, basis: '批准' }];
    expect(codeOf(() => dueInstant(rule, start, calendar, { extensions: days }))).toBe('policy.deadline');
  });

  it('take other units from the day on which the instant falls', () => {
    expect(dueInstant(working(1), parseInstant('2026-03-01T16:30:00Z'), calendar).day).toBe('2026-03-03');
  });
});

describe('suspensions and extensions', () => {
  const start = '2026-03-02';
  const testing = { from: asDay('2026-03-11'), until: asDay('2026-03-20'), basis: '检测期间' };

  it('a suspension of ten days moves the end by ten days and says so', () => {
    const answer = due(natural(90), start, { suspensions: [testing] });
    expect(answer.day).toBe('2026-06-10');
    expect(answer.how[1]).toBe('2026年3月11日至2026年3月20日中止，期间10日不计入（检测期间）。');
  });

  it('overlapping suspensions leave a day out once', () => {
    const more = { from: asDay('2026-03-15'), until: asDay('2026-03-22'), basis: '公告期间' };
    const answer = due(natural(90), start, { suspensions: [more, testing] });
    expect(answer.day).toBe('2026-06-12');
    expect(answer.how[1]).toContain('期间12日不计入（检测期间、公告期间）');
  });

  it('working days inside a suspension do not count', () => {
    expect(due(working(10), start).day).toBe('2026-03-16');
    expect(due(working(10), start, { suspensions: [testing] }).day).toBe('2026-03-26');
  });

  it('one that goes on leaves no due day, says 中止中 and how much is left', () => {
    const open = { from: asDay('2026-03-11'), basis: '等待鉴定' };
    const answer = due(natural(90), start, { suspensions: [open], extensions: [{ length: 30, basis: '负责人批准' }] });
    expect(answer).toMatchObject({ day: null, unrolled_day: null, instant: null, suspended: true });
    expect(answer.how.slice(1)).toEqual([
      '自2026年3月11日起中止中，恢复后继续计算，尚余82个自然日（等待鉴定）。',
      '延长30个自然日（负责人批准），恢复后计入。',
    ]);
    expect(due(working(10), start, { suspensions: [open] }).how.at(-1)).toContain('尚余4个工作日');
  });

  it('one that begins after the end changes nothing', () => {
    const last_day = asDay('2026-05-31');
    expect(due(natural(90), start).unrolled_day).toBe(last_day);
    expect(due(natural(90), start, { suspensions: [{ from: asDay('2026-06-01'), basis: '鉴定' }] }).suspended).toBe(
      false,
    );
    expect(due(natural(90), start, { suspensions: [{ from: last_day, basis: '鉴定' }] }).suspended).toBe(true);
  });

  it('one that ends before it starts is refused', () => {
    const wrong = { from: asDay('2026-03-11'), until: asDay('2026-03-01'), basis: '检测' };
    expect(codeOf(() => due(natural(90), start, { suspensions: [wrong] }))).toBe('input.suspension');
  });

  it('an extension counts in its own unit from the unrolled end', () => {
    const extensions = [
      { length: 30, basis: '负责人批准' },
      { length: 5, unit: 'working_days' as const, basis: '集体讨论' },
    ];
    expect(due(natural(90), '2026-02-10', { extensions }).day).toBe('2026-06-17');
    expect(codeOf(() => due(natural(90), start, { extensions: [{ length: 0, basis: '无' }] }))).toBe('policy.deadline');
    expect(codeOf(() => due({ strategy: 'year_end' }, start, { extensions: [{ length: 1, basis: '无' }] }))).toBe(
      'policy.deadline',
    );
  });
});

describe('a year whose holidays are not loaded', () => {
  it('makes a count that reaches it provisional, with the year named', () => {
    expect(due(working(10), '2026-12-25')).toMatchObject({
      day: '2027-01-08',
      provisional: true,
      warnings: ['2027年放假安排尚未发布，日期为暂定'],
    });
    expect(due(natural(15), '2026-12-25')).toMatchObject({ day: '2027-01-11', provisional: true });
  });

  it('does not touch dates that no holiday moves', () => {
    expect(due({ length: 15, unit: 'natural_days' }, '2026-12-25')).toMatchObject({
      day: '2027-01-09',
      provisional: false,
    });
    expect(due({ strategy: 'yearly', month: 1, day: 31 }, '2026-12-25').provisional).toBe(false);
    expect(due(working(4), '2026-12-25')).toMatchObject({ day: '2026-12-31', provisional: false });
  });
});

describe('backwards and reminders', () => {
  it('counts natural days and months back, moving to the worked day before', () => {
    const back = (rule: PeriodRule, event: string) => latestDay(rule, asDay(event), calendar);
    expect(back(natural(7), '2026-10-12')).toMatchObject({ unrolled_day: '2026-10-05', day: '2026-09-30' });
    expect(back({ length: 1, unit: 'months' }, '2026-03-31').day).toBe('2026-02-28');
    expect(codeOf(() => back({ length: 24, unit: 'hours' }, '2026-03-31'))).toBe('policy.deadline');
  });

  it('reminds on days people are at work, each day once, in order', () => {
    const steps = [
      { before: 0, unit: 'natural_days' },
      { before: 1, unit: 'working_days' },
      { before: 5, unit: 'natural_days' },
      { before: 3, unit: 'working_days' },
    ] as const;
    expect(remindDays(asDay('2026-10-08'), calendar, steps)).toEqual(['2026-09-28', '2026-09-30', '2026-10-08']);
    expect(remindDays(asDay('2026-01-31'), calendar, [{ before: 0, unit: 'working_days' }])).toEqual(['2026-01-30']);
  });
});

it('takes what a policy pack gives without translation', () => {
  const fromPack: DeadlineValue = { length: 5, unit: 'working_days', first_day_counts: false, roll: 'none' };
  const rule: DeadlineRule = fromPack;
  expect(due(rule, '2026-09-24').day).toBe('2026-10-09');
});
