import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { INSIDE, REPORT } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { isReceiver } from './about.ts';

/** This unit does not owe it this time (merged, no such work): shown in every completeness, with the reason. */
export const excuse = command<ReturnRow>()({
  name: 'return.excuse',
  label: '准予免报',
  record: 'return',
  right: 'returns.receive',
  addressee: true,
  from: ['draft', 'review', 'sign', 'signed', 'returned'],
  to: ['excused'],
  confirm: '免报后这份报表不再报送。确认准予免报？',
  fields: { reason: prose('免报理由', { required: true, max: 1000 }) },
  offered: isReceiver,
  shown: (row) => row.revision === null || row.revision === 0,
  decide: ({ row, input }) => {
    const reason = input.reason?.trim();
    if (!reason) return refuse('input.reason', '请写明准予免报的理由。');
    if ((row.accepted_revision ?? 0) > 0) return refuse('state.return-accepted', '已有通过的版本，不能免报。');
    return {
      state: 'excused',
      set: { return_reason: `免报：${reason}` },
      close_duties: [REPORT, INSIDE].map((kind) => ({ record_id: row.id, kind })),
      notices: [{ unit: row.unit, title: `${row.title}准予免报`, text: reason, record: 'return', record_id: row.id }],
      note: reason,
    };
  },
});
