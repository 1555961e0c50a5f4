import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedYears } from './calendar.fixture.ts';
import { calendarOf } from './calendar.ts';
import { addDays, asDay, type Day, dayAt, daysBetween, ordinalOf } from './day.ts';
import { type DeadlineRule, dueDay, latestDay, type PeriodRule, remindDays } from './deadline.ts';

const calendar = calendarOf(publishedYears());

const FIRST = ordinalOf(asDay('2018-01-01'));
const LAST = ordinalOf(asDay('2026-12-31'));
const anyDay = fc.integer({ min: FIRST, max: LAST }).map(dayAt);
const length = fc.integer({ min: 1, max: 120 });
const period: fc.Arbitrary<PeriodRule> = fc.record({
  length,
  unit: fc.constantFrom('natural_days', 'working_days', 'months'),
  first_day_counts: fc.boolean(),
  roll: fc.constantFrom('none', 'next_workday'),
});
const fixed: fc.Arbitrary<DeadlineRule> = fc.oneof(
  fc.constantFrom<DeadlineRule>({ strategy: 'quarter_end' }, { strategy: 'year_end' }, { strategy: 'month_end' }),
  fc.record({
    strategy: fc.constant('yearly' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
);
const spans = fc.array(fc.tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: 0, max: 40 })), { maxLength: 4 });

const dayOf = (rule: DeadlineRule, start: Day): Day => dueDay(rule, start, calendar).day as Day;

describe('due days, whatever the rule', () => {
  it('never come earlier for a later start', () => {
    fc.assert(
      fc.property(fc.oneof(period, fixed), anyDay, fc.integer({ min: 0, max: 400 }), (rule, start, later) => {
        expect(dayOf(rule, start) <= dayOf(rule, addDays(start, later))).toBe(true);
      }),
    );
  });

  it('never come earlier for a longer period', () => {
    fc.assert(
      fc.property(period, anyDay, (rule, start) => {
        expect(dayOf(rule, start) <= dayOf({ ...rule, length: rule.length + 1 }, start)).toBe(true);
      }),
    );
  });

  it('are worked days when counted in working days or moved for holidays, and never before the unmoved day', () => {
    fc.assert(
      fc.property(period, anyDay, (rule, start) => {
        const { day, unrolled_day } = dueDay(rule, start, calendar);
        expect((day as Day) >= (unrolled_day as Day)).toBe(true);
        if (rule.roll === 'next_workday' || rule.unit === 'working_days')
          expect(calendar.workday(day as Day).working).toBe(true);
      }),
    );
  });

  it('are provisional exactly when a year that is not loaded was asked about', () => {
    fc.assert(
      fc.property(period, anyDay, (rule, start) => {
        const answer = dueDay(rule, start, calendar);
        const reaches =
          (answer.day as Day) > '2026-12-31' && (rule.unit === 'working_days' || rule.roll === 'next_workday');
        expect(answer.provisional).toBe(reaches);
        expect(answer.warnings.length > 0).toBe(reaches);
      }),
    );
  });
});

describe('the counting itself', () => {
  it('leaves the starting day out', () => {
    fc.assert(
      fc.property(length, anyDay, (n, start) => {
        expect(daysBetween(start, dayOf({ length: n, unit: 'natural_days' }, start))).toBe(n);
        const counted: PeriodRule = { length: n, unit: 'natural_days', first_day_counts: true };
        expect(daysBetween(start, dayOf(counted, start))).toBe(n - 1);
      }),
    );
  });

  it('has exactly that many worked days after the start', () => {
    fc.assert(
      fc.property(length, anyDay, (n, start) => {
        const end = dayOf({ length: n, unit: 'working_days' }, start);
        let worked = 0;
        for (let day = addDays(start, 1); day <= end; day = addDays(day, 1))
          if (calendar.workday(day).working) worked++;
        expect(worked).toBe(n);
      }),
    );
  });

  it('is undone by counting back, from a worked day', () => {
    fc.assert(
      fc.property(length, anyDay, (n, start) => {
        const rule: PeriodRule = { length: n, unit: 'working_days' };
        const from = latestDay(rule, start, calendar).day as Day;
        expect(calendar.workday(from).working).toBe(true);
        const again = dayOf(rule, from);
        expect(again >= start).toBe(calendar.workday(start).working ? again === start : again > start);
      }),
    );
  });
});

describe('suspensions', () => {
  it('of n days inside a period of natural days move its end by n days', () => {
    fc.assert(
      fc.property(length, anyDay, fc.nat(), fc.integer({ min: 1, max: 90 }), (total, start, offset, n) => {
        const rule: PeriodRule = { length: total, unit: 'natural_days' };
        const from = addDays(start, 1 + (offset % total));
        const suspensions = [{ from, until: addDays(from, n - 1), basis: '中止' }];
        const { day } = dueDay(rule, start, calendar, { suspensions });
        expect(daysBetween(dayOf(rule, start), day as Day)).toBe(n);
      }),
    );
  });

  it('leave exactly the period of days that are not suspended, however they overlap', () => {
    fc.assert(
      fc.property(period, anyDay, spans, (rule, start, pairs) => {
        const suspensions = pairs.map(([after, days]) => {
          const from = addDays(start, after);
          return { from, until: addDays(from, days), basis: '中止' };
        });
        const inside = (day: Day) => suspensions.some((it) => it.from <= day && day <= it.until);
        const free: PeriodRule = { ...rule, first_day_counts: false, roll: 'none' };
        const end = dueDay(free, start, calendar, { suspensions }).day as Day;
        const plain = dayOf(free, start);
        const counts = (day: Day) => rule.unit !== 'working_days' || calendar.workday(day).working;
        let counted = 0;
        for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (!inside(day) && counts(day)) counted++;
        const due_days = rule.unit === 'months' ? daysBetween(start, plain) : rule.length;
        expect(counted).toBe(due_days);
        expect(inside(end)).toBe(false);
      }),
    );
  });
});

it('reminders fall on worked days and never after the due day', () => {
  const steps = fc.array(
    fc.record({
      before: fc.integer({ min: 0, max: 30 }),
      unit: fc.constantFrom<'working_days' | 'natural_days'>('working_days', 'natural_days'),
    }),
  );
  fc.assert(
    fc.property(anyDay, steps, (due, list) => {
      const days = remindDays(due, calendar, list);
      expect(days.every((day) => day <= due && calendar.workday(day).working)).toBe(true);
      expect(new Set(days).size).toBe(days.length);
    }),
  );
});
