import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { refuse } from '#kernel/refusal.ts';
import { isAway } from '../database.ts';
import { findBinaries } from './binaries.ts';
import {
  type Cluster,
  initCluster,
  logTail,
  pause,
  readSecret,
  SOCKET_PORT,
  SUPERUSER,
  startPostmaster,
  stopCluster,
} from './cluster.ts';
import { roleConfig } from './configs.ts';
import { clusterFolder, type DataDir } from './data-dir.ts';
import { databaseUser, type OsUser } from './os-user.ts';
import { livePostmaster } from './pid-file.ts';
import { probeServer } from './probe.ts';
import { ensureRoles, roleName } from './roles.ts';
import { DATABASE_ROLES, type DatabaseRole, type OpenDatabaseOptions, type OpenedDatabase } from './types.ts';

export const DATABASE_NAME = 'zhunsheng';
/** Advisory locks of the embedded database: who uses it (shared), and which one server serves it. */
const IN_USE = [31348, 1] as const;
const SERVING = [31348, 2] as const;
/** The longest path a unix socket may have, with room for `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_DIR = 107 - '/.s.PGSQL.5432'.length;
const START_PATIENCE_MS = 300_000;

/** Starts, or takes over, the PostgreSQL in the data folder, and keeps it running until `stop`. */
export async function openEmbedded(dir: DataDir, options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const env = options.env ?? process.env;
  const notice = options.notice ?? (() => undefined);
  const user = databaseUser();
  if (process.getuid?.() === 0 && !user) {
    throw refuse(
      'start.no_database_user',
      '以 root 运行时数据库须换用普通用户，但系统中既没有 postgres 也没有 nobody 用户。请建立 postgres 用户，或改用普通用户启动。',
    );
  }
  const base = clusterFolder(dir.path, user);
  const pgData = join(base, 'pg');
  const existing = existsSync(join(pgData, 'PG_VERSION'));
  const { bin } = findBinaries(
    env,
    base,
    user,
    existing ? Number(readFileSync(join(pgData, 'PG_VERSION'), 'utf8')) : undefined,
  );
  const cluster: Cluster = {
    pgData,
    bin,
    user,
    socketDir: socketFolder(base, user),
    logFile: join(base, 'postgres.log'),
  };
  if (!existing) {
    notice('首次启动：正在建立数据库……');
    initCluster(cluster, { method: 'scram-sha-256', password: randomBytes(24).toString('base64url') });
  }
  const secret = readSecret(cluster);
  const keeper = new Keeper(cluster, secret, options);
  const adopted = await keeper.open();
  return {
    ...rolesOver(keeper.socketDir, secret),
    source: adopted ? 'adopted' : 'embedded',
    version: keeper.version,
    kind: dir.kind,
    data_dir: dir.path,
    stop: () => keeper.close(),
  };
}

/** Holds one superuser connection for life: its advisory locks say that the database is in use, and its end that PostgreSQL died. */
class Keeper {
  readonly #cluster: Cluster;
  readonly #secret: string;
  readonly #purpose: 'serve' | 'tool';
  readonly #notice: (line: string) => void;
  readonly #lost: (why: Error) => void;
  #client: pg.Client | undefined;
  #closing: Promise<void> | undefined;
  socketDir: string;
  version = '';

  constructor(cluster: Cluster, secret: string, options: OpenDatabaseOptions) {
    this.#cluster = cluster;
    this.#secret = secret;
    this.#purpose = options.purpose ?? 'serve';
    this.#notice = options.notice ?? (() => undefined);
    this.#lost = options.lost ?? (() => undefined);
    this.socketDir = cluster.socketDir;
  }

  /** @returns whether a running server was taken over */
  async open(): Promise<boolean> {
    const running = livePostmaster(this.#cluster.pgData);
    if (running) this.socketDir = running.socketDir;
    else await this.#start();
    const client = await this.#connect(DATABASE_NAME);
    try {
      await client.query('select pg_advisory_lock_shared($1, $2)', [...IN_USE]);
      if (this.#purpose === 'serve') await this.#beTheServer(client);
      this.version = await probeServer(client);
      await ensureRoles(client);
      await this.#givePasswords(client);
    } catch (error) {
      await client.end();
      throw error;
    }
    this.#client = client;
    client.on('end', () => void this.#recover());
    return running !== undefined;
  }

  async close(): Promise<void> {
    this.#closing ??= this.#stop();
    return this.#closing;
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    try {
      await client.query('select pg_advisory_unlock_shared($1, $2)', [...IN_USE]);
      const last = await client.query<{ yes: boolean }>('select pg_try_advisory_lock($1, $2) as yes', [...IN_USE]);
      await client.end();
      if (last.rows[0]?.yes) await stopCluster(this.#cluster);
    } catch (error) {
      // It went away while we were leaving: nothing is left to stop.
      if (!isAway(error)) throw error;
    }
  }

  async #start(): Promise<void> {
    const child = startPostmaster(this.#cluster);
    let ended = false;
    child.once('exit', () => (ended = true));
    child.once('error', () => (ended = true));
    const until = Date.now() + START_PATIENCE_MS;
    for (let waited = 0; ; waited += 1) {
      if (await this.#answers()) break;
      if (ended || Date.now() > until) {
        throw refuse(
          'start.postgres_failed',
          `数据库没有启动。PostgreSQL 的最后几行日志（${this.#cluster.logFile}）：\n${logTail(this.#cluster)}`,
        );
      }
      if (waited === 200) this.#notice('数据库正在从上次的异常中断恢复，请稍候……');
      await pause(25);
    }
    const admin = await this.#connect('postgres');
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [DATABASE_NAME]);
    if (!rowCount) await admin.query(`create database ${DATABASE_NAME}`);
    await admin.end();
  }

  async #answers(): Promise<boolean> {
    try {
      await (await this.#connect('postgres')).end();
      return true;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes(code)) return false;
      throw error;
    }
  }

  async #connect(database: string): Promise<pg.Client> {
    const client = new pg.Client({
      host: this.socketDir,
      port: SOCKET_PORT,
      user: SUPERUSER,
      password: this.#secret,
      database,
      application_name: 'zhunsheng keeper',
    });
    client.on('error', () => undefined); // a statement under way reports it; the end of the kept connection is acted on in `open`
    await client.connect();
    return client;
  }

  async #beTheServer(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1, $2) as ours', [...SERVING]);
    if (rows[0]?.ours) return;
    throw refuse(
      'start.data_in_use',
      '该数据目录已有一个正在运行的准绳服务。请先停止它，或用 --data-dir 指定另一个目录。',
    );
  }

  /** Makes the roles able to sign in, once. */
  async #givePasswords(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ rolname: string }>(
      'select rolname from pg_authid where rolname = any($1) and rolpassword is null',
      [DATABASE_ROLES.map(roleName)],
    );
    for (const { rolname } of rows)
      await client.query(`alter role ${rolname} login password '${passwordOf(this.#secret, rolname)}'`);
  }

  /** PostgreSQL went away under us (killed, out of memory): start it again; the pools reconnect by themselves. */
  async #recover(): Promise<void> {
    if (this.#closing) return;
    this.#client = undefined;
    this.#notice('数据库意外停止，正在重新启动……');
    for (const wait of [0, 1_000, 5_000, 15_000, 30_000]) {
      await pause(wait);
      if (this.#closing) return;
      try {
        await this.open();
        this.#notice('数据库已恢复。');
        return;
      } catch (error) {
        this.#notice(`数据库未能恢复：${(error as Error).message}`);
      }
    }
    this.#lost(
      refuse(
        'start.database_lost',
        `数据库多次未能恢复，服务停止。已确认的数据都在数据目录中。请查看 PostgreSQL 日志 ${this.#cluster.logFile}，排除故障后重新启动。`,
      ),
    );
  }
}

function rolesOver(socketDir: string, secret: string): Record<DatabaseRole, pg.PoolConfig> {
  const one = (role: DatabaseRole) =>
    roleConfig(role, {
      host: socketDir,
      port: SOCKET_PORT,
      user: roleName(role),
      password: passwordOf(secret, roleName(role)),
      database: DATABASE_NAME,
    });
  return { owner: one('owner'), app: one('app'), worker: one('worker'), portal: one('portal') };
}

/** Each role's own password, from the one secret in the data directory. */
function passwordOf(secret: string, role: string): string {
  return createHmac('sha256', secret).update(role).digest('base64url');
}

/** `<base>/run`, or a short private folder in /tmp when that path is too long for a socket. */
function socketFolder(base: string, user: OsUser | undefined): string {
  const near = join(base, 'run');
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_DIR) return near;
  const short = `/tmp/zs-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`;
  if (existsSync(short)) {
    const owner = lstatSync(short);
    if (!owner.isDirectory() || owner.uid !== (user?.uid ?? process.getuid?.())) {
      throw refuse(
        'start.socket_taken',
        `目录 ${short} 被其他用户占用，数据库无法使用。请删除它，或用 --data-dir 指定路径较短的目录。`,
      );
    }
  }
  return short;
}
