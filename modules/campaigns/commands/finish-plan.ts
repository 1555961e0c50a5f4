import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { PlanRunRow } from '../records/plan.ts';

/** 结束方案: says how many parts have no record of completion. */
export const finishPlan = command<PlanRunRow>()({
  name: 'plan-run.finish',
  label: '结束方案',
  record: 'plan-run',
  right: 'campaigns.run',
  from: ['running'],
  to: ['finished'],
  confirm: '结束后任务台账不再更新提醒。确定结束吗？',
  fields: { finish_note: prose('结束说明', { required: true, max: 2000 }) },
  offered: (row, actor) => row.unit === actor.unit.code,
  load: (read, { row }) =>
    read.one<{ n: number }>(
      sql`select count(*)::integer as n from plan_task where plan = ${row.id} and done_on is null`,
    ),
  decide: ({ input, loaded }) => ({
    state: 'finished',
    set: { finish_note: input.finish_note },
    note: loaded && loaded.n > 0 ? `${loaded.n}项没有完成记录` : '各项均有完成记录',
  }),
});
