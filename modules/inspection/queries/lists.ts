/** What waits for an officer. */
import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';

export interface TaskSeen {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly title: string;
  readonly firm: string;
  readonly firm_name: string;
  readonly premises: string | null;
  readonly address: string | null;
  readonly lat_e6: number | null;
  readonly lng_e6: number | null;
  readonly inspection_type: string;
  readonly planned_from: string;
  readonly planned_until: string;
  readonly urgent: boolean;
  readonly reason: string;
  readonly basis: string;
  readonly checklist: string | null;
  readonly visit: string | null;
  readonly entered_at: string | null;
  readonly result_due: string | null;
  readonly officers: readonly string[];
  readonly officer_names: readonly string[];
  readonly item_names: readonly string[];
  readonly drafter: string | null;
}

/** An inspection with the names of its firm, place, officers and items. */
export const seen = sql`select i.id, i.version, i.state, i.title, i.firm, f.name as firm_name, i.premises, m.address, m.lat_e6, m.lng_e6, i.inspection_type,
    i.planned_from, i.planned_until, i.urgent, i.reason, i.basis, i.checklist, i.visit, i.entered_at, i.result_due, i.officers, i.drafter,
    array(select p.name from person p where p.id = any(i.officers) order by p.name) as officer_names,
    array(select e.name from enforcement_item e where e.id = any(i.items) order by e.name) as item_names
  from inspection i left join firm f on f.id = i.firm left join premises m on m.id = i.premises`;

/** The officer's own tasks: to enter today or soon, and entered ones without a result. */
export const myDay = query({
  name: 'inspection.my-day',
  label: '我的检查',
  right: 'inspection.perform',
  input: () => z.strictObject({}),
  run: async (read, { ctx }) => ({
    today: ctx.today,
    tasks:
      await read.many<TaskSeen>(sql`${seen} where i.unit = ${ctx.actor.unit.code} and i.officers @> array[${ctx.actor.person}]::uuid[]
      and (i.state in ('entered', 'recorded') or i.state in ('planned', 'approved') and i.planned_until >= ${ctx.today}::date - 30)
      order by i.planned_from, i.id limit 200`),
  }),
});
