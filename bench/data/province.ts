/** The province that reports: a copy of the filled database with the whole organisation, so that the rows about reporting leave the others' data alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#kernel/server/migrate.ts';
import { roleConfig } from '#kernel/server/postgres/configs.ts';
import { roleName } from '#kernel/server/postgres/roles.ts';
import { DATABASE_ROLES } from '#kernel/server/postgres/types.ts';
import type { BenchDatabase } from '../server.ts';
import { openWorld, UNTIL, type World } from '../world.ts';

const WAIT_MS = 60_000;

/** Gives the world of the copy, made when it is not there; the caller closes it. */
export async function openProvince(from: World, note: (line: string) => void): Promise<World> {
  const name = `${from.base.name}_province`;
  const admin = new pg.Client({ ...from.base.superuser, database: 'postgres' });
  await admin.connect();
  const there = await admin.query('select from pg_database where datname = $1', [name]);
  const fresh = there.rowCount === 0;
  if (fresh) {
    note('  copying the database for the province');
    await copy(admin, from.base.name, name);
  }
  await admin.end();
  const base = baseOf(from.base, name, fresh);
  await migrate(base.owner);
  const world = await openWorld(base, from.rows);
  if (fresh) {
    await runSql(world, 'province', {});
    await vacuum(world, ['unit', 'person', 'post']);
  }
  // What the database it was copied from was published with came along.
  await world.policy.reload();
  return world;
}

function baseOf(from: BenchDatabase, name: string, fresh: boolean): BenchDatabase {
  const where = { host: String(from.superuser.host), port: Number(from.superuser.port), database: name };
  const configs = Object.fromEntries(
    DATABASE_ROLES.map((role) => [role, roleConfig(role, { ...where, user: roleName(role) })]),
  ) as Record<(typeof DATABASE_ROLES)[number], pg.PoolConfig>;
  return { ...configs, name, superuser: { ...from.superuser, database: name }, fresh };
}

/** Pools of the database it is copied from let go of their connections when they have been idle for a while. */
async function copy(admin: pg.Client, from: string, name: string): Promise<void> {
  for (const until = Date.now() + WAIT_MS; ; ) {
    try {
      await admin.query(`create database ${name} template ${from} strategy file_copy`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || Date.now() > until) throw error;
      await new Promise((done) => setTimeout(done, 1_000));
    }
  }
}

/** Runs `bench/data/<name>.sql` as superuser, with `:name` replaced. */
export async function runSql(world: World, name: string, values: Readonly<Record<string, string>>): Promise<void> {
  const all: Readonly<Record<string, string>> = { until: UNTIL, rows: String(world.rows), ...values };
  const text = readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8');
  const client = new pg.Client(world.base.superuser);
  await client.connect();
  try {
    await client.query(`set synchronous_commit = off; set timezone = 'Asia/Shanghai'`);
    await client.query(text.replace(/(?<!:):([a-z]+)\b/g, (found, key: string) => all[key] ?? found));
  } finally {
    await client.end();
  }
}

/** As the product's database does by itself some time after much was written. */
export async function vacuum(world: World, tables: readonly string[]): Promise<void> {
  const client = new pg.Client(world.base.superuser);
  await client.connect();
  try {
    for (const table of tables) await client.query(`vacuum analyze ${table}`);
  } finally {
    await client.end();
  }
}
