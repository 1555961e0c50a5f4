import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { EXPLAIN, HANDLE } from '../domain/duty-kinds.ts';
import { standing } from '../domain/reason.ts';
import type { AlertRow } from '../records/alert.ts';

/**
 * 销号：closes a card without a document. A confidential card is closed with what the verification found, and nobody but the supervising side
 * hears of it; an open one only when later facts have put right every reason.
 */
export const closeAlert = command<AlertRow>()({
  name: 'supervision.close-alert',
  label: '销号',
  record: 'alert',
  right: 'supervision.handle',
  from: ['open', 'explained', 'reopened'],
  to: ['closed'],
  confirm: '销号后，同类问题在规定期间内再次出现会重新打开。确定销号吗？',
  fields: { decision_note: prose('核实情况和销号理由', { required: true, max: 4000 }) },
  shown: (row) => row.confidential === true || standing(row.reasons).length === 0,
  decide: ({ row, input, ctx }) => {
    const left = standing(row.reasons);
    if (!row.confidential && left.length > 0)
      return refuse(
        'state.still-standing',
        `“${left.map((r) => r.title).join('、')}”仍然成立，不能直接销号。请认可说明、制发监督文书，或者待整改后再办。`,
      );
    return {
      state: 'closed',
      set: { decision_note: input.decision_note, closed_day: ctx.today },
      note: input.decision_note,
      close_duties: [
        { record_id: row.id, kind: HANDLE },
        { record_id: row.id, kind: EXPLAIN },
      ],
    };
  },
});
