import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { EnforcementItemRow } from '../record-item.ts';

/** The bureau sends the matter back with what has to be put right. */
export const returnItem = command<EnforcementItemRow>()({
  name: 'item.return',
  label: '退回',
  record: 'enforcement-item',
  right: 'item.accept',
  from: ['submitted'],
  to: ['draft'],
  fields: { opinion: prose('退回意见', { required: true, max: 1000 }) },
  decide: ({ row, input }) => ({
    state: 'draft',
    note: input.opinion,
    notices: [
      {
        unit: row.unit,
        title: '行政执法事项被退回',
        text: `“${row.name}”被退回：${input.opinion}`,
        record: 'enforcement-item',
        record_id: row.id,
      },
    ],
  }),
});
