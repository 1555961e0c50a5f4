import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { day, files, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { ESCALATE } from '../domain/duty-kinds.ts';
import { nextStep } from '../domain/papers.ts';
import type { SupervisionDocumentRow } from '../records/document.ts';

interface Loaded {
  readonly taken: number;
  readonly proposed: string | null;
}

/** 加压：takes the next step of the pack on a document whose reply is late or whose rectification failed. Steps are never skipped. */
export const escalate = command<SupervisionDocumentRow>()({
  name: 'supervision.escalate',
  label: '加压（下一步）',
  record: 'supervision-document',
  right: 'supervision.handle',
  from: ['issued', 'rectify-again'],
  tone: 'danger',
  confirm: '将按政策包的步骤实施下一步加压，并通知被监督单位。确定吗？',
  fields: {
    result: prose('实施情况', { required: true, max: 4000 }),
    paper: files('文书或材料'),
    reply_due: day('新的反馈日期'),
  },
  offered: (row, actor) => row.unit === actor.unit.code,
  load: async (read, { row }): Promise<Loaded> => {
    const found = await read.one<Loaded>(sql`select count(*) filter (where state = 'done')::integer as taken,
      (array_agg(id::text) filter (where state = 'proposed'))[1] as proposed from escalation where document = ${row.id}`);
    return found ?? { taken: 0, proposed: null };
  },
  decide: ({ row, input, loaded, ctx }) => {
    const late = row.reply_due !== null && row.reply_due < ctx.today;
    if (!late && row.state !== 'rectify-again')
      return refuse('state.not-late', `反馈期限（${row.reply_due ?? '未设'}）还没有过，不能加压。`);
    if (input.reply_due && input.reply_due <= ctx.today)
      return refuse('input.reply-due', '新的反馈日期应在今天以后。', {
        faults: [{ field: 'reply_due', message: '应在今天以后' }],
      });
    const step = nextStep(ctx.policy, loaded.taken);
    if (!step)
      return refuse('policy.no-step', '政策包规定的加压步骤已经用尽，或者没有规定步骤。请报请有权机关处理。', {
        basis: ['steps.escalation'],
      });
    const values = {
      title: step.name,
      document: row.id,
      step: step.step,
      step_code: step.code,
      by: step.by,
      to: step.to,
      basis: step.basis,
      done_day: ctx.today,
      result: input.result,
      paper: input.paper,
    };
    const about = { record: 'supervision-document', record_id: row.id };
    const { addressee } = row;
    return {
      set: input.reply_due ? { reply_due: input.reply_due } : {},
      note: `第${step.step}步：${step.name}`,
      basis: ['steps.escalation'],
      ...(loaded.proposed
        ? { change: [{ record: 'escalation', id: loaded.proposed, state: 'done', set: values }] }
        : { create: [{ record: 'escalation', state: 'done', values: { ...values, proposed_day: ctx.today } }] }),
      // The reply stays owed: its duty remains open and late, whatever new day the step sets.
      close_duties: [{ record_id: row.id, kind: ESCALATE }],
      notices: addressee
        ? [{ unit: addressee, title: `${step.name}：${row.title}`, text: input.result, ...about }]
        : [],
      result: { step: step.step, name: step.name },
    };
  },
});
