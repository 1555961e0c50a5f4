import { command, formOf } from '#kernel/command.ts';
import { choice, day, files, prose, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type NormativeReviewRow, normativeReview } from '../records/registers.ts';

/** 列入清理: a normative document that the unit looks through (SPC-22). */
export const listDocument = command<NormativeReviewRow>()({
  name: 'normative-review.list',
  label: '列入清理',
  record: 'normative-review',
  creates: true,
  right: 'campaigns.work',
  from: [],
  to: ['reviewing'],
  tone: 'primary',
  fields: formOf(normativeReview),
  decide: ({ input }) => ({ state: 'reviewing', set: { ...input } }),
});

/** 作出清理结论: keep, amend or repeal, always with the reason. */
export const decideDocument = command<NormativeReviewRow>()({
  name: 'normative-review.decide',
  label: '作出清理结论',
  record: 'normative-review',
  right: 'campaigns.work',
  from: ['reviewing', 'decided'],
  to: ['decided', 'done'],
  tone: 'primary',
  fields: {
    result: choice('清理结论', { required: true, choices: normativeReview.fields.result.choices }),
    reason: prose('理由', { required: true, max: 4000 }),
    decided_on: day('作出结论日期', { required: true }),
  },
  decide: ({ input, ctx }) => {
    if (input.decided_on > ctx.today)
      return refuse('input.decided-on', '作出结论的日期不能晚于今天。', {
        faults: [{ field: 'decided_on', message: '不能晚于今天' }],
      });
    // Kept: nothing more to do. Amended or repealed: done when the paper is there.
    return input.result === 'keep'
      ? { state: 'done', set: { ...input, done_on: input.decided_on } }
      : { state: 'decided', set: { ...input } };
  },
});

/** 登记办结: the amended text or the decision that repealed it. */
export const finishDocument = command<NormativeReviewRow>()({
  name: 'normative-review.finish',
  label: '登记办结',
  record: 'normative-review',
  right: 'campaigns.work',
  from: ['decided'],
  to: ['done'],
  fields: {
    done_on: day('办结日期', { required: true }),
    done_by: text('办结依据', { required: true, max: 300, hint: '修改后的文号、废止决定文号' }),
    done_files: files('办结材料'),
  },
  decide: ({ row, input, ctx }) =>
    input.done_on > ctx.today || (row.decided_on !== null && input.done_on < row.decided_on)
      ? refuse('input.done-on', '办结日期应在作出结论之后、今天以前。', {
          faults: [{ field: 'done_on', message: '应在作出结论之后、今天以前' }],
        })
      : { state: 'done', set: { ...input } },
});
