import { command, pick } from '#kernel/command.ts';
import { EXPLAIN } from '../domain/duty-kinds.ts';
import { type AlertRow, alert } from '../records/alert.ts';

/** 说明情况：the agency explains a card, with evidence. */
export const explainAlert = command<AlertRow>()({
  name: 'supervision.explain',
  label: '说明情况',
  record: 'alert',
  right: 'supervision.explain',
  from: ['open', 'reopened'],
  to: ['explained'],
  tone: 'primary',
  fields: pick(alert.fields, 'explanation', 'evidence'),
  offered: (row) => !row.confidential,
  decide: ({ row, input, ctx }) => ({
    state: 'explained',
    set: {
      explanation: input.explanation,
      evidence: input.evidence,
      explained_by: ctx.actor.person,
      explained_at: ctx.now,
    },
    // The bureau's duty to handle the card stays open; only the agency's ends.
    close_duties: [{ record_id: row.id, kind: EXPLAIN }],
    notices: row.bureau
      ? [
          {
            unit: row.bureau,
            title: `${ctx.actor.unit.name}已说明：${row.title}`,
            text: '请核对说明和材料，认可或者退回。',
            record: 'alert',
            record_id: row.id,
          },
        ]
      : [],
  }),
});
