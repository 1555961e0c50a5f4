/**
 * What the demonstration's bureaus set where the documents leave something open (原文未规定). The numbers are the demonstration's own, say so in
 * their basis, and were chosen so that every rule can be judged; a real bureau sets its own, with its own basis.
 */
import { addDays, type Day } from '#kernel/day.ts';
import type { Replay } from '../replay/replay.ts';

interface Local {
  readonly id: string;
  readonly value: unknown;
}

const BASIS = '演示数值：仅供演示，不是任何地方的规定（演示司法局内部通知〔演示〕1号）';
const working = (length: number) => ({ length, unit: 'working_days' });

const VALUES: readonly Local[] = [
  { id: 'deadline.inspection_result', value: working(5) },
  { id: 'deadline.code_supplement', value: working(3) },
  { id: 'deadline.plan_review', value: working(5) },
  { id: 'deadline.supervision_reply', value: working(10) },
  { id: 'deadline.alert_explanation', value: working(5) },
  { id: 'inspection.visits_cap', value: 4 },
  { id: 'inspection.cap_warn_percent', value: 75 },
  { id: 'inspection.visits_365_warn', value: 4 },
  { id: 'inspection.departments_week_max', value: 1 },
  { id: 'inspection.same_officer_no_finding_max', value: 3 },
  { id: 'inspection.place_distance_max', value: 500 },
  { id: 'supervision.repeat_window_days', value: 90 },
  { id: 'figures.min_sample', value: 5 },
];

/** Bureaus whose keeper and head set values in the demonstration. */
const BUREAUS = ['990100.sf'] as const;

/** Sets and signs them through the real commands, by two persons. */
export async function setLocalValues(replay: Replay, from: Day): Promise<void> {
  for (const bureau of BUREAUS) {
    const [keeper, head] = [replay.actor(bureau, 'policy-keeper'), replay.actor(bureau, 'bureau-head')];
    for (const { id, value } of VALUES) {
      replay.clock.advance({ minutes: 2 });
      const draft = await replay.act(keeper, 'policy.set-local-value', {
        policy_id: id,
        valid_from: addDays(from, -400),
        value,
        basis: BASIS,
      });
      await replay.act(head, 'policy.sign-local-value', {}, draft.id);
    }
  }
}
