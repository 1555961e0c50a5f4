/** Times that do not count: a period stands still from the first to the last suspended day, both included. */
import { addDays, compareDay, type Day } from '../day.ts';
import { refuse } from '../refusal.ts';

export interface Suspension {
  /** First day that does not count. */
  readonly from: Day;
  /** Last day that does not count; absent while it lasts. */
  readonly until?: Day | null;
  /** Why and under which article, in words. */
  readonly basis: string;
}

/** Suspensions that touch or overlap, as one: a day is left out once, however many reasons it has. */
export interface Span {
  readonly from: Day;
  /** Null: still going on. */
  readonly until: Day | null;
  readonly basis: string;
}

/** Merged and in order. Refusal `input.suspension` when one ends before it starts. */
export function spansOf(suspensions: readonly Suspension[]): Span[] {
  const spans: Span[] = [];
  for (const { from, until = null, basis } of [...suspensions].sort((a, b) => compareDay(a.from, b.from))) {
    if (until !== null && until < from)
      throw refuse('input.suspension', `中止结束日${until}早于开始日${from}，请更正。`);
    const last = spans.at(-1);
    if (last === undefined || (last.until !== null && from > addDays(last.until, 1))) {
      spans.push({ from, until, basis });
      continue;
    }
    const end = last.until === null || until === null ? null : compareDay(until, last.until) > 0 ? until : last.until;
    const reasons = last.basis.split('、').includes(basis) ? last.basis : `${last.basis}、${basis}`;
    spans[spans.length - 1] = { from: last.from, until: end, basis: reasons };
  }
  return spans;
}
