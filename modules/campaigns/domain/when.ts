/** Days of campaigns and plans from what the pack says of them: a day, a month, a day of every year, or 原文未规定. Pure. */
import { asDay, clampedDay, type Day, daysInMonth } from '#kernel/day.ts';
import type { CampaignValue, WhenValue } from '#kernel/policy/campaign-shape.ts';

type Edge = 'start' | 'end';

/**
 * The day, or null where the documents give none. A month counts from its first day (`start`) or to its last (`end`); a yearly day is that of
 * `year`, null without one.
 */
export function dayOfWhen(when: WhenValue | undefined, year: number | null, edge: Edge = 'end'): Day | null {
  if (!when || 'unspecified' in when) return null;
  if ('once' in when) return asDay(when.once);
  if ('by_month' in when) {
    const [y = 0, m = 1] = when.by_month.split('-').map(Number);
    return clampedDay(y, m, edge === 'start' ? 1 : daysInMonth(y, m));
  }
  if (year === null) return null;
  return clampedDay(year, when.month, when.day ?? (edge === 'start' ? 1 : daysInMonth(year, when.month)));
}

/** As officials write it: 2024年6月, 每年4月底前, 原文未规定. */
export function whenWords(when: WhenValue | undefined): string {
  if (!when || 'unspecified' in when) return '原文未规定';
  if ('once' in when) return when.once;
  if ('by_month' in when) {
    const [y, m] = when.by_month.split('-').map(Number);
    return `${y}年${m}月`;
  }
  return when.day === null ? `每年${when.month}月底` : `每年${when.month}月${when.day}日`;
}

export interface PhaseShown {
  readonly code: string;
  readonly name: string;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly tasks: readonly string[];
}

/** Phases with their days, in the order of the document; they may overlap, and a phase without an end goes on. */
export function phasesOf(value: CampaignValue, year: number | null): PhaseShown[] {
  return value.phases.map((phase) => ({
    code: phase.code,
    name: phase.name,
    from: dayOfWhen(phase.from, year, 'start'),
    until: dayOfWhen(phase.until, year, 'end'),
    tasks: phase.tasks,
  }));
}

/** The days of one phase, or of the whole where none is named. */
export function spanOfPhase(value: CampaignValue, year: number | null, phase: string | undefined) {
  const found = phase === undefined ? undefined : phasesOf(value, year).find((it) => it.code === phase);
  return found ? { from: found.from, until: found.until } : spanOf(value, year);
}

/** First and last day any phase or duty gives; null where none gives one. */
export function spanOf(
  value: CampaignValue,
  year: number | null,
): { readonly from: Day | null; readonly until: Day | null } {
  const phases = phasesOf(value, year);
  const ends = [...phases.map((it) => it.until), ...value.duties.map((it) => dayOfWhen(it.due, year))];
  const days = (list: readonly (Day | null)[]) => list.filter((it): it is Day => it !== null).sort();
  const from = days(phases.map((it) => it.from))[0] ?? null;
  return { from, until: days(ends).at(-1) ?? null };
}
