import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import type { PlanRow } from '../../records/plan.ts';

/** 提交负责人审批. */
export const submitPlan = command<PlanRow>()({
  name: 'plan.submit',
  label: '提交审批',
  record: 'plan',
  right: 'plan.draft',
  from: ['draft', 'returned'],
  to: ['head-review'],
  tone: 'primary',
  fields: {},
  load: (read, { row }) =>
    read.one<{ n: number }>(sql`select count(*) as n from inspection where plan = ${row.id} and state <> 'cancelled'`),
  decide: ({ row, loaded, ctx }) =>
    loaded?.n === 0
      ? refuse('input.empty-plan', '计划里还没有检查，请先增加检查再提交。')
      : {
          state: 'head-review',
          notices: [
            {
              unit: row.unit,
              title: '检查计划待审批',
              text: `${ctx.actor.name}提交了《${row.title}》，共${loaded?.n ?? 0}项检查。`,
              record: 'plan',
              record_id: row.id,
            },
          ],
        },
});
