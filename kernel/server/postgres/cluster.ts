import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { refuse } from '#kernel/refusal.ts';
import { asUser, type OsUser } from './os-user.ts';
import { isAlive, livePostmaster } from './pid-file.ts';

/** One embedded PostgreSQL on disk. */
export interface Cluster {
  /** PostgreSQL's data directory. */
  readonly pgData: string;
  /** Folder with `initdb` and `postgres`. */
  readonly bin: string;
  readonly user: OsUser | undefined;
  readonly socketDir: string;
  readonly logFile: string;
}

/** The port only names the socket file; nothing listens on the network. */
export const SOCKET_PORT = 5432;
export const SUPERUSER = 'zs_admin';
const ENVIRONMENT = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin', TZ: 'Asia/Shanghai' };
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

/** Modest settings for one machine; an operator may change them in postgresql.conf. */
const SETTINGS = `
# 准绳
shared_buffers = 256MB
work_mem = 16MB
maintenance_work_mem = 128MB
effective_cache_size = 1GB
random_page_cost = 1.1
max_connections = 60
synchronous_commit = on
jit = off
ssl = off
`;

/**
 * Makes the data directory with a random superuser password, kept beside it in \`secrets\`. Built under another name and renamed,
 * so that a crash in between, or a second start at the same time, never leaves half a database.
 * @param extra more lines of postgresql.conf
 */
export function initCluster(
  cluster: Cluster,
  auth: { method: 'scram-sha-256'; password: string } | { method: 'trust' },
  extra = '',
): void {
  const fresh = `${cluster.pgData}.new-${process.pid}`;
  const passwordFile = `${fresh}.password`;
  rmSync(fresh, { recursive: true, force: true });
  const args = [
    '-D',
    fresh,
    '-U',
    SUPERUSER,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
    `--auth=${auth.method}`,
  ];
  if (auth.method !== 'trust') {
    writeFileSync(passwordFile, auth.password, { mode: 0o600 });
    if (cluster.user) chownSync(passwordFile, cluster.user.uid, cluster.user.gid);
    args.push(`--pwfile=${passwordFile}`);
  }
  const made = spawnSync(join(cluster.bin, 'initdb'), args, {
    cwd: '/',
    encoding: 'utf8',
    env: ENVIRONMENT,
    ...asUser(cluster.user),
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw refuse('start.initdb_failed', `建立数据库失败：${(made.stderr || String(made.error)).trim().slice(-500)}`);
  }
  appendFileSync(join(fresh, 'postgresql.conf'), SETTINGS + extra);
  if (auth.method !== 'trust') {
    const secret = join(fresh, 'zhunsheng.secret');
    writeFileSync(secret, auth.password, { mode: 0o600 });
    if (cluster.user) chownSync(secret, cluster.user.uid, cluster.user.gid);
  }
  try {
    renameSync(fresh, cluster.pgData);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(cluster.pgData, 'PG_VERSION')))
      throw refuse('start.data_not_ours', `目录 ${cluster.pgData} 不是空的，无法建立数据库。`);
  }
}

/** The superuser's password, written by `initCluster` inside the data directory (mode 0600). */
export function readSecret(cluster: Cluster): string {
  return readFileSync(join(cluster.pgData, 'zhunsheng.secret'), 'utf8').trim();
}

/**
 * Starts PostgreSQL in a session of its own (Ctrl+C reaches it through `stopCluster` only) with its messages in a file, so that
 * it also survives us.
 */
export function startPostmaster(cluster: Cluster): ChildProcess {
  mkdirSync(cluster.socketDir, { recursive: true, mode: 0o700 });
  if (cluster.user) chownSync(cluster.socketDir, cluster.user.uid, cluster.user.gid);
  if (existsSync(cluster.logFile) && statSync(cluster.logFile).size > LOG_LIMIT_BYTES)
    renameSync(cluster.logFile, `${cluster.logFile}.1`);
  const log = openSync(cluster.logFile, 'a', 0o600);
  const child = spawn(join(cluster.bin, 'postgres'), postgresArguments(cluster), {
    cwd: '/',
    detached: true,
    env: ENVIRONMENT,
    stdio: ['ignore', log, log],
    ...asUser(cluster.user),
  });
  closeSync(log);
  child.unref();
  return child;
}

export function postgresArguments(cluster: Cluster): string[] {
  const fixed = {
    listen_addresses: '',
    port: SOCKET_PORT,
    unix_socket_directories: cluster.socketDir,
    unix_socket_permissions: '0700',
  };
  return ['-D', cluster.pgData, ...Object.entries(fixed).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Fast shutdown: sessions end, everything acknowledged is on disk. Waits until the process is gone (at most `seconds`). */
export async function stopCluster(cluster: Pick<Cluster, 'pgData'>, seconds = 60): Promise<void> {
  const running = livePostmaster(cluster.pgData);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  const until = Date.now() + seconds * 1000;
  while (isAlive(running.pid) && existsSync(join(cluster.pgData, 'postmaster.pid'))) {
    if (Date.now() > until) {
      process.kill(running.pid, 'SIGQUIT');
      return;
    }
    await pause(20);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The last lines PostgreSQL wrote, for a message to the operator. */
export function logTail(cluster: Cluster): string {
  if (!existsSync(cluster.logFile)) return '';
  return readFileSync(cluster.logFile, 'utf8').trimEnd().split('\n').slice(-4).join('\n');
}
