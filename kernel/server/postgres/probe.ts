import type pg from 'pg';
import { refuse } from '#kernel/refusal.ts';
import { LEAST_MAJOR } from './binaries.ts';

/**
 * Refuses a server whose SQL or whose locale we cannot work with, and returns its version (`15.18`).
 * With LC_CTYPE=C Chinese characters are no letters: trigram search would silently find nothing.
 */
export async function probeServer(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{
    number: number;
    version: string;
    encoding: string;
    ctype: string;
    letters: boolean;
  }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            pg_encoding_to_char(encoding) as encoding, datctype as ctype, '准' ~ '^\\w$' as letters
       from pg_database where datname = current_database()`,
  );
  const server = rows[0];
  if (!server) throw new Error('pg_database does not list the current database');
  if (server.number < LEAST_MAJOR * 10_000) {
    throw refuse(
      'start.postgres_too_old',
      `数据库是 PostgreSQL ${server.version}，本系统需要 ${LEAST_MAJOR} 或以上版本。请升级数据库服务器。`,
    );
  }
  if (server.encoding !== 'UTF8' || !server.letters) {
    throw refuse(
      'start.wrong_locale',
      `数据库的字符编码是 ${server.encoding}、LC_CTYPE 是 ${server.ctype}，中文检索会失效。请用 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' TEMPLATE template0 重新建库。`,
    );
  }
  return server.version.split(' ')[0] ?? server.version;
}
