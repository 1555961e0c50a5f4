import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, asDay, type Day } from '#kernel/day.ts';
import { type Effect, endSuspension, spansOf, validOn } from './effects.ts';

const START = asDay('2026-01-01');
const at = (offset: number): Day => addDays(START, offset);
const suspended = (from: Day, until: Day | null): Effect => ({
  effect: 'suspended',
  from,
  until,
  ground: '',
  basis: '',
  decided: from,
});

const effects = fc.array(
  fc.record({ from: fc.integer({ min: -20, max: 120 }), length: fc.option(fc.integer({ min: 0, max: 60 })) }),
  { maxLength: 5 },
);

test('[PER-05] a day is valid exactly when it lies in one of the spans', () => {
  fc.assert(
    fc.property(effects, fc.integer({ min: -10, max: 130 }), (list, offset) => {
      const certificate = {
        valid_from: at(0),
        valid_until: at(100),
        effects: list.map(({ from, length }) => suspended(at(from), length === null ? null : at(from + length))),
      };
      const day = at(offset);
      expect(spansOf(certificate).some((s) => s.from <= day && day <= s.until)).toBe(validOn(certificate, day));
    }),
  );
});

test('[PER-05] spans never overlap and never touch an effect', () => {
  fc.assert(
    fc.property(effects, (list) => {
      const spans = spansOf({
        valid_from: at(0),
        valid_until: at(100),
        effects: list.map(({ from, length }) => suspended(at(from), length === null ? null : at(from + length))),
      });
      spans.forEach((span, i) => {
        expect(span.from <= span.until).toBe(true);
        const next = spans[i + 1];
        if (next) expect(span.until < next.from).toBe(true);
      });
    }),
  );
});

test('[PER-05] a resumed certificate is valid from the day of resumption on', () => {
  const open = [suspended(at(10), null)];
  const after = { valid_from: at(0), valid_until: at(100), effects: endSuspension(open, at(20)) };
  expect(validOn(after, at(9))).toBe(true);
  expect(validOn(after, at(10))).toBe(false);
  expect(validOn(after, at(19))).toBe(false);
  expect(validOn(after, at(20))).toBe(true);
  expect(endSuspension(open, at(10))).toEqual([]);
});
