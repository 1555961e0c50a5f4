import { command } from '#kernel/command.ts';
import type { PlanRow } from '../../records/plan.ts';

/** 批准检查计划：by the head, never by the one who drafted it. Each visit is still approved by itself. */
export const approvePlan = command<PlanRow>()({
  name: 'plan.approve',
  label: '批准计划',
  record: 'plan',
  right: 'plan.approve',
  from: ['head-review'],
  to: ['approved'],
  tone: 'primary',
  delegable: true,
  fields: {},
  other_than: [{ field: 'drafter', message: '编制人不能批准自己的计划，请由本单位其他负责人办理。' }],
  decide: ({ ctx }) => ({ state: 'approved', set: { approved_by: ctx.actor.person, approved_at: ctx.now } }),
});
