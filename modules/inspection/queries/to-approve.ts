/** What waits for the head who approves, each with what is known of the firm around its day. */
import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { approvalAbout, type KnownNear, NEAR, type ParkOf } from '../domain/approval.ts';
import { seen, type TaskSeen } from './lists.ts';

/** Inspections that wait for the head's tap, urgent ones and those entered without approval first. */
export const toApprove = query({
  name: 'inspection.to-approve',
  label: '待批准的检查',
  right: 'inspection.approve',
  input: () => z.strictObject({}),
  run: async (read, { ctx }) => {
    const tasks = await read.many<TaskSeen>(sql`${seen} where i.unit = ${ctx.actor.unit.code} and i.approved_at is null
      and i.state in ('planned', 'entered', 'recorded', 'result') order by (i.entered_at is not null) desc, i.urgent desc, i.planned_from, i.id limit 200`);
    const ids = tasks.map((it) => it.id);
    const [known, parks] = await Promise.all([
      read.many<
        KnownNear & { id: string }
      >(sql`select i.id, k.* from inspection i cross join lateral zs_firm_visits(i.firm,
          least(date_trunc('year', i.planned_from)::date, i.planned_from - ${NEAR}::int),
          greatest((date_trunc('year', i.planned_from) + interval '1 year')::date - 1, i.planned_from + ${NEAR}::int)) k
        where i.id = any(${ids}) order by i.id, k.day, k.department`),
      read.many<
        ParkOf & { id: string }
      >(sql`select i.id, k.quiet, k.name as park from inspection i join premises m on m.id = i.premises
        join park k on k.id = m.park where i.id = any(${ids})`),
    ]);
    return {
      today: ctx.today,
      tasks: tasks.map((task) => ({
        ...task,
        about: approvalAbout(
          task,
          known.filter((it) => it.id === task.id),
          parks.find((it) => it.id === task.id),
          ctx.policy,
        ),
      })),
    };
  },
});
