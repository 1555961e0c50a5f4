import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClock, parseInstant } from './clock.ts';
import {
  addDays,
  addMonths,
  asDay,
  compareDay,
  type Day,
  dayAt,
  dayOf,
  daysBetween,
  dayZh,
  instantText,
  isDay,
  monthOf,
  ordinalOf,
  startOfDay,
  weekdayOf,
  weekdayZh,
  yearOf,
} from './day.ts';
import { Refusal } from './refusal.ts';

const anyDay = fc.integer({ min: -100_000, max: 200_000 }).map(dayAt);

function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('expected a refusal');
}

describe('a day', () => {
  it('is taken as it is written when it exists', () => {
    expect(asDay('2024-02-29')).toBe('2024-02-29');
    expect([yearOf(asDay('2026-03-01')), monthOf(asDay('2026-03-01'))]).toEqual([2026, 3]);
  });

  it('is refused with words that help when it does not exist or is written otherwise', () => {
    expect(refusalOf(() => asDay('2026-02-30')).message).toContain('不是日历上存在的日期');
    const refusal = refusalOf(() => asDay('2026/3/1', 'visit_day'));
    expect(refusal.code).toBe('input.day');
    expect(refusal.faults[0]).toMatchObject({ field: 'visit_day', message: expect.stringContaining('2026-03-01') });
    for (const wrong of ['', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01', '2100-02-29', null, 5])
      expect(isDay(wrong)).toBe(false);
  });

  it('reads as officials write it', () => {
    expect(dayZh(asDay('2026-03-01'))).toBe('2026年3月1日');
    expect(weekdayZh(asDay('2026-03-01'))).toBe('星期日');
    expect(weekdayOf(asDay('2026-10-10'))).toBe(6);
  });

  it('falls on the day in Shanghai, whatever the zone of the machine', () => {
    expect(dayOf(fixedClock('2026-02-28T15:59:59Z').now())).toBe('2026-02-28');
    expect(dayOf(fixedClock('2026-02-28T16:00:00Z').now())).toBe('2026-03-01');
    expect(instantText(startOfDay(asDay('2026-03-01')))).toBe('2026-03-01T00:00:00+08:00');
    expect(instantText(parseInstant('2026-03-01T00:30:59.9Z'))).toBe('2026-03-01T08:30:59+08:00');
  });

  it('keeps to the end of the month when months are added', () => {
    expect(addMonths(asDay('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(asDay('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(asDay('2026-03-31'), -1)).toBe('2026-02-28');
    expect(addMonths(asDay('2026-11-30'), 3)).toBe('2027-02-28');
    expect(addMonths(asDay('2026-01-15'), -13)).toBe('2024-12-15');
  });

  it('agrees with the platform calendar for every ordinal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (n) => {
        expect(dayAt(n)).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
        expect(ordinalOf(dayAt(n))).toBe(n);
      }),
    );
  });

  it('moves forward and back by the same number of days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        const moved = addDays(day, n);
        expect(daysBetween(day, moved)).toBe(n);
        expect(addDays(moved, -n)).toBe(day);
        expect(Math.sign(compareDay(moved, day))).toBe(Math.sign(n));
      }),
    );
  });

  it('sorts as text the way it sorts as a day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a: Day, b: Day) => {
        expect(a < b).toBe(ordinalOf(a) < ordinalOf(b));
      }),
    );
  });
});

describe('a fixed clock', () => {
  it('stands still until it is advanced', () => {
    const clock = fixedClock('2026-03-01T23:30:00+08:00');
    expect(clock.today()).toBe('2026-03-01');
    expect(clock.now().getTime()).toBe(clock.now().getTime());
    clock.advance({ minutes: 30 });
    expect(clock.today()).toBe('2026-03-02');
    clock.advance({ days: 30, hours: -1 });
    expect(instantText(clock.now().getTime())).toBe('2026-03-31T23:00:00+08:00');
    clock.set('2026-01-01T00:00:00+08:00');
    expect(clock.today()).toBe('2026-01-01');
  });

  it('refuses an instant without an offset', () => {
    expect(refusalOf(() => fixedClock('2026-03-01T08:30:00')).code).toBe('input.instant');
  });
});
