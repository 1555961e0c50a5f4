/** Calendar months of a period, cut to it. */
import { addDays, asDay, clampedDay } from '#kernel/day.ts';

export function months(from: string, until: string): { readonly from: string; readonly until: string }[] {
  const out: { from: string; until: string }[] = [];
  for (let start = asDay(from); start <= until; ) {
    const last = clampedDay(Number(start.slice(0, 4)), Number(start.slice(5, 7)), 31);
    out.push({ from: start, until: last < until ? last : until });
    start = addDays(last, 1);
  }
  return out;
}

/** `2026-03-14` → `2026年3月`. */
export function monthWords(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
}
