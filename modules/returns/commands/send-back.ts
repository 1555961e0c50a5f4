import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { INSIDE } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { isOwn } from './about.ts';

/** Back to the filler, inside the unit. */
export const sendBack = command<ReturnRow>()({
  name: 'return.send-back',
  label: '退回修改（单位内部）',
  record: 'return',
  right: 'returns.review',
  from: ['review', 'sign', 'signed'],
  to: ['draft', 'correcting'],
  fields: { reason: prose('退回理由', { required: true, max: 1000 }) },
  offered: isOwn,
  decide: ({ row, input }) => {
    const reason = input.reason?.trim();
    if (!reason) return refuse('input.reason', '请写明退回理由，填报人据此修改。');
    return {
      state: (row.accepted_revision ?? 0) > 0 ? 'correcting' : 'draft',
      // Whoever signed signed something else: the way begins anew.
      set: { zero: false, reviewer: null, reviewer_id: null, signer: null, signer_id: null },
      close_duties: [{ record_id: row.id, kind: INSIDE }],
      notices: [
        {
          unit: row.unit,
          title: `${row.title}在单位内部被退回修改`,
          text: reason,
          record: 'return',
          record_id: row.id,
        },
      ],
      note: reason,
    };
  },
});
