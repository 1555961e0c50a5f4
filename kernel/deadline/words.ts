/** The words that explain a counted due day. */
import { type Day, dayZh } from '../day.ts';
import type { Count } from './count.ts';
import { type PeriodUnit, UNIT_ZH } from './rule.ts';

/** `2026年3月1日8时30分` from `2026-03-01T08:30:00+08:00`. */
export function instantZh(instant: string): string {
  return `${dayZh(instant.slice(0, 10) as Day)}${Number(instant.slice(11, 13))}时${Number(instant.slice(14, 16))}分`;
}

/** One line for each suspension that took days out, and for one that goes on. */
export function suspendedZh(count: Pick<Count, 'met' | 'left'>, unit: PeriodUnit): string[] {
  return count.met.map(({ span, days }) => {
    if (span.until !== null)
      return `${dayZh(span.from)}至${dayZh(span.until)}中止，期间${days}日不计入（${span.basis}）。`;
    const left = count.left === undefined ? '' : `，尚余${count.left}${UNIT_ZH[unit]}`;
    return `自${dayZh(span.from)}起中止中，恢复后继续计算${left}（${span.basis}）。`;
  });
}

/** `，其间休息日和节假日8天不计，调休上班的2026年2月14日计入`, or nothing. */
export function skippedZh(count: Pick<Count, 'skipped' | 'made_up'>): string {
  const skipped = count.skipped > 0 ? `，其间休息日和节假日${count.skipped}天不计` : '';
  const made_up = count.made_up.length > 0 ? `，调休上班的${[...count.made_up].sort().map(dayZh).join('、')}计入` : '';
  return skipped + made_up;
}
