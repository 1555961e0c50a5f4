import sql from 'sql-template-tag';
import { command, formOf, type NewDuty } from '#kernel/command.ts';
import { day, files, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { DELIVER } from '../domain/duty-kinds.ts';
import { type UpwardReportRow, upwardReport } from '../records/plan.ts';

/** 起草向上报告: to the Party group or the government (REP-17, SUP-08). */
export const draftReport = command<UpwardReportRow>()({
  name: 'upward-report.draft',
  label: '起草向上报告',
  record: 'upward-report',
  creates: true,
  right: 'campaigns.report',
  from: [],
  to: ['draft'],
  tone: 'primary',
  fields: formOf(upwardReport),
  decide: ({ input, ctx }) => {
    const id = ctx.newId();
    const duty: NewDuty = {
      kind: DELIVER,
      unit: ctx.actor.unit.code,
      title: `送达：${input.title}`,
      due: input.due as NewDuty['due'],
      record: 'upward-report',
      record_id: id,
    };
    return { id, state: 'draft', set: { ...input }, duties: input.due !== null && input.due < ctx.today ? [] : [duty] };
  },
});

/** 修改向上报告, until it is delivered. */
export const editReport = command<UpwardReportRow>()({
  name: 'upward-report.edit',
  label: '修改报告',
  record: 'upward-report',
  right: 'campaigns.report',
  from: ['draft'],
  fields: formOf(upwardReport),
  decide: ({ input }) => ({ set: { ...input } }),
});

/** 登记送达: the recipient has no account; who received it, when, and the proof are put in by hand. */
export const deliverReport = command<UpwardReportRow>()({
  name: 'upward-report.deliver',
  label: '登记送达',
  record: 'upward-report',
  right: 'campaigns.report',
  from: ['draft'],
  to: ['delivered'],
  tone: 'primary',
  fields: {
    delivered_on: day('送达日期', { required: true }),
    receiver: text('签收人', { required: true, max: 60, hint: '单位收文人员或收文编号' }),
    delivery_proof: files('送达证明（签收页、公文交换回执）', { required: true }),
  },
  load: (read, { row }) =>
    row.special
      ? read.one<{ id: string; state: string }>(
          sql`select id, state from special_supervision where id = ${row.special}`,
        )
      : Promise.resolve(undefined),
  decide: ({ row, input, loaded: special, ctx }) => {
    if (input.delivered_on > ctx.today)
      return refuse('input.delivered-on', '送达日期不能晚于今天。', {
        faults: [{ field: 'delivered_on', message: '不能晚于今天' }],
      });
    if (special?.state === 'running')
      return refuse('state.not-summed', '这项专项监督还没有汇总，请先登记汇总情况，再登记报告送达。');
    return {
      state: 'delivered',
      set: { ...input },
      close_duties: [{ record_id: row.id, kind: DELIVER }],
      change:
        special?.state === 'summed'
          ? [{ record: 'special-supervision', id: special.id, state: 'reported', set: { report: row.id } }]
          : [],
    };
  },
});
