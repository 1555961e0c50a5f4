import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { FINISH } from '../domain/duty-kinds.ts';
import { type PlanTaskRow, planProgress } from '../records/plan.ts';

/** 报告进展: a step in words with what proves it; done needs evidence. By the unit responsible, or by the bureau that keeps the ledger. */
export const reportProgress = command<PlanTaskRow>()({
  name: 'plan-task.report',
  label: '报告进展',
  record: 'plan-task',
  right: 'campaigns.work',
  addressee: true,
  from: ['waiting', 'going', 'reported'],
  to: ['going', 'reported'],
  tone: 'primary',
  fields: pick(planProgress.fields, 'step', 'words', 'reported_on', 'evidence'),
  decide: ({ row, input, ctx }) => {
    const fault = (field: string, message: string) =>
      refuse(`input.${field}`, message, { faults: [{ field, message }] });
    if (input.reported_on > ctx.today) return fault('reported_on', '截至日期不能晚于今天。');
    const done = input.step === 'done';
    if (done && (input.evidence ?? []).length === 0) return fault('evidence', '报告完成的，要附证明材料。');
    return {
      state: done ? 'reported' : 'going',
      set: { step: input.step, reported_on: input.reported_on, done_on: done ? input.reported_on : null },
      create: [
        { record: 'plan-progress', values: { ...input, task: row.id, author: ctx.actor.name, bureau: row.unit } },
      ],
      close_duties: done ? [{ record_id: row.id, kind: FINISH }] : [],
      note: input.words,
    };
  },
});
