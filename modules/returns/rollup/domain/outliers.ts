/**
 * Which numbers of a form are worth a second look before they are summed. A mark is a question to the unit, never a judgement. Pure.
 *
 * Each number is held against what it would be had it grown like its peers (same level and line, same cell): own last year × their median growth.
 * The distance is measured in their own spread (median deviation), widened by the chance that small counts carry. Without a last year it is
 * held against the peers' own numbers. Thresholds were chosen on the tuning set alone; the test set measures them (outliers.test.ts).
 */
import { copiedColumns } from './copied-columns.ts';
import { outlierWords } from './outlier-words.ts';
import { median, spread } from './robust.ts';

export interface Observed {
  readonly return: string;
  readonly unit: string;
  readonly level: string;
  readonly line: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** As stored: counts whole, money in 分. */
  readonly value: number;
  /** The same cell in the period before; null where there was no return. */
  readonly last: number | null;
  readonly money: boolean;
}

export type OutlierKind = 'unit_slip' | 'copied' | 'zero' | 'digit_slip' | 'jump' | 'peers';

export interface Outlier {
  readonly return: string;
  readonly unit: string;
  readonly table: string;
  /** Empty when the whole column is meant. */
  readonly row: string;
  readonly column: string;
  readonly kind: OutlierKind;
  readonly value: number;
  readonly last: number | null;
  /** What peers' growth would have made of last year, or the peers' median. */
  readonly expected: number;
  readonly peers: number;
  /** Why, in words for the person who looks at it. */
  readonly words: string;
}

export interface Thresholds {
  /** Fewer peers than this say nothing about growth. */
  readonly least_peers: number;
  /** Deviations from which a number is marked, with and without a last year. */
  readonly deviations: number;
  readonly deviations_from_peers: number;
  /** Least spread of growth (logarithm) that is taken for normal. */
  readonly least_spread: number;
  /** Half width, in powers of ten, of what counts as ten thousand times or ten times. */
  readonly ten_thousand: number;
  readonly ten: number;
  /** An unexpected 0 is asked about from this expected number on. */
  readonly least_zero: number;
  /** A number that differs from last year by less than this many percent is not marked. The packs say it. */
  readonly percent: number;
  /** Counts that are smaller than this both years are not marked. The packs say it. */
  readonly least: number;
}

export const TUNED: Thresholds = {
  least_peers: 8,
  deviations: 3.75,
  deviations_from_peers: 5,
  least_spread: 0.3,
  ten_thousand: 0.5,
  ten: 0.2,
  least_zero: 10,
  percent: 0,
  least: 0,
};

/** 分 in 万元, the unit money is printed in. */
const WAN = 1_000_000;

const scaled = (it: Observed, number: number): number => (it.money ? number / WAN : number);
const logOf = (number: number, money: boolean): number => Math.log(number + (money ? 0.05 : 0.5));

/** Marks of one form, in the order of the numbers given; at most one a cell. Copied columns are one mark each. */
export function outliers(observed: readonly Observed[], limits: Thresholds = TUNED): Outlier[] {
  const copied = copiedColumns(observed);
  const inCopied = new Set(copied.map((it) => `${it.return}|${it.table}|${it.column}`));
  const found: Outlier[] = copied.map((it) => {
    const mark = { ...it, row: '', kind: 'copied' as const, value: 0, last: null, expected: 0, peers: 0 };
    return { ...mark, words: outlierWords({ ...mark, money: false, like: it.like }) };
  });
  for (const group of groups(observed, limits.least_peers))
    for (const it of group.own) {
      if (inCopied.has(`${it.return}|${it.table}|${it.column}`)) continue;
      const mark = judge(it, group.peers, limits);
      if (mark) found.push(mark);
    }
  return found;
}

interface Group {
  readonly own: readonly Observed[];
  readonly peers: Peers;
}

interface Peers {
  readonly count: number;
  /** Part of those with a last year that say 0 now: a power that was handed over. */
  readonly gone: number;
  /** Of the growth, and of the numbers themselves (logarithms). */
  readonly growth: { readonly count: number; readonly middle: number; readonly spread: number };
  readonly size: { readonly middle: number; readonly spread: number };
}

/** Cells with their peers: same level and line; where those are too few, the same level in all lines. */
function groups(observed: readonly Observed[], least: number): Group[] {
  const near = new Map<string, Observed[]>();
  const wide = new Map<string, Observed[]>();
  for (const it of observed) {
    const cell = `${it.table}|${it.row}|${it.column}|${it.level}`;
    push(near, `${cell}|${it.line}`, it);
    push(wide, cell, it);
  }
  const wideStats = new Map<string, Peers>();
  return [...near].map(([key, own]) => {
    if (own.length >= least) return { own, peers: statsOf(own) };
    const cell = key.slice(0, key.lastIndexOf('|'));
    let peers = wideStats.get(cell);
    if (!peers) {
      peers = statsOf(wide.get(cell) ?? own);
      wideStats.set(cell, peers);
    }
    return { own, peers };
  });
}

function push<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function statsOf(list: readonly Observed[]): Peers {
  const before = list.filter((it) => it.last !== null && it.last > 0);
  const growths = list.filter((it) => it.last !== null && it.last > 0 && it.value > 0).map((it) => growthOf(it));
  const sizes = list.filter((it) => it.value > 0).map((it) => logOf(scaled(it, it.value), it.money));
  const [middle, size] = [median(growths), median(sizes)];
  return {
    count: list.length,
    gone: before.length === 0 ? 0 : before.filter((it) => it.value === 0).length / before.length,
    growth: { count: growths.length, middle, spread: spread(growths, middle) },
    size: { middle: size, spread: spread(sizes, size) },
  };
}

function growthOf(it: Observed): number {
  return logOf(scaled(it, it.value), it.money) - logOf(scaled(it, it.last ?? 0), it.money);
}

function judge(it: Observed, peers: Peers, limits: Thresholds): Outlier | undefined {
  const enough = peers.growth.count >= limits.least_peers;
  const growth = enough ? peers.growth.middle : 0;
  if (it.last !== null && it.last > 0) {
    const expected = it.last * Math.exp(growth);
    // Unknown peers: growth is taken to spread twice as wide as the least.
    const wide = Math.max(limits.least_spread, enough ? peers.growth.spread : limits.least_spread * 2);
    if (it.value === 0 && peers.gone > 0.5) return undefined;
    if (tooSmall(it, it.last, limits)) return undefined;
    const kind = kindOf(it, expected, wide, limits);
    return kind ? mark(it, kind, expected, enough ? peers.growth.count : 0) : undefined;
  }
  if (it.value <= 0 || peers.count < limits.least_peers) return undefined;
  const usual = Math.exp(peers.size.middle) - (it.money ? 0.05 : 0.5);
  const away = logOf(scaled(it, it.value), it.money) - peers.size.middle;
  const chance = it.money ? 0 : 1 / (usual + 0.5);
  const deviations = away / Math.hypot(Math.max(peers.size.spread, limits.least_spread * 2), Math.sqrt(chance));
  if (deviations < limits.deviations_from_peers) return undefined;
  const slip = it.money && near(Math.log10(scaled(it, it.value) / usual), 4, limits.ten_thousand);
  return mark(it, slip ? 'unit_slip' : 'peers', it.money ? usual * WAN : usual, peers.count);
}

/** What the packs leave out: little changed against last year, or few in both years. Money is never too small for a slip of its unit. */
const tooSmall = (it: Observed, last: number, { percent, least }: Thresholds): boolean =>
  Math.abs(it.value - last) * 100 < percent * last || (!it.money && it.value < least && last < least);

const near = (power: number, wanted: number, width: number): boolean => Math.abs(power - wanted) <= width;

function kindOf(it: Observed, expected: number, wide: number, limits: Thresholds): OutlierKind | undefined {
  const [value, usual] = [scaled(it, it.value), scaled(it, expected)];
  // Counts of the kind that happen singly vary by their root: this year's and last year's chance both widen the measure.
  const chance = it.money ? 0 : 1 / (usual + 0.5) + 1 / (scaled(it, it.last ?? 0) + 0.5);
  const away = logOf(value, it.money) - logOf(usual, it.money);
  const deviations = Math.abs(away) / Math.hypot(wide, Math.sqrt(chance));
  if (it.value === 0) return (it.money ? usual * 2 : usual) >= limits.least_zero ? 'zero' : undefined;
  const power = Math.log10(value / usual);
  if (it.money && near(Math.abs(power), 4, limits.ten_thousand)) return 'unit_slip';
  if (deviations < limits.deviations) return undefined;
  return near(Math.abs(power), 1, limits.ten) ? 'digit_slip' : 'jump';
}

function mark(it: Observed, kind: OutlierKind, expected: number, peers: number): Outlier {
  const { table, row, column, value, last, money } = it;
  const out = { return: it.return, unit: it.unit, table, row, column, kind, value, last, expected, peers };
  return { ...out, words: outlierWords({ ...out, money }) };
}
