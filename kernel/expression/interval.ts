/**
 * Interval analysis: an overflow would abort a whole sweep in SQL, so arithmetic that could pass 8 bytes is refused when it is written.
 */
import { asDay, ordinalOf } from '#kernel/day.ts';
import type { Arithmetic, FactEntry, Range } from './types.ts';

const INT8: Range = { lo: -(2n ** 63n), hi: 2n ** 63n - 1n };
/** Bound of an int whose dictionary entry gives none: 10^15 (ten trillion yuan in 分). */
const USUAL: Range = { lo: -(10n ** 15n), hi: 10n ** 15n };
const days = (from: string, to: string): Range => ({
  lo: BigInt(ordinalOf(asDay(from))),
  hi: BigInt(ordinalOf(asDay(to))),
});
/** Where day facts and parameters lie; arithmetic treats one outside (`infinity` too) as unknown. */
export const DAYS: Range = days('1000-01-01', '8999-12-31');
/** Where results must stay: every day that can be written. */
const WRITABLE: Range = days('0001-01-01', '9999-12-31');
/** A day moves by at most this many days at a time, about a hundred years. */
export const SHIFT: Range = { lo: -36_600n, hi: 36_600n };

// biome-ignore lint/complexity/useMathMinMax: Math.min does not take bigint.
const least = (...all: bigint[]) => all.reduce((a, b) => (a < b ? a : b));
// biome-ignore lint/complexity/useMathMinMax: Math.max does not take bigint.
const greatest = (...all: bigint[]) => all.reduce((a, b) => (a > b ? a : b));
/** Largest magnitude in a range. */
const most = (r: Range) => greatest(r.hi, -r.lo, r.lo, -r.hi);
const among = (...all: bigint[]): Range => ({ lo: least(...all), hi: greatest(...all) });

export const exactly = (n: bigint): Range => ({ lo: n, hi: n });
export const hull = (a: Range, b: Range): Range => among(a.lo, a.hi, b.lo, b.hi);
export const negated = (r: Range): Range => ({ lo: -r.hi, hi: -r.lo });
export const within = (inner: Range, outer: Range): boolean => inner.lo >= outer.lo && inner.hi <= outer.hi;
export const fits = (r: Range): boolean => within(r, INT8);
export const isDatable = (r: Range): boolean => within(r, WRITABLE);
export const common = (a: Range, b: Range): Range => ({ lo: greatest(a.lo, b.lo), hi: least(a.hi, b.hi) });

/** Declared range of an int fact. */
export function declared(entry?: Pick<FactEntry, 'min' | 'max'>): Range {
  return {
    lo: entry?.min === undefined ? USUAL.lo : BigInt(entry.min),
    hi: entry?.max === undefined ? USUAL.hi : BigInt(entry.max),
  };
}

/** Range of `a op b`; division and remainder cut towards zero, as CEL and PostgreSQL both do. */
export function arithmetic(op: Arithmetic, a: Range, b: Range): Range {
  switch (op) {
    case '+':
      return { lo: a.lo + b.lo, hi: a.hi + b.hi };
    case '-':
      return { lo: a.lo - b.hi, hi: a.hi - b.lo };
    case '*':
      return among(a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi);
    case '/': {
      if (b.lo > 0n) return among(a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi);
      return { lo: -most(a), hi: most(a) };
    }
    case '%': {
      const bound = least(most(b) - 1n, most(a));
      return { lo: a.lo < 0n ? -bound : 0n, hi: a.hi > 0n ? bound : 0n };
    }
  }
}
