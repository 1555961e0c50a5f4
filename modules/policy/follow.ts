/**
 * Follows what people change of the policy: a signed local value, a new holiday notice, a region's adoption. Then the packs are published
 * anew, every due day is counted again and all rules judge again.
 */
import sql, { raw, type Sql } from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { FactDef } from '#kernel/facts.ts';
import type { RecordDef } from '#kernel/record.ts';
import { regionPrefix } from '#kernel/rights.ts';
import { type Database, NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { type ReactorDeps, refreshAndJudge } from '#kernel/server/reactor.ts';
import { type StoredRow, updateRow } from '#kernel/server/write-rows.ts';
import { datedDuties, dayNow, type OpenDuty } from './open-duties.ts';
import { policySource } from './service.ts';

export interface FollowDeps {
  readonly reactor: ReactorDeps;
  /** Reads packs, local values and calendars anew into this process and publishes them to the tables that SQL joins. */
  readonly publish: () => Promise<void>;
  /** Reminder days of a duty due that day in a region. */
  readonly remindDays?: (due: string, region: string) => readonly string[];
  /** Records that repeat the day of a duty in a field of their own. */
  readonly dates?: readonly KeptDate[];
}

export interface KeptDate {
  readonly basis: string;
  readonly def: RecordDef;
  readonly field: string;
}

const CURSOR = 'policy';
const PAGE = 500;

async function stamp(worker: Database): Promise<string> {
  const rows = await worker.ask<{ at: string }>(
    NO_CLAIMS,
    sql`select coalesce(greatest((select max(updated_at) from local_value where state in ('signed', 'ended')),
      (select max(updated_at) from calendar_notice), (select max(updated_at) from region)), 'epoch')::text as at`,
  );
  return rows[0]?.at ?? '';
}

/**
 * One look, to be called again and again: answers whether something had changed. Every process takes up the change; one of them, which ever
 * comes first, recounts.
 */
export function policyFollower(deps: FollowDeps): () => Promise<boolean> {
  let seen: string | undefined;
  return async () => {
    const now = await stamp(deps.reactor.worker);
    const first = seen === undefined;
    if (now === seen) return false;
    if (!first) await deps.publish();
    seen = now;
    const since = await take(deps.reactor.worker, now);
    if (since === null) return !first;
    if (first) await deps.publish();
    await redateDuties(deps);
    const where = await touched(deps.reactor.worker, since);
    for (const region of where) await recount(deps.reactor, region);
    return true;
  };
}

/** The instant up to which changes were counted, or null when this one is. On a database that has never counted, the first look only notes where it stands. */
async function take(worker: Database, at: string): Promise<string | null> {
  return worker.transact(NO_CLAIMS, async (tx) => {
    const last = await tx.one<{ at: string; older: boolean }>(
      sql`select at::text as at, at < ${at}::timestamptz as older from cursor_position where name = ${CURSOR} for update`,
    );
    await tx.run(sql`insert into cursor_position (name, xid, at) values (${CURSOR}, '0'::xid8, ${at}::timestamptz)
      on conflict (name) do update set at = greatest(cursor_position.at, excluded.at)`);
    return last?.older ? last.at : null;
  });
}

/** Open duties that rest on a deadline get the day it now gives, and so do the records that repeat that day, as the dry run said. */
export async function redateDuties({ reactor, remindDays = () => [], dates = [] }: FollowDeps): Promise<number> {
  const open = await reactor.worker.ask<OpenDuty>(NO_CLAIMS, datedDuties(sql`starts_with(basis, 'deadline.')`));
  const world = policySource().world();
  const calendar = policySource().calendar();
  const moved = open.flatMap((duty) => {
    const then = dayNow(world, calendar, duty);
    const day = then?.day ?? null;
    if (day === duty.due) return [];
    const remind = day ? remindDays(day, duty.region) : [];
    return [{ ...duty, due: day, provisional: then?.provisional ?? false, remind }];
  });
  if (moved.length === 0) return 0;
  const now = reactor.clock.now().toISOString();
  return reactor.worker.transact(NO_CLAIMS, async (tx) => {
    for (const { basis, def, field } of dates)
      for (const duty of moved.filter((it) => it.basis === basis && it.record === def.name))
        await redateRecord(tx, def, duty.record_id, { [field]: duty.due }, now, world.set.version);
    return tx.run(sql`update duty set due = m.due, provisional = m.provisional, remind_days = m.remind, reminded = 0
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m(id uuid, due date, provisional boolean, remind date[])
      where duty.id = m.id and duty.closed_at is null`);
  });
}

async function redateRecord(
  tx: Transaction,
  def: RecordDef,
  id: string,
  set: Readonly<Record<string, unknown>>,
  now: string,
  pack: string,
): Promise<void> {
  const row = await tx.one<StoredRow>(sql`select * from ${raw(`"${def.table}"`)} where id = ${id} for update`);
  if (!row) return;
  const by = { person: 'system', name: '平台规则', unit: '', unit_name: '平台', roles: [] };
  const words = { verb: 'policy.redate', label: '按新设定的期限重算日期', right: 'system' };
  await updateRow(tx, def, row, set, row.state, { act: uuidv7(), at: now, by, pack, ...words });
}

/** Regions whose policy changed since then, none within another; a calendar is everybody's. */
async function touched(worker: Database, since: string): Promise<readonly string[]> {
  const rows = await worker.ask<{ region: string }>(
    NO_CLAIMS,
    sql`select distinct region from local_value where state in ('signed', 'ended') and updated_at > ${since}::timestamptz
      union select code from region where updated_at > ${since}::timestamptz
      union select '' from calendar_notice where updated_at > ${since}::timestamptz`,
  );
  const prefixes = [...new Set(rows.map((row) => (row.region ? regionPrefix(row.region) : '')))].sort();
  return prefixes.filter((it, i) => !prefixes.slice(0, i).some((above) => it.startsWith(above)));
}

/** Recomputes the facts of every subject in a region and below (everywhere when empty) and judges them, page by page in transactions of their own. */
export async function recount(reactor: ReactorDeps, region = ''): Promise<number> {
  let count = 0;
  for (const facts of reactor.facts) {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const ids = await reactor.worker.transact(NO_CLAIMS, (tx) => page(reactor, tx, facts, region, after));
      if (ids.length === 0) break;
      count += ids.length;
      after = ids.at(-1) as string;
    }
  }
  return count;
}

async function page(
  reactor: ReactorDeps,
  tx: Transaction,
  facts: ReactorDeps['facts'][number],
  region: string,
  after: string,
): Promise<string[]> {
  const ids = (await tx.many<{ id: string }>(region ? within(facts, region, after) : facts.page(after, PAGE))).map(
    (row) => row.id,
  );
  if (ids.length > 0) await refreshAndJudge(reactor, tx, facts, ids);
  return ids;
}

/** Facts judged by the policy of a region or one below it. */
const within = (facts: FactDef, region: string, after: string): Sql =>
  sql`select id from ${raw(`"${facts.table}"`)} where policy_region >= ${region} and policy_region <= ${`${region}~`} and id > ${after}
    order by id limit ${PAGE}`;
