import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { refuse } from '../refusal.ts';
import { projectRoot } from './paths.ts';
import { refuseKind } from './postgres/data-dir.ts';
import type { InstallationKind } from './postgres/index.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

export interface MigrationState {
  /** `current`: nothing to do. `pending`: run migrate. `changed`, `newer`: this program and this database do not fit. */
  readonly state: 'current' | 'pending' | 'changed' | 'newer';
  /** Number of the last applied migration; 0 for an empty database. */
  readonly applied: number;
  /** Names of the migrations that wait, differ or are unknown. */
  readonly names: readonly string[];
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

const LOCK = [31348, 4] as const;

/** The forward-only migrations `NNNN_name.sql` of a folder, in order. */
export function loadMigrations(folder = join(projectRoot(), 'db/migrations')): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  const migrations = files.map((file) => {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1]);
    if (!number) throw new Error(`migration ${file} is not named NNNN_name.sql`);
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { number, name: file, checksum: createHash('sha256').update(sql).digest('hex'), sql };
  });
  const twice = migrations.find((one, at) => one.number === migrations[at + 1]?.number);
  if (twice) throw new Error(`two migrations have the number of ${twice.name}`);
  return migrations;
}

/** Compares the database with the program's migrations; for start, health and backup. `client` acts as any role. */
export async function migrationState(
  client: pg.ClientBase | pg.Pool,
  migrations = loadMigrations(),
): Promise<MigrationState> {
  const { rows: made } = await client.query<{ made: boolean }>(
    `select to_regclass('public.schema_migration') is not null as made`,
  );
  const applied = made[0]?.made
    ? (await client.query<Applied>('select number, name, checksum from schema_migration order by number')).rows
    : [];
  return compare(applied, migrations);
}

export function compare(applied: readonly Applied[], migrations: readonly Migration[]): MigrationState {
  const ours = new Map(migrations.map((one) => [one.number, one]));
  const last = applied.at(-1)?.number ?? 0;
  const unknown = applied.filter((one) => !ours.has(one.number));
  if (unknown.length > 0) return { state: 'newer', applied: last, names: unknown.map((one) => one.name) };
  const changed = applied.filter((one) => ours.get(one.number)?.checksum !== one.checksum);
  if (changed.length > 0) return { state: 'changed', applied: last, names: changed.map((one) => one.name) };
  const done = new Set(applied.map((one) => one.number));
  const waiting = migrations.filter((one) => !done.has(one.number));
  // Each module numbers in a block of its own, so a waiting migration may have a lower number than one already applied.
  return { state: waiting.length > 0 ? 'pending' : 'current', applied: last, names: waiting.map((one) => one.name) };
}

/**
 * Brings the database up to the program, one transaction per file; several programs may call it at once.
 * @param owner pool settings of the role `owner`
 * @returns the names of the migrations it ran
 */
export async function migrate(
  owner: pg.ClientConfig,
  options: { migrations?: readonly Migration[]; notice?: (line: string) => void } = {},
): Promise<string[]> {
  const migrations = options.migrations ?? loadMigrations();
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1, $2)', [...LOCK]);
    await client.query(
      `create table if not exists schema_migration (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now());
       grant select on schema_migration to zs_app, zs_worker, zs_portal`,
    );
    const found = await migrationState(client, [...migrations]);
    refuseUnfit(found);
    const waiting = migrations.filter((one) => found.names.includes(one.name));
    for (const one of waiting) {
      options.notice?.(`升级数据库结构：${one.name}`);
      await apply(client, one);
    }
    return waiting.map((one) => one.name);
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, one: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(one.sql);
    await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
      one.number,
      one.name,
      one.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const { message, position } = error as pg.DatabaseError;
    const line = position ? `，第 ${one.sql.slice(0, Number(position)).split('\n').length} 行` : '';
    throw refuse(
      'start.migration_failed',
      `升级数据库结构失败（${one.name}${line}）：${message}。数据库保持升级前的样子。`,
      { detail: { name: one.name } },
    );
  }
}

/** Refuses to work on a database of a newer or of a different program. */
export function refuseUnfit(found: MigrationState): void {
  const names = found.names.join('、');
  if (found.state === 'newer') {
    throw refuse(
      'start.database_newer',
      `数据库由更新版本的程序升级过（${names}）。请使用新版本程序，或恢复升级前的备份。`,
    );
  }
  if (found.state === 'changed') {
    throw refuse(
      'start.migration_changed',
      `数据库结构与本程序不一致：${names} 与当时执行的内容不同。请使用与数据库相符的程序版本，不要改动已发布的升级文件。`,
    );
  }
}

/** Notes once what the database was made for, and refuses to use it for the other. */
export async function ensurePlatformKind(owner: pg.ClientConfig, kind: InstallationKind): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('insert into platform (kind) values ($1) on conflict do nothing', [kind]);
    const { rows } = await client.query<{ kind: InstallationKind }>('select kind from platform');
    const is = rows[0]?.kind;
    if (is && is !== kind) throw refuseKind('该数据库', is);
  } finally {
    await client.end();
  }
}
