import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { ANSWER } from '../domain/words.ts';
import type { ReturnCommentRow } from '../records/content.ts';

export const answerComment = command<ReturnCommentRow>()({
  name: 'return.answer-comment',
  label: '答复意见',
  record: 'return-comment',
  right: 'returns.comment',
  addressee: true,
  from: ['open'],
  to: ['answered'],
  fields: { answer: prose('答复', { required: true, max: 2000 }) },
  // Inside a unit anybody answers; between units the other side does.
  offered: (row, actor) => row.from_unit !== actor.unit.code || row.from_unit === row.unit,
  decide: ({ row, input, ctx }) => {
    const answer = input.answer?.trim();
    if (!answer) return refuse('input.answer', '请写明答复。');
    return {
      state: 'answered',
      set: { answer, answered_by: ctx.actor.name },
      close_duties: [{ record_id: row.id, kind: ANSWER }],
      notices:
        row.from_unit && row.from_unit !== ctx.actor.unit.code
          ? [
              {
                unit: row.from_unit,
                title: '审核意见已答复',
                text: answer.slice(0, 300),
                record: 'return',
                record_id: row.return,
              },
            ]
          : [],
    };
  },
});
