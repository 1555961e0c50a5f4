/**
 * The PostgreSQL of a benchmark: the product's own binaries and settings, durable (fsync on), in a folder of its own. It ends with this process.
 * With `keep` the folder and its databases are used again by the next run, for developing a row.
 */
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#kernel/server/migrate.ts';
import { findBinaries } from '#kernel/server/postgres/binaries.ts';
import {
  type Cluster,
  initCluster,
  pause,
  postgresArguments,
  SOCKET_PORT,
  SUPERUSER,
} from '#kernel/server/postgres/cluster.ts';
import { roleConfig } from '#kernel/server/postgres/configs.ts';
import { asUser, databaseUser } from '#kernel/server/postgres/os-user.ts';
import { ensureRoles, roleName } from '#kernel/server/postgres/roles.ts';
import { DATABASE_ROLES, type RoleConfigs } from '#kernel/server/postgres/types.ts';

export interface BenchServer {
  readonly version: string;
  readonly settings: string;
  /** Settings of a database of that name, migrated when it is new. */
  database(name: string): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

export interface BenchDatabase extends RoleConfigs {
  readonly name: string;
  readonly superuser: pg.PoolConfig;
  /** False when an earlier run with `keep` left it filled. */
  readonly fresh: boolean;
}

/** Room on disk between checkpoints, so that filling a million rows does not spend itself on them. Everything else is the product's. */
const BENCH_SETTINGS = `
max_wal_size = 4GB
`;

export async function startBenchServer(keep: string | undefined): Promise<BenchServer> {
  const user = databaseUser();
  const base = keep ?? mkdtempSync(join(tmpdir(), 'zs-bench-'));
  mkdirSync(base, { recursive: true });
  if (user) chownSync(base, user.uid, user.gid);
  const pgData = join(base, 'pg');
  const made = existsSync(join(pgData, 'PG_VERSION'));
  const major = made ? Number(readFileSync(join(pgData, 'PG_VERSION'), 'utf8')) : undefined;
  const { bin } = findBinaries(process.env, base, user, major);
  const cluster: Cluster = { pgData, bin, user, socketDir: base, logFile: join(base, 'log') };
  if (!made) initCluster(cluster, { method: 'trust' }, BENCH_SETTINGS);
  const after = keep ? '' : `; rm -rf "$base"`;
  const script = `base=$1; shift; "$@" >"$base/log" 2>&1 </dev/null & read end; kill -INT $!; wait${after}`;
  const guard = spawn('/bin/sh', ['-c', script, 'guard', base, join(bin, 'postgres'), ...postgresArguments(cluster)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...asUser(user),
  });
  const gone = new Promise<void>((done) => guard.once('exit', () => done()));
  guard.unref();
  const admin = await connectWhenReady(base, guard.pid ?? 0);
  if (!made) {
    await ensureRoles(admin);
    for (const role of DATABASE_ROLES) await admin.query(`alter role ${roleName(role)} login`);
  }
  const shown = await admin.query<{ v: string; fsync: string; buffers: string; commit: string }>(
    `select current_setting('server_version') as v, current_setting('fsync') as fsync, current_setting('shared_buffers') as buffers,
      current_setting('synchronous_commit') as commit`,
  );
  const s = shown.rows[0];
  return {
    version: s?.v ?? '',
    settings: `fsync ${s?.fsync}, synchronous_commit ${s?.commit}, shared_buffers ${s?.buffers}`,
    database: (name) => openDatabase(admin, base, name),
    stop: async () => {
      await admin.end();
      guard.ref();
      guard.stdin?.end();
      await gone;
    },
  };
}

async function openDatabase(admin: pg.Client, host: string, name: string): Promise<BenchDatabase> {
  const there = await admin.query('select from pg_database where datname = $1', [name]);
  const fresh = there.rowCount === 0;
  if (fresh) await admin.query(`create database ${name}`);
  const where = { host, port: SOCKET_PORT, database: name };
  const superuser = { ...where, user: SUPERUSER };
  if (fresh) {
    const client = new pg.Client(superuser);
    await client.connect();
    await ensureRoles(client);
    await client.query(`grant create on database ${name} to zs_owner; grant create on schema public to zs_owner`);
    await client.end();
  }
  const configs = Object.fromEntries(
    DATABASE_ROLES.map((role) => [role, roleConfig(role, { ...where, user: roleName(role) })]),
  ) as Record<(typeof DATABASE_ROLES)[number], pg.PoolConfig>;
  // A kept database is brought up to date too: new migrations since it was filled.
  await migrate(configs.owner);
  return { ...configs, name, superuser, fresh };
}

async function connectWhenReady(host: string, guard: number): Promise<pg.Client> {
  for (const until = Date.now() + 60_000; ; ) {
    const client = new pg.Client({ host, port: SOCKET_PORT, user: SUPERUSER, database: 'postgres' });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > until || !existsSync(`/proc/${guard}`)) throw error;
      await pause(50);
    }
  }
}
