/**
 * Follows what people change of the policy: a signed local value, a new holiday notice, a region's adoption. Then the packs are published
 * anew, every due day is counted again and all rules judge again.
 */
import sql from 'sql-template-tag';
import { asDay } from '#kernel/day.ts';
import { type DeadlineRule, dueDay } from '#kernel/deadline.ts';
import { resolve } from '#kernel/policy/index.ts';
import { type Database, NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { type ReactorDeps, refreshAndJudge } from '#kernel/server/reactor.ts';
import { policySource } from './service.ts';

export interface FollowDeps {
  readonly reactor: ReactorDeps;
  /** Reads packs, local values and calendars anew into this process and publishes them to the tables that SQL joins. */
  readonly publish: () => Promise<void>;
  /** Reminder days of a duty due that day in a region. */
  readonly remindDays?: (due: string, region: string) => readonly string[];
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
    if (!(await take(deps.reactor.worker, now))) return !first;
    if (first) await deps.publish();
    await redateDuties(deps);
    await recount(deps.reactor);
    return true;
  };
}

/** Is this change not yet counted? On a database that has never counted, the first look only notes where it stands. */
async function take(worker: Database, at: string): Promise<boolean> {
  return worker.transact(NO_CLAIMS, async (tx) => {
    const last = await tx.one<{ older: boolean }>(
      sql`select at < ${at}::timestamptz as older from cursor_position where name = ${CURSOR} for update`,
    );
    await tx.run(sql`insert into cursor_position (name, xid, at) values (${CURSOR}, '0'::xid8, ${at}::timestamptz)
      on conflict (name) do update set at = greatest(cursor_position.at, excluded.at)`);
    return last?.older === true;
  });
}

/** Open duties that rest on a deadline get the day it now gives, counted from the day they were opened, as the dry run said. */
export async function redateDuties({ reactor, remindDays = () => [] }: FollowDeps): Promise<number> {
  const open = await reactor.worker.ask<{
    id: string;
    region: string;
    basis: string;
    due: string | null;
    opened: string;
  }>(
    NO_CLAIMS,
    sql`select id, region, basis, due, (opened_at at time zone 'Asia/Shanghai')::date as opened from duty
      where closed_at is null and starts_with(basis, 'deadline.')`,
  );
  const world = policySource().world();
  const calendar = policySource().calendar();
  const today = reactor.clock.today();
  const moved = open.flatMap(({ id, region, basis, due, opened }) => {
    const found = resolve(world, basis, region, today);
    const rule = found.status === 'given' || found.status === 'local' ? (found.value as DeadlineRule | null) : null;
    const then = rule ? dueDay(rule, asDay(opened), calendar) : null;
    const day = then?.day ?? null;
    if (day === due) return [];
    return [{ id, due: day, provisional: then?.provisional ?? false, remind: day ? remindDays(day, region) : [] }];
  });
  if (moved.length === 0) return 0;
  return reactor.worker.transact(NO_CLAIMS, (tx) =>
    tx.run(sql`update duty set due = m.due, provisional = m.provisional, remind_days = m.remind, reminded = 0
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m(id uuid, due date, provisional boolean, remind date[])
      where duty.id = m.id and duty.closed_at is null`),
  );
}

/** Recomputes the facts of every subject and judges them, page by page in transactions of their own. */
export async function recount(reactor: ReactorDeps): Promise<number> {
  let count = 0;
  for (const facts of reactor.facts) {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const ids = await reactor.worker.transact(NO_CLAIMS, (tx) => page(reactor, tx, facts, after));
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
  after: string,
): Promise<string[]> {
  const ids = (await tx.many<{ id: string }>(facts.page(after, PAGE))).map((row) => row.id);
  if (ids.length > 0) await refreshAndJudge(reactor, tx, facts, ids);
  return ids;
}
