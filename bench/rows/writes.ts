/** A check-in beside the bare statements; from an act to its alert under load; 32 writers with and without the journal. */
import { performance } from 'node:perf_hooks';
import sql, { type Sql } from 'sql-template-tag';
import { type Claims, Database, NO_CLAIMS, type Transaction, type TransactOptions } from '#kernel/server/database.ts';
import { loop } from '#kernel/server/loop.ts';
import { type ReactorDeps, reactOnce } from '#kernel/server/reactor.ts';
import { sealOnce } from '#kernel/server/sealer.ts';
import { alertSink } from '#modules/supervision/server.ts';
import { type Row, sampleOf, timePair } from '../harness.ts';
import type { Section, SectionInput } from '../sections.ts';
import type { World } from '../world.ts';
import { bareCheckIn, checkIn, codeOf, commandDeps, goingClock, type Waiting, waitingOnes } from './check-in.ts';

const RUNS = 300;
/** Uncounted: a server at work has compiled its code and has the indexes' upper pages in memory. Both sides gain by it. */
const WARM = 100;
const PER_SECOND = 100;
const SECONDS = 20;
const WRITERS = 32;
const WRITERS_SECONDS = 4;

export const writesSection: Section = {
  name: 'writes',
  run: async (input) => [await command(input), await actToAlert(input), await writers(input)],
};

async function command({ world }: SectionInput): Promise<Row> {
  const ones = await waitingOnes(world, 2 * (RUNS + WARM));
  const deps = commandDeps(world, world.app, goingClock());
  const client = await world.owner.connect();
  client.on('error', () => undefined);
  const next = () => ones.pop() as Waiting;
  let at: { readonly one: Waiting; readonly code: string } | undefined;
  const { a, b } = await timePair(
    RUNS,
    () => checkIn(deps, world, at?.one as Waiting, at?.code),
    () => bareCheckIn(client, next()),
    {
      warm: WARM,
      before: async () => {
        const one = next();
        at = { one, code: codeOf(deps, one) };
      },
    },
  );
  client.release();
  return {
    name: 'command: check-in with journal and duty (p95)',
    measured: a.p95,
    baseline: b.p95,
    unit: 'ms',
    bar: '≤ 2 ×',
    ok: a.p95 <= 2 * b.p95,
  };
}

function reactorOf(world: World, clock: ReactorDeps['clock'], trouble: ReactorDeps['trouble']): ReactorDeps {
  const { registry, policy } = world;
  const sink = alertSink({
    registry,
    policy: (region, day) => policy.view(region, day),
    remindDays: (due) => policy.remindDays(due),
  });
  return { worker: world.worker, clock, facts: [world.facts], bookOf: () => world.book, sink, trouble };
}

async function actToAlert({ world, note }: SectionInput): Promise<Row> {
  const clock = goingClock();
  const troubles: string[] = [];
  const reactor = reactorOf(world, clock, (error, what) => troubles.push(`${what}: ${error}`));
  while ((await reactOnce(reactor)) > 0);
  const react = loop(
    250,
    async () => (await reactOnce(reactor)) > 0,
    (error) => troubles.push(String(error)),
  );
  const seal = loop(
    1_000,
    async () => ((await sealOnce(world.worker, clock.now().toISOString()))?.entries ?? 0) > 10_000,
    (error) => troubles.push(String(error)),
  );
  const committed = new Map<string, number>();
  const seen = new Map<string, number>();
  let last =
    (await world.owner.query<{ id: string }>(`select id from alert order by id desc limit 1`)).rows[0]?.id ??
    '00000000-0000-0000-0000-000000000000';
  const watch = loop(
    20,
    async () => {
      const { rows } = await world.owner.query<{ id: string; subject_id: string }>(
        `select id, subject_id from alert where id > $1 order by id`,
        [last],
      );
      for (const row of rows) seen.set(row.subject_id, performance.now());
      last = rows.at(-1)?.id ?? last;
      return false;
    },
    (error) => troubles.push(String(error)),
  );
  const deps = commandDeps(world, world.app, clock, () => react.nudge());
  const ones = await waitingOnes(world, PER_SECOND * SECONDS);
  const start = performance.now();
  const running: Promise<unknown>[] = [];
  for (const [i, one] of ones.entries()) {
    const wait = start + (i * 1000) / PER_SECOND - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    running.push(
      checkIn(deps, world, one).then(
        () => committed.set(one.id, performance.now()),
        (error) => troubles.push(String(error)),
      ),
    );
  }
  await Promise.all(running);
  const took = (performance.now() - start) / 1000;
  for (const until = performance.now() + 20_000; performance.now() < until; ) {
    await new Promise((done) => setTimeout(done, 200));
    const position = await world.worker.ask<{ behind: boolean }>(
      NO_CLAIMS,
      sql`select exists (select from journal where xid >= (select xid from cursor_position where name = 'reactor')) as behind`,
    );
    if (!position[0]?.behind) break;
  }
  await new Promise((done) => setTimeout(done, 300));
  await Promise.all([react.stop(), watch.stop(), seal.stop()]);
  for (const trouble of [...new Set(troubles)].slice(0, 5)) note(`  trouble: ${trouble}`);
  const delays = [...seen].flatMap(([id, at]) =>
    committed.has(id) ? [Math.max(0, at - (committed.get(id) ?? at))] : [],
  );
  const found = sampleOf(delays);
  const rate = committed.size / took;
  note(`  ${committed.size} commands in ${took.toFixed(1)} s, ${delays.length} alerts`);
  const whole = committed.size === ones.length && delays.length > committed.size / 3;
  return {
    name: `act to alert at ${rate.toFixed(0)} commands/s, ${delays.length} alerts (p95)`,
    measured: found.p95,
    unit: 'ms',
    bar: '≤ 1 s at 100/s',
    ok: found.p95 <= 1_000 && whole && rate >= PER_SECOND * 0.97,
  };
}

const isJournal = (query: Sql) => query.strings[0]?.startsWith('insert into journal') === true;

/** The same product with every statement but the one that writes the journal. */
class WithoutJournal extends Database {
  override transact<T>(claims: Claims, work: (tx: Transaction) => Promise<T>, options?: TransactOptions): Promise<T> {
    const without = (tx: Transaction): Transaction => ({
      many: tx.many,
      one: tx.one,
      run: (query) => (isJournal(query) ? Promise.resolve(1) : tx.run(query)),
      finish: (last) => tx.finish(last.filter((query) => !isJournal(query))),
    });
    return super.transact(claims, (tx) => work(without(tx)), options);
  }
}

async function writers({ world, note }: SectionInput): Promise<Row> {
  const clock = goingClock();
  const config = { ...world.base.app, max: WRITERS };
  const ones = await waitingOnes(world, 16_000);
  let refused = 0;
  const round = async (db: Database): Promise<number> => {
    const deps = commandDeps(world, db, clock);
    const until = performance.now() + WRITERS_SECONDS * 1000;
    let done = 0;
    await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        while (performance.now() < until) {
          const one = ones.pop();
          if (!one) throw new Error('no inspection waits any more');
          await checkIn(deps, world, one).then(
            () => {
              done += 1;
            },
            (error) => {
              refused += 1;
              if (refused < 3) note(`  ${error}`);
            },
          );
        }
      }),
    );
    return done / WRITERS_SECONDS;
  };
  const rates: { a: number[]; b: number[] } = { a: [], b: [] };
  for (let i = 0; i < 2; i += 1) {
    const [a, b] = [new Database(config), new WithoutJournal(config)];
    rates.a.push(await round(a));
    await a.close();
    rates.b.push(await round(b));
    await b.close();
  }
  const [a, b] = [Math.max(...rates.a), Math.max(...rates.b)];
  return {
    name: '32 writers at once, check-ins with the journal and without',
    measured: a,
    baseline: b,
    unit: '/s',
    bar: '≥ 0.6 ×',
    ok: a >= 0.6 * b && refused === 0,
  };
}
