import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { SOCKET_PORT, SUPERUSER } from '#kernel/server/postgres/cluster.ts';
import { roleConfig } from '#kernel/server/postgres/configs.ts';
import { roleName } from '#kernel/server/postgres/roles.ts';
import type { DatabaseRole, RoleConfigs } from '#kernel/server/postgres/types.ts';
import { TEMPLATE } from './server.ts';

export interface TestDatabase extends RoleConfigs {
  readonly name: string;
  /** Superuser, for attacks and for looking under row-level security. */
  readonly superuser: pg.PoolConfig;
  /** A pool of that role, one per role; ended at the end of the test file. */
  pool(role: DatabaseRole | 'superuser'): pg.Pool;
  /** Drops the database; done by itself after the test file. */
  drop(): Promise<void>;
}

/**
 * A database of its own for a test file, cloned from the migrated template (about 0.1 s). Call it at the top of the file:
 * `const db = await testDatabase();` Pools made by others on these settings must be ended in the test; stragglers are cut off.
 */
export async function testDatabase(options: { template?: string } = {}): Promise<TestDatabase> {
  const host = inject('zs_test_socket');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asSuperuser(host, `create database ${name} template ${options.template ?? TEMPLATE}`);
  const where = { host, port: SOCKET_PORT, database: name };
  const configs = {
    owner: roleConfig('owner', { ...where, user: roleName('owner') }),
    app: roleConfig('app', { ...where, user: roleName('app') }),
    worker: roleConfig('worker', { ...where, user: roleName('worker') }),
    portal: roleConfig('portal', { ...where, user: roleName('portal') }),
    superuser: { ...where, user: SUPERUSER },
  };
  const pools = new Map<string, pg.Pool>();
  let dropped: Promise<void> | undefined;
  const database: TestDatabase = {
    ...configs,
    name,
    pool(role) {
      const pool = pools.get(role) ?? new pg.Pool({ ...configs[role], max: 4 });
      // Dropping the database cuts off clients that are still closing; that is no test's failure.
      pool.on('error', () => undefined);
      pool.on('connect', (client) => client.on('error', () => undefined));
      pools.set(role, pool);
      return pool;
    },
    drop() {
      dropped ??= (async () => {
        await Promise.all([...pools.values()].map((pool) => pool.end()));
        await asSuperuser(host, `drop database ${name} with (force)`);
      })();
      return dropped;
    },
  };
  afterAll(() => database.drop());
  return database;
}

/** An empty database of that name suffix, without roles' grants or tables, for tests of the migrations themselves. */
export function emptyDatabase(): Promise<TestDatabase> {
  return testDatabase({ template: 'template0' });
}

async function asSuperuser(host: string, statement: string): Promise<void> {
  const client = new pg.Client({ host, port: SOCKET_PORT, user: SUPERUSER, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
