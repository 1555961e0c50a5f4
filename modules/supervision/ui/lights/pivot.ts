/** Lights by area and period: from the answer's long rows to a table. Areas keep the order of their codes; nothing is ranked. Pure. */
import { addDays, asDay } from '#kernel/day.ts';
import type { LightRow } from '../shapes.ts';

export interface Period {
  readonly from: string;
  readonly until: string;
  readonly label: string;
}

export interface AreaLine {
  readonly area: string;
  readonly name: string;
  /** By the period's first day. */
  readonly cells: Readonly<Record<string, LightRow>>;
}

/** 2026年3月, or 3月2日至8日 for a week. */
export function periodLabel(row: Pick<LightRow, 'from' | 'until'>, step: string): string {
  const [year, month, date] = row.from.split('-').map(Number);
  if (step === 'month') return `${year}年${month}月`;
  const [, lastMonth, lastDate] = row.until.split('-').map(Number);
  return `${month}月${date}日至${lastMonth === month ? '' : `${lastMonth}月`}${lastDate}日`;
}

export function periodsOf(rows: readonly LightRow[], step: string): readonly Period[] {
  const seen = new Map(
    rows.map((row) => [row.from, { from: row.from, until: row.until, label: periodLabel(row, step) }]),
  );
  return [...seen.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

export function linesOf(rows: readonly LightRow[]): readonly AreaLine[] {
  return [...new Set(rows.map((row) => row.area))].sort().map((area) => {
    const own = rows.filter((row) => row.area === area);
    return {
      area,
      name: own.find((row) => row.area_name)?.area_name ?? area,
      cells: Object.fromEntries(own.map((row) => [row.from, row])),
    };
  });
}

export interface Totals {
  readonly label: string;
  readonly red: number;
  readonly yellow: number;
  /** Areas left out for want of a sample. */
  readonly left_out: number;
}

/** Sums by period over the areas whose numbers may be shown. */
export function totalsOf(rows: readonly LightRow[], periods: readonly Period[]): readonly Totals[] {
  return periods.map((period) => {
    const own = rows.filter((row) => row.from === period.from);
    const sum = (of: 'red' | 'yellow') => own.reduce((n, row) => n + (row[of].count ?? 0), 0);
    return {
      label: period.label,
      red: sum('red'),
      yellow: sum('yellow'),
      left_out: own.filter((row) => row.few).length,
    };
  });
}

/** The last `months` months up to today: first day of the earliest one. */
export function monthsBack(today: string, months: number): string {
  let day = `${today.slice(0, 7)}-01`;
  for (let i = 1; i < months; i++) day = `${addDays(asDay(day), -1).slice(0, 7)}-01`;
  return day;
}
