import { command } from '#kernel/command.ts';
import { day, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { dueOf, REPORT } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { isReceiver, reportDuty } from './about.ts';

/** More time for one unit, with a reason. */
export const extend = command<ReturnRow>()({
  name: 'return.extend',
  label: '准予延期',
  record: 'return',
  right: 'returns.receive',
  addressee: true,
  from: ['draft', 'review', 'sign', 'signed', 'returned'],
  to: [],
  fields: {
    until: day('延期至', { required: true }),
    reason: prose('延期理由', { required: true, max: 1000 }),
  },
  offered: isReceiver,
  decide: ({ row, input, ctx }) => {
    const reason = input.reason?.trim();
    const due = dueOf(row);
    if (!reason) return refuse('input.reason', '请写明准予延期的理由。');
    if (!input.until) return refuse('input.day', '请填写延期到哪一天。');
    if (!due) return refuse('state.return-no-due', '这份报表原文未规定期限，不需要延期。');
    if (input.until <= due || input.until < ctx.today)
      return refuse('input.day', `延期后的日期应晚于现在的期限（${due}），并且不早于今天。`);
    return {
      set: { extended_to: input.until, extension_reason: reason },
      close_duties: [{ record_id: row.id, kind: REPORT, how: '延期' }],
      duties: [reportDuty(row, input.until)],
      notices: [
        {
          unit: row.unit,
          title: `${row.title}延期至${input.until}`,
          text: reason,
          record: 'return',
          record_id: row.id,
        },
      ],
      note: `延期至${input.until}：${reason}`,
    };
  },
});
