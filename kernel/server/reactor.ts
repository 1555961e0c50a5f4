/**
 * The reactor: reads what was written, refreshes the stale facts in one statement, judges all rules in one pass and hands the verdicts to
 * the module that keeps alerts. A rule that fails tells the operator and never blocks an act: acts have long been committed here.
 */
import sql, { type Sql } from 'sql-template-tag';
import type { Clock } from '../clock.ts';
import type { FactDef } from '../facts.ts';
import { type Database, NO_CLAIMS, type Transaction } from './database.ts';
import { judgeSql } from './rules/judge-sql.ts';
import type { BookRule, RuleBook } from './rules/rule-book.ts';

export interface Verdict {
  readonly id: string;
  readonly region: string;
  readonly unit: string;
  readonly line: string;
  readonly act_day: string;
  /** Acts before the unit's go-live day feed back-tests only. */
  readonly live: boolean;
  /** Variant in force per rule place. */
  readonly rules: readonly (number | null)[];
  /** Places of rules that fire, and of those that cannot be judged. */
  readonly fired: readonly number[];
  readonly unknown: readonly number[];
}

/** Keeps alerts true to the verdicts: opens, adds reasons, withdraws those that no longer hold. Runs in the reactor's transaction. */
export type VerdictSink = (
  tx: Transaction,
  book: RuleBook,
  verdicts: readonly Verdict[],
  now: string,
  today: string,
) => Promise<void>;

export interface ReactorDeps {
  readonly worker: Database;
  readonly clock: Clock;
  readonly facts: readonly FactDef[];
  /** Asked each time, since publishing packs or local values makes a new book. */
  readonly bookOf: (facts: FactDef) => RuleBook;
  readonly sink: VerdictSink;
  readonly trouble: (error: unknown, what: string) => void;
}

const CURSOR = 'reactor';
const CHUNK = 500;
const LOCK = 31348_8;

/** One look: everything committed since the last one. Returns how many subjects were refreshed. */
export async function reactOnce(deps: ReactorDeps): Promise<number> {
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const got = await tx.one<{ got: boolean; horizon: string; xid: string | null }>(sql`
      select pg_try_advisory_xact_lock(${LOCK}) as got, pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
        (select xid::text from cursor_position where name = ${CURSOR}) as xid`);
    if (!got?.got || got.xid === got.horizon) return 0;
    const changed = await tx.many<{ record: string; id: string }>(sql`
      select distinct record, record_id as id from journal where xid >= ${got.xid ?? '0'}::xid8 and xid < ${got.horizon}::xid8`);
    let count = 0;
    for (const facts of deps.facts) {
      const ids = await staleSubjects(tx, facts, changed);
      count += ids.length;
      await refreshAndJudge(deps, tx, facts, ids);
    }
    await tx.run(sql`insert into cursor_position (name, xid, at) values (${CURSOR}, ${got.horizon}::xid8, ${deps.clock.now().toISOString()})
      on conflict (name) do update set xid = excluded.xid, at = excluded.at`);
    return count;
  });
}

async function staleSubjects(
  tx: Transaction,
  facts: FactDef,
  changed: readonly { record: string; id: string }[],
): Promise<string[]> {
  const ids = new Set<string>();
  for (const rule of facts.stale) {
    const of = changed.filter((c) => c.record === rule.on).map((c) => c.id);
    if (of.length === 0) continue;
    for (const row of await tx.many<{ id: string }>(rule.subjects(of))) ids.add(row.id);
  }
  return [...ids];
}

/** Keeps the reactor out until this transaction ends: it looks again a moment later. */
export async function holdReactor(tx: Transaction): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${LOCK})`);
}

/** Subjects made stale by what was committed and the reactor has not looked at. */
export async function unreactedSubjects(tx: Transaction, facts: FactDef): Promise<Set<string>> {
  const changed = await tx.many<{ record: string; id: string }>(sql`
    select distinct record, record_id as id from journal
    where xid >= coalesce((select xid from cursor_position where name = ${CURSOR}), '0')`);
  return new Set(await staleSubjects(tx, facts, changed));
}

/** Refreshes the facts of these subjects and judges them, in chunks. */
export async function refreshAndJudge(
  deps: ReactorDeps,
  tx: Transaction,
  facts: FactDef,
  ids: readonly string[],
): Promise<void> {
  for (let i = 0; i < ids.length; i += CHUNK) {
    const chunk = ids.slice(i, i + CHUNK);
    await tx.run(facts.refresh(chunk));
    await judge(deps, tx, facts, chunk);
  }
}

/** Judges subjects by their stored facts and hands the verdicts on. */
export async function judge(deps: ReactorDeps, tx: Transaction, facts: FactDef, ids: readonly string[]): Promise<void> {
  const book = deps.bookOf(facts);
  const today = deps.clock.today();
  const verdicts = await judgeSafely(deps, tx, book, today, sql`f.id = any(${ids})`);
  await deps.sink(tx, book, verdicts, deps.clock.now().toISOString(), today);
}

/** All rules in one pass; if that fails, rule by rule, so that one broken rule costs one rule. */
async function judgeSafely(
  deps: ReactorDeps,
  tx: Transaction,
  book: RuleBook,
  today: string,
  where: Sql,
): Promise<Verdict[]> {
  if (book.rules.length === 0) return [];
  await tx.run(sql`savepoint judging`);
  try {
    const verdicts = await tx.many<Verdict>(judgeSql(book, today, where, { all: true }));
    await tx.run(sql`release savepoint judging`);
    return verdicts;
  } catch (error) {
    await tx.run(sql`rollback to savepoint judging`);
    deps.trouble(error, `rules of ${book.facts.subject} in one pass`);
  }
  const merged = new Map<string, Verdict>();
  const broken: number[] = [];
  for (const rule of book.rules) {
    const verdicts = await judgeOne(deps, tx, book, rule, today, where);
    if (verdicts) for (const v of verdicts) mergeVerdict(merged, v);
    else broken.push(rule.place);
  }
  // A rule that could not be run is not clear: what it said before stands.
  return [...merged.values()].map((v) => ({ ...v, unknown: [...v.unknown, ...broken] }));
}

async function judgeOne(
  deps: ReactorDeps,
  tx: Transaction,
  book: RuleBook,
  rule: BookRule,
  today: string,
  where: Sql,
): Promise<Verdict[] | undefined> {
  await tx.run(sql`savepoint judging`);
  try {
    const verdicts = await tx.many<Verdict>(judgeSql(book, today, where, { all: true, rules: [rule] }));
    await tx.run(sql`release savepoint judging`);
    return verdicts;
  } catch (error) {
    await tx.run(sql`rollback to savepoint judging`);
    deps.trouble(error, `rule ${rule.id}`);
    return undefined;
  }
}

function mergeVerdict(into: Map<string, Verdict>, v: Verdict): void {
  const had = into.get(v.id);
  into.set(v.id, had ? { ...had, fired: [...had.fired, ...v.fired], unknown: [...had.unknown, ...v.unknown] } : v);
}

/**
 * The passing of time: judges subjects for which a rule's day has passed since the last sweep. Facts hold the due days, so this is a range on
 * an index. Returns how many were judged.
 */
export async function sweepOnce(deps: ReactorDeps): Promise<number> {
  const today = deps.clock.today();
  let count = 0;
  for (const facts of deps.facts) {
    const days = new Set(deps.bookOf(facts).rules.flatMap((r) => r.variants.flatMap((v) => v.value.past ?? [])));
    for (const fact of days) count += await sweepFact(deps, facts, fact, today);
  }
  return count;
}

async function sweepFact(deps: ReactorDeps, facts: FactDef, fact: string, today: string): Promise<number> {
  const name = `sweep ${facts.name} ${fact}`;
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const last = await tx.one<{ day: string }>(
      sql`select (at at time zone 'Asia/Shanghai')::date as day from cursor_position where name = ${name}`,
    );
    if (last?.day === today) return 0;
    const column = { column: fact, table: facts.table };
    const ids = await tx.many<{ id: string }>(passedSql(column, last?.day, today));
    for (let i = 0; i < ids.length; i += CHUNK)
      await judge(
        deps,
        tx,
        facts,
        ids.slice(i, i + CHUNK).map((r) => r.id),
      );
    await tx.run(sql`insert into cursor_position (name, xid, at) values (${name}, '0'::xid8, ${deps.clock.now().toISOString()})
      on conflict (name) do update set at = excluded.at`);
    return ids.length;
  });
}

function passedSql(
  { column, table }: { column: string; table: string },
  since: string | undefined,
  today: string,
): Sql {
  const text = [
    `select id from ${table} where "${column}" < `,
    ` and ("${column}" >= `,
    '::date or ',
    '::date is null)',
  ];
  return sql(text, today, since ?? null, since ?? null);
}

const REBUILD_PAGE = 10_000;
/** Pages under way at once: one per core of a small machine. */
const REBUILD_AT_ONCE = 2;
/** A page is sorted and hashed in memory, however modest the server's setting. */
const ROOMY = sql`select set_config('work_mem', '64MB', true)`;

/** Recomputes every subject's facts in pages, two at a time; `report` is told how many are done. Returns how many there are. */
export async function rebuildFacts(
  worker: Database,
  facts: FactDef,
  report: (done: number) => Promise<void> = async () => undefined,
): Promise<number> {
  const { page, refresh } = facts.families ?? facts;
  let after = '00000000-0000-0000-0000-000000000000';
  // Taking a page is a chain, so that each page is taken once; computing pages is not.
  type Page = readonly { readonly id: string; readonly subjects?: number }[];
  let taken: Promise<Page> = Promise.resolve([]);
  const take = (): Promise<Page> => {
    taken = taken.then(async () => {
      const rows = await worker.ask<Page[number]>(NO_CLAIMS, page(after, REBUILD_PAGE));
      after = rows.at(-1)?.id ?? after;
      return rows;
    });
    return taken;
  };
  let done = 0;
  const work = async () => {
    for (let keys = await take(); keys.length > 0; keys = await take()) {
      const statement = refresh(keys.map((key) => key.id));
      await worker.transact(NO_CLAIMS, (tx) => Promise.all([tx.run(ROOMY), tx.run(statement)]));
      done += keys.reduce((sum, key) => sum + (key.subjects ?? 1), 0);
      await report(done);
    }
  };
  await Promise.all(Array.from({ length: REBUILD_AT_ONCE }, work));
  return done;
}
