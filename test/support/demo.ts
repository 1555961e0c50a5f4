/**
 * The whole demonstration for journeys: built once per test run into a template database (the first test file that asks waits about a quarter of
 * a minute), then cloned for each test file with a platform of its own and a clock that stands still.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import sql, { type Sql } from 'sql-template-tag';
import { afterAll, inject } from 'vitest';
import { createPlatform, type Platform } from '#apps/server/platform.ts';
import { buildDemo } from '#demo/build.ts';
import { type FixedClock, fixedClock } from '#kernel/clock.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { remindOnce } from '#kernel/server/duties.ts';
import { runOneJob } from '#kernel/server/job-runner.ts';
import { ensurePlatformKind } from '#kernel/server/migrate.ts';
import { SOCKET_PORT, SUPERUSER } from '#kernel/server/postgres/cluster.ts';
import { roleConfig } from '#kernel/server/postgres/configs.ts';
import { roleName } from '#kernel/server/postgres/roles.ts';
import type { RoleConfigs } from '#kernel/server/postgres/types.ts';
import { reactOnce, sweepOnce } from '#kernel/server/reactor.ts';
import { sealOnce } from '#kernel/server/sealer.ts';
import { openFilingDuties, takePosts } from '#modules/inspection/server.ts';
import { policyFollower } from '#modules/policy/server.ts';
import { superviseSweep } from '#modules/supervision/server.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { type Client, client, signInAs } from './http.ts';
import { TEMPLATE } from './server.ts';

/** The demonstration's today, a Friday: its weeks of work end here. */
export const TODAY = '2026-11-20';
const MORNING = `${TODAY}T09:00:00+08:00`;
const DEMO_TEMPLATE = 'zs_demo_template';
const LOCK = 31348_20;
const SECRET = new Uint8Array(32).fill(7);

export interface DemoPlatform {
  readonly platform: Platform;
  readonly clock: FixedClock;
  readonly db: TestDatabase;
  /** Every demonstration account has it. */
  readonly password: string;
  /** Signs in; the same person again takes the session there is, a new one after the clock has moved. */
  as(username: string): Promise<Client>;
  /** Several people at once, in the order of their names. */
  all<N extends readonly string[]>(...usernames: N): Promise<{ -readonly [K in keyof N]: Client }>;
  /** Somebody without a session: a firm or a member of the public. */
  readonly visitor: Client;
  /** Background work up to now: what came in at the portal, the reactor, changed policy, jobs. */
  settle(): Promise<void>;
  /** Moves the clock and does what the passing of time brings: sweeps, reminders, yearly duties. */
  moveTo(iso: string): Promise<void>;
  /** Seals everything written so far. */
  seal(): Promise<void>;
  /** Looks under row-level security, for what no user can be asked. */
  look<T>(query: Sql): Promise<T[]>;
  /** Starts listening for browsers; answers the address. */
  listen(): Promise<string>;
}

/** The demonstration of its own for a test file; call it at the top: `const demo = await demoPlatform();` */
export async function demoPlatform(): Promise<DemoPlatform> {
  const { password } = await templateReady(inject('zs_test_socket'));
  const db = await testDatabase({ template: DEMO_TEMPLATE });
  const clock = fixedClock(MORNING);
  const { platform, close } = await start(db, clock);
  afterAll(close);
  await platform.publish();
  const follow = policyFollower({ reactor: platform.reactor, publish: platform.publish });
  await follow();
  const look = <T>(query: Sql) => platform.worker.ask<T>(NO_CLAIMS, query);
  let sessions = new Map<string, Promise<Client>>();

  // The reactor and the sealer see what ended before the oldest running transaction of the whole server, other tests' among them: so look again.
  const until = async (reached: (xid: string) => Sql, step: () => Promise<unknown>) => {
    const [now] = await look<{ xid: string }>(sql`select pg_snapshot_xmax(pg_current_snapshot())::text as xid`);
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      await step();
      const [row] = await look<{ yes: boolean }>(reached(now?.xid ?? '0'));
      if (row?.yes) return;
    }
    throw new Error('another transaction of the test server does not end');
  };
  const settle = async () => {
    while ((await takePosts(platform.deps)) > 0);
    while (await runOneJob(platform.jobs));
    await follow();
    await until(
      (xid) =>
        sql`select exists (select from cursor_position where name = 'reactor' and xid::text::xid8 >= ${xid}::xid8) as yes`,
      () => reactOnce(platform.reactor),
    );
  };
  const as = (username: string) => {
    const signedIn = sessions.get(username) ?? signInAs(platform.http, username, password);
    sessions.set(username, signedIn);
    return signedIn;
  };
  return {
    platform,
    clock,
    db,
    password,
    visitor: client(platform.http),
    as,
    all: <N extends readonly string[]>(...names: N) =>
      Promise.all(names.map(as)) as Promise<{ -readonly [K in keyof N]: Client }>,
    settle,
    async moveTo(iso) {
      clock.set(iso);
      sessions = new Map();
      await settle();
      await sweepOnce(platform.reactor);
      await superviseSweep(platform.deps);
      await openFilingDuties(platform.deps);
      await remindOnce(platform.worker, clock);
    },
    seal: () =>
      until(
        (xid) => sql`select not exists (select from journal where xid < ${xid}::xid8
          and xid >= coalesce((select xid_until from seal order by number desc limit 1), '0')) as yes`,
        () => sealOnce(platform.worker, clock.now().toISOString()),
      ),
    look,
    listen: () => platform.http.listen({ port: 0, host: '127.0.0.1' }),
  };
}

async function start(configs: RoleConfigs, clock: FixedClock): Promise<{ platform: Platform; close(): Promise<void> }> {
  const data_dir = mkdtempSync(join(tmpdir(), 'zs-demo-'));
  const log = pino({ level: process.env.ZS_LOG ?? 'error' }, pino.destination({ dest: 2, sync: true }));
  const platform = await createPlatform({
    configs,
    clock,
    log,
    kind: 'demo',
    version: 'test',
    data_dir,
    secret: SECRET,
  });
  return {
    platform,
    close: async () => {
      await platform.close();
      rmSync(data_dir, { recursive: true, force: true });
    },
  };
}

/** Builds the template when it is not there yet; test files that come meanwhile wait. Its comment keeps the password and says that it is whole. */
async function templateReady(host: string): Promise<{ password: string }> {
  const admin = new pg.Client({ host, port: SOCKET_PORT, user: SUPERUSER, database: 'postgres' });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    const { rows } = await admin.query<{ words: string | null }>(
      `select shobj_description(oid, 'pg_database') as words from pg_database where datname = $1`,
      [DEMO_TEMPLATE],
    );
    if (rows[0]?.words) return JSON.parse(rows[0].words) as { password: string };
    await admin.query(`drop database if exists ${DEMO_TEMPLATE} with (force)`);
    await admin.query(`create database ${DEMO_TEMPLATE} template ${TEMPLATE}`);
    const password = await fill(host);
    await admin.query(`comment on database ${DEMO_TEMPLATE} is '${JSON.stringify({ password })}'`);
    return { password };
  } finally {
    await admin.end();
  }
}

async function fill(host: string): Promise<string> {
  const at = (role: 'owner' | 'app' | 'worker' | 'portal') =>
    roleConfig(role, { host, port: SOCKET_PORT, database: DEMO_TEMPLATE, user: roleName(role) });
  const configs = { owner: at('owner'), app: at('app'), worker: at('worker'), portal: at('portal') };
  await ensurePlatformKind(configs.owner, 'demo');
  const { platform, close } = await start(configs, fixedClock(MORNING));
  try {
    const [first] = await buildDemo(platform, () => undefined);
    await sealOnce(platform.worker, MORNING);
    if (!first) throw new Error('the demonstration has no sign-ins');
    return first.password;
  } finally {
    await close();
  }
}
