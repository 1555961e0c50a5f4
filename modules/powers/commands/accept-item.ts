import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { EnforcementItemRow } from '../record-item.ts';

/** The bureau takes the matter on file. */
export const acceptItem = command<EnforcementItemRow>()({
  name: 'item.accept-filing',
  label: '准予备案',
  record: 'enforcement-item',
  right: 'item.accept',
  from: ['submitted'],
  to: ['filed'],
  tone: 'primary',
  fields: { opinion: prose('备案意见', { max: 1000 }) },
  decide: ({ row, input, ctx }) => ({
    set: { filed_by: ctx.actor.name },
    state: 'filed',
    note: input.opinion ?? undefined,
    notices: [
      {
        unit: row.unit,
        title: '行政执法事项已备案',
        text: `“${row.name}”已备案，请及时公开。`,
        record: 'enforcement-item',
        record_id: row.id,
      },
    ],
  }),
});
