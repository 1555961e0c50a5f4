import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { type SelfCheckRow, selfCheck } from '../records/work.ts';

/** 更正自查: the count, what was found, the evidence; what stood before stays in the time line. */
export const correctSelfCheck = command<SelfCheckRow>()({
  name: 'self-check.correct',
  label: '更正自查',
  record: 'self-check',
  right: 'campaigns.work',
  from: ['kept'],
  fields: pick(selfCheck.fields, 'count', 'found', 'checked_on', 'note', 'evidence'),
  decide: ({ input }) => {
    if (input.count > 0 && (input.evidence ?? []).length === 0)
      return refuse('input.evidence', '做过的自查要附证明材料。', {
        faults: [{ field: 'evidence', message: '请附证明材料' }],
      });
    return { set: { ...input } };
  },
});
