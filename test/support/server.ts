import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#kernel/server/migrate.ts';
import { findBinaries, packagedBinaries } from '#kernel/server/postgres/binaries.ts';
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
import { DATABASE_ROLES } from '#kernel/server/postgres/types.ts';

export const TEMPLATE = 'zs_template';
const DEBIAN_15 = '/usr/lib/postgresql/15/bin';

export interface TestServer {
  readonly socketDir: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** Without fsync: a test database need not outlive a power cut. Room for the connections of all test files at once. */
const TEST_SETTINGS = `
fsync = off
full_page_writes = off
synchronous_commit = off
shared_buffers = 128MB
max_connections = 200
max_wal_size = 2GB
`;

/** Which PostgreSQL the tests run on: ZS_TEST_PG=`embedded`, a `bin` folder, or by default Debian's 15 where it is installed. */
function wantedBinaries(): string | undefined {
  const wanted = process.env.ZS_TEST_PG;
  if (wanted === 'embedded') return packagedBinaries();
  return wanted ?? (existsSync(DEBIAN_15) ? DEBIAN_15 : undefined);
}

/**
 * Starts the one PostgreSQL of a test run, with a migrated template database. It ends with this process, however that ends: a
 * shell above it waits for the end of our pipe, stops it and removes its files.
 */
export async function startTestServer(): Promise<TestServer> {
  const user = databaseUser();
  const base = mkdtempSync('/tmp/zs-test-');
  if (user) chownSync(base, user.uid, user.gid);
  const { bin } = findBinaries({ ZS_PG_BIN: wantedBinaries() }, base, user);
  const cluster: Cluster = { pgData: join(base, 'pg'), bin, user, socketDir: base, logFile: join(base, 'log') };
  initCluster(cluster, { method: 'trust' }, TEST_SETTINGS);
  const script = `base=$1; shift; "$@" >"$base/log" 2>&1 </dev/null & read end; kill -INT $!; wait; rm -rf "$base"`;
  const guard = spawn('/bin/sh', ['-c', script, 'guard', base, join(bin, 'postgres'), ...postgresArguments(cluster)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...asUser(user),
  });
  const gone = new Promise<void>((done) => guard.once('exit', () => done()));
  guard.unref();

  const admin = await connectWhenReady(base, guard.pid ?? 0);
  await admin.query(`create database ${TEMPLATE}`);
  const version = (await admin.query<{ v: string }>(`select current_setting('server_version') as v`)).rows[0]?.v ?? '';
  await admin.end();
  const template = new pg.Client({ host: base, port: SOCKET_PORT, user: SUPERUSER, database: TEMPLATE });
  await template.connect();
  await ensureRoles(template);
  for (const role of DATABASE_ROLES) await template.query(`alter role ${roleName(role)} login`);
  await template.end();
  await migrate(roleConfig('owner', { host: base, port: SOCKET_PORT, user: roleName('owner'), database: TEMPLATE }));
  return {
    socketDir: base,
    version,
    stop: async () => {
      guard.stdin?.end();
      await gone;
    },
  };
}

async function connectWhenReady(socketDir: string, guard: number): Promise<pg.Client> {
  for (const until = Date.now() + 30_000; ; ) {
    const client = new pg.Client({ host: socketDir, port: SOCKET_PORT, user: SUPERUSER, database: 'postgres' });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > until || !existsSync(`/proc/${guard}`)) throw error;
      await pause(20);
    }
  }
}
