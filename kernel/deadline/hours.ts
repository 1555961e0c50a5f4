/** Periods in hours: exact elapsed time, with whole suspended days left out. */
import { addDays, startOfDay } from '../day.ts';
import type { Count } from './count.ts';
import type { Span } from './suspension.ts';

const MS_PER_HOUR = 3_600_000;
const HOURS_PER_DAY = 24;

/**
 * The instant (milliseconds since the epoch) at which `length` hours have run from `start`; null while suspended. The hour in which it starts
 * is counted from its minute: the earlier, stricter reading of 开始的时不计算在内.
 */
export function countHours(
  length: number,
  start: number,
  spans: readonly Span[],
): { readonly end: number | null } & Pick<Count, 'met' | 'left'> {
  const met: { span: Span; days: number }[] = [];
  let end = start + length * MS_PER_HOUR;
  let left_out = 0;
  for (const span of spans) {
    const from = Math.max(startOfDay(span.from), start);
    if (from >= end) break;
    if (span.until === null) {
      const left = length - Math.floor((from - start - left_out) / MS_PER_HOUR);
      return { end: null, met: [...met, { span, days: 0 }], left };
    }
    const pause = startOfDay(addDays(span.until, 1)) - from;
    if (pause <= 0) continue;
    met.push({ span, days: Math.ceil(pause / MS_PER_HOUR / HOURS_PER_DAY) });
    left_out += pause;
    end += pause;
  }
  return { end, met };
}
