import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { COMPLAINT_DUTY } from '../../domain/duty-kinds.ts';
import type { ComplaintRow } from '../../records/firm-side.ts';

/** 答复投诉：whoever holds the receipt code reads the answer at the portal. */
export const answerComplaint = command<ComplaintRow>()({
  name: 'complaint.answer',
  label: '答复投诉',
  record: 'complaint',
  right: 'complaint.handle',
  from: ['received', 'handling'],
  to: ['answered'],
  tone: 'primary',
  fields: { answer: prose('答复', { required: true, max: 4000 }) },
  decide: ({ row, input }) => ({
    state: 'answered',
    set: { answer: input.answer },
    close_duties: [{ record_id: row.id, kind: COMPLAINT_DUTY }],
  }),
});
