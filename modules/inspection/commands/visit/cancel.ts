import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { REPLACE_DUTY } from '../../domain/duty-kinds.ts';
import type { InspectionRow } from '../../records/inspection.ts';

/** 取消检查：only before the firm is entered. */
export const cancelInspection = command<InspectionRow>()({
  name: 'inspection.cancel',
  label: '取消检查',
  record: 'inspection',
  right: 'inspection.draft',
  from: ['planned', 'approved'],
  to: ['cancelled'],
  tone: 'danger',
  fields: { cancel_reason: prose('取消理由', { required: true, max: 1000 }) },
  decide: ({ row, input }) => ({
    state: 'cancelled',
    set: { cancel_reason: input.cancel_reason },
    note: input.cancel_reason,
    close_duties: [{ record_id: row.id, kind: REPLACE_DUTY }],
  }),
});
