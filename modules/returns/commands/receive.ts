import { command } from '#kernel/command.ts';
import { EXAMINE, RECEIVE } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { isReceiver, threadOf } from './about.ts';

export const receive = command<ReturnRow>()({
  name: 'return.receive',
  label: '签收',
  record: 'return',
  right: 'returns.receive',
  addressee: true,
  from: ['submitted'],
  to: ['received'],
  tone: 'primary',
  fields: {},
  offered: isReceiver,
  decide: ({ row, ctx }) => ({
    state: 'received',
    set: { received_at: ctx.now },
    close_duties: [{ record_id: row.id, kind: RECEIVE }],
    duties: [
      {
        kind: EXAMINE,
        title: `审核${row.title}`,
        unit: ctx.actor.unit.code,
        record: 'return',
        record_id: row.id,
        due: null,
        ...threadOf(row, row.unit),
      },
    ],
  }),
});
