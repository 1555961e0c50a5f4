/**
 * The demonstration as a platform of its own, with a clock that stands still and background work that is done when asked for. Knows no test runner:
 * the script that makes the pictures of the tour opens it as well.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { Sql } from 'sql-template-tag';
import { timePasses } from '#apps/server/background.ts';
import { createPlatform, type Platform } from '#apps/server/platform.ts';
import { buildDemo, type DemoOptions } from '#demo/build.ts';
import { type FixedClock, fixedClock } from '#kernel/clock.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { runOneJob } from '#kernel/server/job-runner.ts';
import { ensurePlatformKind } from '#kernel/server/migrate.ts';
import type { RoleConfigs } from '#kernel/server/postgres/types.ts';
import { reactThrough } from '#kernel/server/react-through.ts';
import { sealAll } from '#kernel/server/seal-all.fixture.ts';
import { keptDates, takePosts } from '#modules/inspection/server.ts';
import { policyFollower } from '#modules/policy/server.ts';
import { type Client, client, signInAs } from './http.ts';

/** The demonstration's today, a Friday: its weeks of work end here. */
export const TODAY = '2026-11-20';
const MORNING = `${TODAY}T09:00:00+08:00`;
const SECRET = new Uint8Array(32).fill(7);

export interface DemoWorld {
  readonly platform: Platform;
  readonly clock: FixedClock;
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
  close(): Promise<void>;
}

/** Opens a database that `fillDemo` has filled, or a clone of it. */
export async function openDemo(configs: RoleConfigs, password: string): Promise<DemoWorld> {
  const clock = fixedClock(MORNING);
  const { platform, close } = await start(configs, clock);
  await platform.publish();
  const follow = policyFollower({
    reactor: platform.reactor,
    publish: platform.publish,
    remindDays: platform.deps.remindDays,
    dates: keptDates,
  });
  await follow();
  const look = <T>(query: Sql) => platform.worker.ask<T>(NO_CLAIMS, query);
  let sessions = new Map<string, Promise<Client>>();

  const settle = async () => {
    while ((await takePosts(platform.deps)) > 0);
    while (await runOneJob(platform.jobs));
    await follow();
    await reactThrough(platform.reactor);
  };
  const as = (username: string) => {
    const signedIn = sessions.get(username) ?? signInAs(platform.http, username, password);
    sessions.set(username, signedIn);
    return signedIn;
  };
  return {
    platform,
    clock,
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
      await timePasses(platform);
      while (await runOneJob(platform.jobs));
    },
    seal: async () => {
      await sealAll(platform.worker, clock.now().toISOString());
    },
    look,
    listen: () => platform.http.listen({ port: 0, host: '127.0.0.1' }),
    close,
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

/** Fills an empty, migrated database with the whole demonstration; answers the password of its accounts. About a quarter of a minute. */
export async function fillDemo(configs: RoleConfigs, options: DemoOptions = {}): Promise<string> {
  await ensurePlatformKind(configs.owner, 'demo');
  const { platform, close } = await start(configs, fixedClock(MORNING));
  try {
    const [first] = await buildDemo(platform, () => undefined, options);
    await sealAll(platform.worker, MORNING);
    if (!first) throw new Error('the demonstration has no sign-ins');
    return first.password;
  } finally {
    await close();
  }
}
