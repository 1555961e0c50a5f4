import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { APPROVE, REDRAFT } from '../domain/duty-kinds.ts';
import type { SupervisionDocumentRow } from '../records/document.ts';

/** 退回修改：the approver sends the draft back with what to change. */
export const returnDocument = command<SupervisionDocumentRow>()({
  name: 'supervision.return-document',
  label: '退回修改',
  record: 'supervision-document',
  right: 'supervision.approve',
  from: ['review'],
  to: ['draft'],
  fields: { review_note: prose('退回意见', { required: true, max: 2000 }) },
  other_than: [{ field: 'drafter', message: '起草人不能审签自己的文书，请由本单位负责人办理。' }],
  decide: ({ row, input }) => ({
    state: 'draft',
    set: { review_note: input.review_note },
    close_duties: [{ record_id: row.id, kind: APPROVE }],
    duties: [
      {
        kind: REDRAFT,
        unit: row.unit,
        person: row.drafter ?? undefined,
        title: `按审签意见修改：${row.title}`,
        due: null,
        record: 'supervision-document',
        record_id: row.id,
      },
    ],
  }),
});
