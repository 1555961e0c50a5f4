import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { choice, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { REVIEW_DUTY } from '../../domain/duty-kinds.ts';
import { passed, returned } from '../../domain/filings.ts';
import { type Meeting, meetingWords } from '../../domain/meetings.ts';
import type { Filing, PlanRow } from '../../records/plan.ts';

/** 审查检查计划：the bureau passes or returns it; repeated and manifold inspections are found for it. */
export const reviewPlan = command<PlanRow>()({
  name: 'plan.review',
  label: '审查计划',
  record: 'plan',
  right: 'plan.review',
  addressee: true,
  from: ['filed'],
  to: ['reviewed', 'returned'],
  tone: 'primary',
  fields: {
    answer: choice('审查结论', {
      required: true,
      choices: [
        { value: 'pass', label: '通过/准予备案' },
        { value: 'return', label: '退回' },
      ],
    }),
    opinion: prose('审查意见', { max: 4000, hint: '退回的必须写明理由' }),
  },
  load: (read, { row }) => read.many<Meeting>(sql`select * from zs_plan_meets(${row.id})`),
  decide: ({ row, input, loaded, ctx }) => {
    const back = input.answer === 'return';
    if (back && !input.opinion)
      return refuse('input.opinion', '退回计划要写明理由。', { faults: [{ field: 'opinion', message: '请写明理由' }] });
    const filings = row.filings as Filing[] | null;
    const late = row.review_due !== null && ctx.today > row.review_due;
    return {
      state: back ? 'returned' : 'reviewed',
      set: {
        filings: back ? returned(filings, ctx.now) : passed(filings, ctx.now),
        reviewed_by: ctx.actor.person,
        reviewed_day: ctx.today,
        review_opinion: input.opinion,
        review_findings: meetingWords(loaded),
      },
      close_duties: [{ record_id: row.id, kind: REVIEW_DUTY, ...(late ? { how: '审查计划（逾期）' } : {}) }],
      notices: [
        {
          unit: row.unit,
          title: back ? '检查计划被退回' : '检查计划已通过审查',
          text: `《${row.title}》${input.opinion ? `：${input.opinion}` : ''}`,
          record: 'plan',
          record_id: row.id,
        },
      ],
      basis: ['plan.review_mode'],
      ...(late ? { note: `审查期限为${row.review_due}，本次审查逾期` } : {}),
    };
  },
});
