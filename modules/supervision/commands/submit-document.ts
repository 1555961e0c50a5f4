import { command } from '#kernel/command.ts';
import { APPROVE, REDRAFT } from '../domain/duty-kinds.ts';
import type { SupervisionDocumentRow } from '../records/document.ts';

/** 送审：the draft goes to the approver. Whoever sends it in answers for it as its drafter. */
export const submitDocument = command<SupervisionDocumentRow>()({
  name: 'supervision.submit-document',
  label: '送审',
  record: 'supervision-document',
  right: 'supervision.handle',
  from: ['draft'],
  to: ['review'],
  tone: 'primary',
  fields: {},
  decide: ({ row, ctx }) => ({
    state: 'review',
    set: { drafter: ctx.actor.person, drafter_name: ctx.actor.name },
    close_duties: [{ record_id: row.id, kind: REDRAFT }],
    duties: [
      {
        kind: APPROVE,
        unit: row.unit,
        title: `审签：${row.title}`,
        due: null,
        record: 'supervision-document',
        record_id: row.id,
      },
    ],
  }),
});
