import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureOf, type Indicator, shownValue, total } from './figure.ts';

const rate: Indicator = {
  code: 'rate',
  name: '录入率',
  of: { over: 'metric.a', under: 'metric.b' },
  unit: '%',
  better: 'higher',
  weight: null,
  least: 10,
  target: 100,
  explanation: '已录入的占全部。',
};

test('[SUP-28] a quotient is in percent with two digits, and fewer than the least sample show nothing at all', () => {
  expect(figureOf(rate, { over: 19, under: 20 })).toMatchObject({ value: 9500, over: 19, under: 20, none: null });
  expect(shownValue(9550)).toBe('95.5');
  expect(figureOf(rate, { over: 9, under: 9 })).toMatchObject({ value: null, over: null, under: null, none: 'few' });
  expect(figureOf({ ...rate, least: 0 }, { over: 0, under: 0 })).toMatchObject({ value: null, none: 'few' });
});

test('[SUP-28] what the platform has no record of is said to be so, never counted as nought', () => {
  expect(figureOf(rate, undefined).none).toBe('no_record');
  expect(figureOf({ ...rate, of: { hand: true } }, undefined).none).toBe('not_entered');
  expect(figureOf({ ...rate, of: { hand: true } }, { over: 0, under: null, hand: 8_800 }).value).toBe(8_800);
});

test('a quotient of parts never leaves 0 to 100 percent', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), (part, rest) => {
      const { value } = figureOf({ ...rate, least: 1 }, { over: part, under: part + rest });
      return value === null ? part + rest === 0 : value >= 0 && value <= 10_000;
    }),
  );
});

test('[SUP-28] no sum is made where a document gives no weight', () => {
  const one = figureOf(rate, { over: 19, under: 20 });
  expect(total([one])).toBeNull();
  expect(
    total([
      { ...one, weight: 60 },
      { ...one, weight: 40, value: 10_000 },
    ]),
  ).toBe(97);
  expect(total([{ ...one, weight: 60, value: null }])).toBeNull();
});
