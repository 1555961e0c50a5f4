import { command } from '#kernel/command.ts';
import { EXAMINE } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { isReceiver } from './about.ts';

export const accept = command<ReturnRow>()({
  name: 'return.accept',
  label: '通过',
  record: 'return',
  right: 'returns.receive',
  addressee: true,
  from: ['received'],
  to: ['accepted'],
  tone: 'primary',
  fields: {},
  offered: isReceiver,
  decide: ({ row, ctx }) => ({
    state: 'accepted',
    set: { accepted_at: ctx.now, accepted_revision: row.revision ?? 0 },
    close_duties: [{ record_id: row.id, kind: EXAMINE }],
  }),
});
