/**
 * The nightly sample: some subjects' facts are computed anew in a transaction that is rolled back, and held against what is stored. What
 * differs should not: it goes to the operator's log and is put right, alerts with it.
 */
import sql, { raw } from 'sql-template-tag';
import { dayOf } from '../day.ts';
import type { FactDef } from '../facts.ts';
import { type Database, NO_CLAIMS, type Transaction } from './database.ts';
import { holdReactor, type ReactorDeps, refreshAndJudge, unreactedSubjects } from './reactor.ts';

export interface FactDifference {
  readonly id: string;
  /** Fact → what is stored and what was computed; all facts of a subject without a stored row. */
  readonly facts: Readonly<Record<string, { readonly stored: unknown; readonly computed: unknown }>>;
}

type FactRow = Readonly<Record<string, unknown>>;

const FIRST = '00000000-0000-0000-0000-000000000000';
const EVERY = 2_147_483_647;

/**
 * Looks at `n` random subjects and answers those whose stored facts differ from what is computed now. Writes nothing. Subjects with changes
 * the reactor has not seen yet are left out: theirs are late, not wrong. The reactor waits meanwhile.
 */
export async function sampleFacts(worker: Database, facts: FactDef, n: number): Promise<FactDifference[]> {
  return worker.transact(NO_CLAIMS, async (tx) => {
    await holdReactor(tx);
    const drawn = await tx.many<{ id: string }>(
      sql`select id from (${facts.page(FIRST, EVERY)}) every_subject order by random() limit ${n}`,
    );
    const ids = drawn.map((row) => row.id);
    const stored = await rowsOf(tx, facts, ids);
    await tx.run(sql`savepoint sampling`);
    await tx.run(facts.refresh(ids));
    const computed = await rowsOf(tx, facts, ids);
    await tx.run(sql`rollback to savepoint sampling`);
    // Asked last: a change that the computation saw is seen here too.
    const late = await unreactedSubjects(tx, facts);
    return ids.filter((id) => !late.has(id)).flatMap((id) => difference(id, stored.get(id), computed.get(id)));
  });
}

async function rowsOf(tx: Transaction, facts: FactDef, ids: readonly string[]): Promise<Map<string, FactRow>> {
  const rows = await tx.many<{ id: string; row: FactRow }>(
    sql`select f.id, to_jsonb(f) as row from ${raw(`"${facts.table}"`)} f where f.id = any(${ids})`,
  );
  return new Map(rows.map(({ id, row }) => [id, row]));
}

function difference(id: string, stored: FactRow = {}, computed: FactRow = {}): FactDifference[] {
  const names = [...new Set([...Object.keys(stored), ...Object.keys(computed)])];
  const differing = names.filter((name) => JSON.stringify(stored[name]) !== JSON.stringify(computed[name]));
  if (differing.length === 0) return [];
  const sides = differing.map((name) => [name, { stored: stored[name] ?? null, computed: computed[name] ?? null }]);
  return [{ id, facts: Object.fromEntries(sides) }];
}

/** At night, when few people work (Asia/Shanghai). */
const HOUR = 3;
const CURSOR = 'facts sample';

/** Samples once a night from three o'clock on; answers how many subjects differed, undefined when it is not time. */
export async function sampleAtNight(deps: ReactorDeps, n: number): Promise<number | undefined> {
  const now = deps.clock.now();
  // The night begins at three: before that it is still the day before's.
  const night = dayOf(new Date(now.getTime() - HOUR * 3_600_000));
  const due = await deps.worker.transact(NO_CLAIMS, async (tx) => {
    const last = await tx.one<{ night: string }>(
      sql`select (at at time zone 'Asia/Shanghai' - make_interval(hours => ${HOUR}))::date as night
        from cursor_position where name = ${CURSOR}`,
    );
    if (last && last.night >= night) return false;
    await tx.run(sql`insert into cursor_position (name, xid, at) values (${CURSOR}, '0'::xid8, ${now.toISOString()})
      on conflict (name) do update set at = excluded.at`);
    // A new installation begins with its next night.
    return last !== undefined;
  });
  if (!due) return undefined;
  let count = 0;
  for (const facts of deps.facts) count += await sampleAndRepair(deps, facts, n);
  return count;
}

/** Samples one set of facts, tells the operator what differed, and puts it right. */
export async function sampleAndRepair(deps: ReactorDeps, facts: FactDef, n: number): Promise<number> {
  const wrong = await sampleFacts(deps.worker, facts, n);
  if (wrong.length === 0) return 0;
  for (const { id, facts: differing } of wrong)
    deps.trouble(
      new Error(`stored facts of ${facts.subject} ${id} differ: ${JSON.stringify(differing)}`),
      `nightly sample: ${facts.label} ${id} 的事实与重新计算的不一致，已更正。可运行 zhunsheng facts rebuild 全部重算。`,
    );
  await deps.worker.transact(NO_CLAIMS, (tx) =>
    refreshAndJudge(
      deps,
      tx,
      facts,
      wrong.map((one) => one.id),
    ),
  );
  return wrong.length;
}
