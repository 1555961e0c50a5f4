/**
 * The whole demonstration for journeys: built once per test run into a template database (the first test file that asks waits for it), then cloned
 * for each test file with a platform of its own and a clock that stands still.
 */
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { SOCKET_PORT, SUPERUSER } from '#kernel/server/postgres/cluster.ts';
import { roleConfig } from '#kernel/server/postgres/configs.ts';
import { roleName } from '#kernel/server/postgres/roles.ts';
import type { RoleConfigs } from '#kernel/server/postgres/types.ts';
import { buildScreens, openScreens, type Screens } from './browser.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { type DemoWorld, fillDemo, openDemo } from './demo-world.ts';
import { TEMPLATE } from './server.ts';

export { TODAY } from './demo-world.ts';

export interface DemoPlatform extends DemoWorld {
  readonly db: TestDatabase;
}

const DEMO_TEMPLATE = 'zs_demo_template';
const LOCK = 31348_20;
const BUILD_LOCK = 31348_21;

/** The demonstration of its own for a test file; call it at the top: `const demo = await demoPlatform();` */
export async function demoPlatform(): Promise<DemoPlatform> {
  const { password } = await templateReady(inject('zs_test_socket'));
  const db = await testDatabase({ template: DEMO_TEMPLATE });
  const demo = await openDemo(db, password);
  afterAll(() => demo.close());
  return { ...demo, db };
}

/** The demonstration on built screens; call it at the top, before anything is asked of them. */
export async function demoScreens(demo: DemoPlatform): Promise<Screens> {
  await once(inject('zs_test_socket'), BUILD_LOCK, () => buildScreens());
  const screens = await openScreens(demo);
  afterAll(() => screens.close());
  return screens;
}

/** One process at a time, over all test files of the run. */
async function once<T>(host: string, lock: number, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ host, port: SOCKET_PORT, user: SUPERUSER, database: 'postgres' });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [lock]);
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Builds the template when it is not there yet; test files that come meanwhile wait. Its comment keeps the password and says that it is whole. */
async function templateReady(host: string): Promise<{ password: string }> {
  return once(host, LOCK, async (admin) => {
    const { rows } = await admin.query<{ words: string | null }>(
      `select shobj_description(oid, 'pg_database') as words from pg_database where datname = $1`,
      [DEMO_TEMPLATE],
    );
    if (rows[0]?.words) return JSON.parse(rows[0].words) as { password: string };
    await admin.query(`drop database if exists ${DEMO_TEMPLATE} with (force)`);
    await admin.query(`create database ${DEMO_TEMPLATE} template ${TEMPLATE}`);
    const password = await fillDemo(rolesOf(host, DEMO_TEMPLATE));
    await admin.query(`comment on database ${DEMO_TEMPLATE} is '${JSON.stringify({ password })}'`);
    return { password };
  });
}

function rolesOf(host: string, database: string): RoleConfigs {
  const at = (role: 'owner' | 'app' | 'worker' | 'portal') =>
    roleConfig(role, { host, port: SOCKET_PORT, database, user: roleName(role) });
  return { owner: at('owner'), app: at('app'), worker: at('worker'), portal: at('portal') };
}
