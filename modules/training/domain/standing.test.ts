import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, reachedOn, shortBy, verdictOf } from './standing.ts';

const JIANGXI = { total: 60, public_law: null, business_skill: null };
const SUIZHOU = { total: null, public_law: 20, business_skill: 40 };
const YANDU = { total: 60, public_law: 20, business_skill: 40 };
const NOTHING = { total: null, public_law: null, business_skill: null };
const hours = (public_law: number, business_skill: number) => ({
  public_law,
  business_skill,
  counted: public_law + business_skill,
});
const NONE = hours(0, 0);

describe('[PER-12] hours against the rule of the region', () => {
  test('sixty in all, whatever the kinds', () => {
    expect(verdictOf(JIANGXI, hours(5, 55), NONE, false)).toBe('met');
    expect(shortBy(JIANGXI, hours(20, 30))).toBe(10);
  });

  test('forty and twenty, both of them: sixty of one kind do not do', () => {
    expect(shortBy(SUIZHOU, hours(0, 60))).toBe(20);
    expect(verdictOf(SUIZHOU, hours(20, 40), NONE, true)).toBe('met');
    expect(shortBy(YANDU, hours(40, 20))).toBe(20);
    expect(shortBy(YANDU, hours(10, 30))).toBe(20);
  });

  test('where the document says nothing there is no verdict', () => {
    expect(shortBy(NOTHING, NONE)).toBeNull();
    expect(verdictOf(NOTHING, NONE, NONE, true)).toBe('unruled');
  });

  test('what is planned decides between on course and falling short; after the year it no longer helps', () => {
    expect(verdictOf(JIANGXI, hours(0, 40), hours(0, 20), false)).toBe('on-course');
    expect(verdictOf(JIANGXI, hours(0, 40), hours(0, 19), false)).toBe('will-fall-short');
    expect(verdictOf(JIANGXI, hours(0, 40), hours(0, 20), true)).toBe('short');
  });

  test('the day it is reached is that of the session that fills the gap', () => {
    const planned = [
      { ...hours(20, 0), day: '2026-11-01' },
      { ...hours(0, 20), day: '2026-09-01' },
    ];
    expect(reachedOn(JIANGXI, hours(0, 30), planned)).toBe('2026-11-01');
    expect(reachedOn(JIANGXI, hours(0, 10), planned)).toBeNull();
  });

  test('one more hour never makes it worse, and filling the gap kind by kind always does', () => {
    const n = fc.integer({ min: 0, max: 80 });
    fc.assert(
      fc.property(n, n, n, n, fc.constantFrom(JIANGXI, SUIZHOU, YANDU), (a, b, c, d, rule) => {
        const before = shortBy(rule, hours(a, b)) ?? 0;
        expect(shortBy(rule, add(hours(a, b), hours(c, d))) ?? 0).toBeLessThanOrEqual(before);
        expect(shortBy(rule, add(hours(a, b), hours(before, before)))).toBe(0);
      }),
    );
  });
});
