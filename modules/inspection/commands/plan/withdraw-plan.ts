import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { REVIEW_DUTY } from '../../domain/duty-kinds.ts';
import type { PlanRow } from '../../records/plan.ts';

/** 撤回计划. Its inspections stay, and are planned no longer. */
export const withdrawPlan = command<PlanRow>()({
  name: 'plan.withdraw',
  label: '撤回计划',
  record: 'plan',
  right: 'plan.draft',
  from: ['draft', 'head-review', 'approved', 'filed', 'reviewed', 'returned'],
  to: ['withdrawn'],
  tone: 'danger',
  confirm: '撤回后计划作废，所列检查不再视为计划内检查。确定撤回吗？',
  fields: { change_reason: prose('撤回理由', { required: true, max: 2000 }) },
  decide: ({ row, input }) => ({
    state: 'withdrawn',
    set: { change_reason: input.change_reason },
    note: input.change_reason,
    close_duties: [{ record_id: row.id, kind: REVIEW_DUTY, how: '计划撤回' }],
  }),
});
