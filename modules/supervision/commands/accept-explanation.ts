import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { HANDLE } from '../domain/duty-kinds.ts';
import type { AlertRow } from '../records/alert.ts';

/** 认可说明：the bureau finds that the explanation holds; the card closes. */
export const acceptExplanation = command<AlertRow>()({
  name: 'supervision.accept-explanation',
  label: '认可说明',
  record: 'alert',
  right: 'supervision.handle',
  from: ['explained'],
  to: ['accepted'],
  tone: 'primary',
  fields: { decision_note: prose('认可的理由', { required: true, max: 2000 }) },
  other_than: [{ field: 'explained_by', message: '作出说明的人不能自己认可说明，请由监督机构的其他人员办理。' }],
  decide: ({ row, input, ctx }) => ({
    state: 'accepted',
    set: { decision_note: input.decision_note, closed_day: ctx.today },
    note: input.decision_note,
    close_duties: [{ record_id: row.id, kind: HANDLE }],
    notices: [
      {
        unit: row.unit,
        title: `说明成立：${row.title}`,
        text: `监督机构认可了说明。${input.decision_note}`,
        record: 'alert',
        record_id: row.id,
      },
    ],
  }),
});
