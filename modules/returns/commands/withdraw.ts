import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { CORRECT, RECEIVE } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { isOwn, reportDuty, threadOf } from './about.ts';

/** Takes it back as long as nobody has received it. Its figures stop counting at once; an accepted version counts again. */
export const withdraw = command<ReturnRow>()({
  name: 'return.withdraw',
  label: '撤回',
  record: 'return',
  right: 'returns.fill',
  from: ['submitted'],
  to: ['draft', 'correcting'],
  confirm: '撤回后要重新送审、签发、报送。确认撤回？',
  fields: { reason: prose('撤回理由', { required: true, max: 1000 }) },
  offered: isOwn,
  decide: ({ row, input, ctx }) => {
    const reason = input.reason?.trim();
    if (!reason) return refuse('input.reason', '请写明撤回理由。');
    const correcting = (row.accepted_revision ?? 0) > 0;
    return {
      state: correcting ? 'correcting' : 'draft',
      set: {
        zero: false,
        return_reason: `撤回：${reason}`,
        reviewer: null,
        reviewer_id: null,
        signer: null,
        signer_id: null,
      },
      close_duties: [{ record_id: row.id, kind: RECEIVE, how: '报送单位撤回' }],
      duties: [correcting ? correctDuty(row) : reportDuty(row)],
      notices: row.receiver
        ? [
            {
              unit: row.receiver,
              title: `${row.title}已由报送单位撤回`,
              text: `${ctx.actor.unit.name}撤回：${reason}`,
              record: 'return',
              record_id: row.id,
            },
          ]
        : [],
      note: reason,
    };
  },
});

export function correctDuty(row: ReturnRow) {
  return {
    kind: CORRECT,
    title: `更正${row.title}`,
    unit: row.unit,
    record: 'return',
    record_id: row.id,
    due: null,
    ...threadOf(row, row.receiver),
  };
}
