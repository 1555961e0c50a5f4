import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { InspectionRow } from '../../records/inspection.ts';

/** 不批准检查. */
export const refuseInspection = command<InspectionRow>()({
  name: 'inspection.refuse',
  label: '不批准',
  record: 'inspection',
  right: 'inspection.approve',
  from: ['planned'],
  to: ['cancelled'],
  tone: 'danger',
  delegable: true,
  fields: { refused_reason: prose('不批准的理由', { required: true, max: 1000 }) },
  other_than: [{ field: 'drafter', message: '拟定人不能审批自己的检查，请由本单位其他负责人办理。' }],
  decide: ({ row, input }) => ({
    state: 'cancelled',
    set: { refused_reason: input.refused_reason, cancel_reason: '未获批准' },
    note: input.refused_reason,
    notices: [
      {
        unit: row.unit,
        title: '检查未获批准',
        text: `${row.title ?? ''}：${input.refused_reason}`,
        record: 'inspection',
        record_id: row.id,
      },
    ],
  }),
});
