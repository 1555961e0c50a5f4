/**
 * What the demonstration's bureaus set where the documents leave something open (原文未规定). The numbers are the demonstration's own, say so in
 * their basis, and were chosen so that every rule can be judged; a real bureau sets its own, with its own basis.
 */
import { addDays, type Day } from '#kernel/day.ts';
import type { Replay } from '../replay/replay.ts';

export interface Local {
  readonly id: string;
  readonly value: unknown;
}

const BASIS = '演示数值：仅供演示，不是任何地方的规定（演示司法局内部通知〔演示〕1号）';
const working = (length: number) => ({ length, unit: 'working_days' });

/** What every bureau of the demonstration sets. */
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
  { id: 'figures.min_sample', value: 2 },
];

/** What one of them sets besides, or otherwise: its documents leave open what others give. */
const OWN: Readonly<Record<string, readonly Local[]>> = {
  '990100.sf': [],
  '980100.sf': [
    { id: 'deadline.plan_review', value: working(10) },
    { id: 'inspection.visits_cap', value: 6 },
    { id: 'check.entry_code', value: { action: 'warn', message: '演示规定：入企前请扫码；无法扫码的请写明原因。' } },
    { id: 'sfs.tasks', value: ['演示：协助收集执法线索', '演示：协助案卷评查', '演示：协助回访企业'] },
  ],
  '970103.sf': [
    { id: 'plan.review_mode', value: 'filing' },
    {
      id: 'check.plan_filed',
      value: { action: 'warn', message: '演示规定：本次检查不在已报备的计划内，请登记原因。' },
    },
    { id: 'deadline.supervision_reply', value: working(7) },
    { id: 'deadline.inquiry_result', value: working(5) },
    { id: 'sfs.tasks', value: ['演示：协助开展镇（区、街道）执法监督', '演示：协助核查投诉'] },
  ],
};

/** What a bureau leaves open, so that whoever tries the demonstration has something to set. */
const LEFT_OPEN: Readonly<Record<string, readonly string[]>> = {
  '980100.sf': ['deadline.inspection_result', 'inspection.visits_365_warn'],
};

/** Bureaus whose keeper and head set values in the demonstration, each with all it sets. */
export const LOCAL_VALUES: readonly { readonly bureau: string; readonly values: readonly Local[] }[] = Object.entries(
  OWN,
).map(([bureau, own]) => ({
  bureau,
  values: [
    ...VALUES.filter(({ id }) => !LEFT_OPEN[bureau]?.includes(id) && !own.some((mine) => mine.id === id)),
    ...own,
  ],
}));

/** Sets and signs them through the real commands, by two persons; about an hour of the demonstration's clock. */
export async function setLocalValues(replay: Replay, from: Day): Promise<void> {
  for (const { bureau, values } of LOCAL_VALUES) {
    const [keeper, head] = [replay.actor(bureau, 'policy-keeper'), replay.actor(bureau, 'bureau-head')];
    for (const { id, value } of values) {
      replay.clock.advance({ minutes: 1 });
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
