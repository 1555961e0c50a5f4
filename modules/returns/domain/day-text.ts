/** Days as people write them. Pure. */
import { type Day, isDay } from '#kernel/day.ts';

/** `2026-1-31`, `2026/01/31`, `2026.1.31`, `2026年1月31日`, `20260131` → the day, or undefined when it does not exist. */
export function readDayText(text: string): Day | undefined {
  const found =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim()) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  if (!found) return undefined;
  const [, year = '', month = '', date = ''] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
