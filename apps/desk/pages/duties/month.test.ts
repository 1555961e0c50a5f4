import { expect, test } from 'vitest';
import { monthAfter, monthBefore, weeksOf } from './month.ts';

test('a month is its whole weeks from Monday, over the turn of a year as well', () => {
  const weeks = weeksOf('2026-02');
  expect(weeks).toHaveLength(5);
  expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual(['2026-01-26', '2026-03-01']);
  expect([monthBefore('2026-01'), monthAfter('2026-12')]).toEqual(['2025-12', '2027-01']);
  expect(weeksOf('2027-02')).toHaveLength(4);
});
