import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { day, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { REVIEW } from '../records/local-review.ts';
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
  // What a new version of the packs asked about this value is answered by its end.
  load: (read, { row }) =>
    read.many<{ id: string }>(sql`select id from local_review where local_value = ${row.id} and state = 'open'`),
  decide: ({ row, input, loaded, ctx }) => {
    if (row.valid_until && input.valid_until > row.valid_until)
      return refuse('input.until', `终止不能延长原定的终止日期（${row.valid_until}）。`, {
        faults: [{ field: 'valid_until', message: '不能晚于原定的终止日期' }],
      });
    const answered = {
      change: loaded.map(({ id }) => ({
        record: 'local-review',
        id,
        state: 'ended',
        set: { reason: input.reason, decided_by_name: ctx.actor.name },
      })),
      close_duties: loaded.map(({ id }) => ({ record_id: id, kind: REVIEW })),
    };
    if (input.valid_until < row.valid_from)
      return { ...answered, state: 'dropped', note: `未生效即撤回。${input.reason}` };
    return { ...answered, state: 'ended', set: { valid_until: input.valid_until }, note: input.reason };
  },
});
