import { command } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import { prose } from '#kernel/record.ts';
import { EXPLAIN } from '../domain/duty-kinds.ts';
import type { AlertRow } from '../records/alert.ts';

/** 退回说明：the explanation does not hold or lacks evidence; the agency explains again within the pack's time. */
export const rejectExplanation = command<AlertRow>()({
  name: 'supervision.reject-explanation',
  label: '退回说明',
  record: 'alert',
  right: 'supervision.handle',
  from: ['explained'],
  to: ['open'],
  fields: { decision_note: prose('退回的理由', { required: true, max: 2000 }) },
  other_than: [{ field: 'explained_by', message: '作出说明的人不能自己处理说明，请由监督机构的其他人员办理。' }],
  decide: ({ row, input, ctx }) => {
    const due = ctx.policy.due('deadline.alert_explanation', asDay(ctx.today));
    const about = { record: 'alert', record_id: row.id };
    return {
      state: 'open',
      set: { decision_note: input.decision_note, explain_due: due.day },
      note: input.decision_note,
      duties: [
        {
          kind: EXPLAIN,
          unit: row.unit,
          title: `重新说明：${row.title}`,
          due: due.day,
          provisional: due.provisional,
          basis: 'deadline.alert_explanation',
          ...about,
        },
      ],
      notices: [{ unit: row.unit, title: `说明被退回：${row.title}`, text: input.decision_note, ...about }],
    };
  },
});
