import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { PlanRow } from '../../records/plan.ts';

/** 退回修改：the head sends a plan back to its drafter. */
export const returnPlan = command<PlanRow>()({
  name: 'plan.return',
  label: '退回修改',
  record: 'plan',
  right: 'plan.approve',
  from: ['head-review'],
  to: ['draft'],
  delegable: true,
  fields: { reason: prose('退回理由', { required: true, max: 1000 }) },
  decide: ({ row, input }) => ({
    state: 'draft',
    note: input.reason,
    notices: [
      {
        unit: row.unit,
        title: '检查计划被退回',
        text: `《${row.title}》：${input.reason}`,
        record: 'plan',
        record_id: row.id,
      },
    ],
  }),
});
