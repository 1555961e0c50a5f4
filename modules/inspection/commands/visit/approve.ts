import { command } from '#kernel/command.ts';
import { APPROVE_AFTER_DUTY } from '../../domain/duty-kinds.ts';
import type { InspectionRow } from '../../records/inspection.ts';

/** 批准检查：one tap of the agency's head or delegate for each visit. An urgent one entered before is approved afterwards, and stays marked. */
export const approveInspection = command<InspectionRow>()({
  name: 'inspection.approve',
  label: '批准检查',
  record: 'inspection',
  right: 'inspection.approve',
  from: ['planned', 'entered', 'recorded', 'result'],
  to: ['approved'],
  tone: 'primary',
  delegable: true,
  fields: {},
  other_than: [{ field: 'drafter', message: '拟定人不能批准自己的检查，请由本单位其他负责人办理。' }],
  offered: (row) => row.approved_at === null,
  decide: ({ row, ctx }) => ({
    ...(row.state === 'planned' ? { state: 'approved' } : { note: '入企后补办批准' }),
    set: { approved_by: ctx.actor.person, approved_at: ctx.now },
    close_duties: row.state === 'planned' ? [] : [{ record_id: row.id, kind: APPROVE_AFTER_DUTY }],
  }),
});
