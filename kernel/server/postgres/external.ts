import pg from 'pg';
import { refuse } from '#kernel/refusal.ts';
import { roleConfig } from './configs.ts';
import type { DataDir } from './data-dir.ts';
import { probeServer } from './probe.ts';
import { ensureRoles } from './roles.ts';
import type { OpenDatabaseOptions, OpenedDatabase } from './types.ts';

/** Uses the server given by DATABASE_URL, the migrator's login; the roles may have logins of their own (db/roles.md). */
export async function openExternal(dir: DataDir, url: string, options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const env = options.env ?? process.env;
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw refuse('start.database_url', 'DATABASE_URL 的写法不对，应形如 postgres://用户:密码@主机:5432/库名。');
  }
  const client = new pg.Client({ connectionString: url, application_name: 'zhunsheng start' });
  try {
    await client.connect();
  } catch (error) {
    throw refuse(
      'start.database_unreachable',
      `连接不上 DATABASE_URL 指定的数据库：${(error as Error).message}。请检查地址、用户、密码和网络。`,
    );
  }
  try {
    const version = await probeServer(client);
    await ensureRoles(client);
    return {
      owner: roleConfig('owner', { connectionString: url }),
      app: roleConfig('app', { connectionString: env.APP_DATABASE_URL || url }),
      worker: roleConfig('worker', { connectionString: env.WORKER_DATABASE_URL || url }),
      portal: roleConfig('portal', { connectionString: env.PORTAL_DATABASE_URL || url }),
      source: 'url',
      version,
      kind: dir.kind,
      data_dir: dir.path,
      stop: async () => undefined,
    };
  } finally {
    await client.end();
  }
}
