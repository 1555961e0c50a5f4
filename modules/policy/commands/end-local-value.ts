import { command } from '#kernel/command.ts';
import { day, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { LocalValueRow } from '../records/local-value.ts';

/** 终止: the value holds up to and including a day, and still answers for the days before. One that never came into force is dropped. */
export const endLocalValue = command<LocalValueRow>()({
  name: 'policy.end-local-value',
  label: '终止',
  record: 'local-value',
  right: 'policy.sign-local',
  from: ['signed'],
  to: ['ended', 'dropped'],
  tone: 'danger',
  fields: {
    valid_until: day('最后有效日', { required: true, hint: '早于起始日期的，视为没有生效' }),
    reason: prose('终止的理由', { required: true, max: 1000 }),
  },
  offered: (row, actor) => row.unit === actor.unit.code,
  decide: ({ row, input }) => {
    if (row.valid_until && input.valid_until > row.valid_until)
      return refuse('input.until', `终止不能延长原定的终止日期（${row.valid_until}）。`, {
        faults: [{ field: 'valid_until', message: '不能晚于原定的终止日期' }],
      });
    if (input.valid_until < row.valid_from) return { state: 'dropped', note: `未生效即撤回。${input.reason}` };
    return { state: 'ended', set: { valid_until: input.valid_until }, note: input.reason };
  },
});
