/** Duties: who may look at which, reminders as their days come, and escalation to the unit above when one is late. */
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../clock.ts';
import { refuse } from '../refusal.ts';
import type { Registry } from '../registry.ts';
import { type Actor, grantOf, type Reach } from '../rights.ts';
import { type Database, NO_CLAIMS } from './database.ts';
import { claimsOf } from './run-command.ts';

export interface DutiesAsk {
  /** `mine`: owed by me, or by my unit without a name; `below`: by the units whose records I may read. */
  readonly of: 'mine' | 'below';
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Duties of one record: those that units in my reach owe on it, when I may see it. */
  readonly record?: string | undefined;
  readonly record_id?: string | undefined;
}

export interface OpenDuty {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly unit: string;
  readonly unit_name: string | null;
  readonly person: string | null;
  readonly record: string;
  readonly record_id: string;
  readonly opened_at: string;
  readonly due: string | null;
  readonly provisional: boolean;
  readonly basis: string | null;
  readonly reminded: number;
  readonly escalated: number;
  readonly late: boolean | null;
}

interface DutyDeps {
  readonly db: Database;
  readonly registry: Registry;
  readonly clock: Clock;
}

const MOST_LISTED = 200;

/** Open duties, first due first. A reader sees a unit's duties on the records that the right to read them lets him see of that unit. */
export async function listDuties(deps: DutyDeps, actor: Actor, ask: DutiesAsk): Promise<OpenDuty[]> {
  const until = ask.until ? sql`and due <= ${ask.until}` : empty;
  const from = ask.from ? sql`and due >= ${ask.from}` : empty;
  const select = (reach: Reach, where: Sql) =>
    deps.db.ask<OpenDuty>(
      claimsOf(actor, reach),
      sql`select id, kind, title, unit, zs_unit_name(unit) as unit_name, person, record, record_id, opened_at, due, provisional, basis,
          reminded, escalated, due < ${deps.clock.today()} as late
        from duty where closed_at is null and ${where} ${from} ${until} order by due nulls last, id limit ${MOST_LISTED}`,
    );
  if (ask.record && ask.record_id) {
    const def = deps.registry.records.get(ask.record);
    const grant = def && grantOf(actor, def.read);
    if (!def || !grant) return [];
    // The record's own policy answers whether it may be seen; unseen and missing look the same.
    const seen = sql`exists (select 1 from ${raw(`"${def.table}"`)} seen where seen.id = ${ask.record_id})`;
    return select(
      grant.reach,
      sql`record = ${def.name} and record_id = ${ask.record_id} and ${ofReach(grant.reach, actor)} and ${seen}`,
    );
  }
  if (ask.of === 'mine')
    return select('unit', sql`unit = ${actor.unit.code} and (person is null or person::text = ${actor.person})`);
  const found = await Promise.all(
    [...wideReaches(deps.registry, actor)].map(([reach, names]) =>
      select(reach, sql`record = any(${names}) and ${ofReach(reach, actor)}`),
    ),
  );
  const last = '9999';
  return found
    .flat()
    .sort((a, b) => ((a.due ?? last) < (b.due ?? last) ? -1 : 1))
    .slice(0, MOST_LISTED);
}

/** Row-level security bounds duties by unit alone; a line is bounded here. */
export const ofReach = (reach: Reach, actor: Actor): Sql =>
  reach === 'line-and-below' ? sql`line = ${actor.unit.line}` : sql`true`;

/** Records by the reach of the right to read them, where that goes beyond the own unit. */
export function wideReaches(registry: Registry, actor: Actor): Map<Reach, string[]> {
  const out = new Map<Reach, string[]>();
  for (const def of registry.records.values()) {
    const reach = grantOf(actor, def.read)?.reach;
    if (!reach || reach === 'unit' || reach === 'platform') continue;
    out.set(reach, [...(out.get(reach) ?? []), def.name]);
  }
  if (out.size === 0)
    throw refuse('right.denied', '您当前的岗位只能查看本单位的待办。如需查看下级的，请切换到有管辖范围的岗位。');
  return out;
}

interface DueDuty {
  readonly id: string;
  readonly unit: string;
  readonly region: string;
  readonly person: string | null;
  readonly title: string;
  readonly record: string;
  readonly record_id: string;
  readonly due: string;
  readonly steps: number;
  readonly late: boolean;
}

const MOST = 1_000;

/**
 * Tells the owners of duties whose reminder day has come, and of those that are late once more together with the unit above
 * (`zs_unit_above`, from the organisation). Returns how many were told. Each step is told once, also when the server slept over it.
 */
export async function remindOnce(worker: Database, clock: Clock): Promise<number> {
  const today = clock.today();
  const now = clock.now().toISOString();
  return worker.transact(NO_CLAIMS, async (tx) => {
    const due = await tx.many<DueDuty>(sql`
      select * from (
        select id, unit, region, person, title, record, record_id, due, due < ${today} as late, reminded, escalated,
          (select count(*)::integer from unnest(remind_days) d where d <= ${today}) as steps
        from duty where closed_at is null and due is not null and due <= ${today}::date + 30) d
      where steps > reminded or (late and escalated = 0) limit ${MOST}`);
    for (const duty of due) {
      const words = duty.late
        ? `已逾期（应于${duty.due}前办结）`
        : duty.due === today
          ? '今天到期'
          : `将于${duty.due}到期`;
      await tx.run(notice(duty, duty.unit, duty.person, `${duty.title}${words}`, now));
      if (duty.late)
        await tx.run(sql`insert into notice (id, region, unit, title, text, record, record_id, at)
          select gen_random_uuid(), region, code, zs_unit_name(${duty.unit}) || ${`逾期：${duty.title}`},
            ${`应于${duty.due}前办结，没有办结。请督促办理。`}, ${duty.record}, ${duty.record_id}, ${now}
          from zs_unit_above(${duty.unit})`);
      await tx.run(
        sql`update duty set reminded = ${duty.steps}, escalated = case when ${duty.late} then 1 else escalated end where id = ${duty.id}`,
      );
    }
    return due.length;
  });
}

function notice(duty: DueDuty, unit: string, person: string | null, title: string, now: string) {
  return sql`insert into notice (id, region, unit, person, title, text, record, record_id, at) values
    (${uuidv7()}, ${duty.region}, ${unit}, ${person}, ${title}, '请及时办理。', ${duty.record}, ${duty.record_id}, ${now})`;
}
