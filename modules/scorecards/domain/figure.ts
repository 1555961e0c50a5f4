/** One indicator of one unit as a figure that says what it rests on. Pure. */
import type { ScorecardValue } from '#kernel/policy/campaign-shape.ts';

export type Indicator = ScorecardValue['indicators'][number];

/** What was counted for an indicator: a number of things, or some out of others; absent where the platform has no record of it. */
export interface Counted {
  readonly over: number;
  /** Null: a plain number. */
  readonly under: number | null;
  /** A figure put in by hand, in hundredths, that is no quotient. */
  readonly hand?: number;
  readonly source?: string;
}

export interface Figure {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** In hundredths of the unit; null where there is nothing to show. */
  readonly value: number | null;
  readonly over: number | null;
  readonly under: number | null;
  /** Why no value is shown. */
  readonly none: 'few' | 'no_record' | 'not_entered' | null;
  readonly least: number;
  readonly target: number | null;
  readonly better: 'higher' | 'lower';
  /** Null: no document gives one, so no sum is made. */
  readonly weight: number | null;
  readonly explanation: string;
  readonly article: string | null;
  readonly source: string | null;
}

const HUNDREDTHS = 10_000;

/** A quotient in hundredths of a percent, halves up; a plain number in hundredths. Fewer than the least sample show nothing. */
export function figureOf(indicator: Indicator, counted: Counted | undefined): Figure {
  const { code, name, unit, least, target, better, weight, explanation } = indicator;
  const base = { code, name, unit, least, target, better, weight, explanation, article: indicator.article ?? null };
  const nothing = (none: Figure['none'], over: number | null = null, under: number | null = null): Figure => ({
    ...base,
    value: null,
    over,
    under,
    none,
    source: null,
  });
  if (!counted) return nothing('hand' in indicator.of ? 'not_entered' : 'no_record');
  const source = counted.source ?? null;
  if (counted.hand !== undefined) return { ...base, value: counted.hand, over: null, under: null, none: null, source };
  const sample = counted.under ?? counted.over;
  // A small sample would tell of single cases, so that not even its parts are shown.
  if (sample < least || (counted.under !== null && counted.under === 0)) return nothing('few');
  const value =
    counted.under === null ? counted.over * 100 : Math.floor((counted.over * HUNDREDTHS) / counted.under + 0.5);
  return { ...base, value, over: counted.over, under: counted.under, none: null, source };
}

/** `9550` is `95.5`. */
export function shownValue(value: number): string {
  return (value / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 });
}

/** Sum of a card: only where every indicator has a weight and a value; the documents seldom give weights. */
export function total(figures: readonly Figure[]): number | null {
  if (figures.length === 0 || figures.some((it) => it.weight === null || it.value === null)) return null;
  return figures.reduce((sum, it) => sum + ((it.weight as number) * (it.value as number)) / HUNDREDTHS, 0);
}
