import type pg from 'pg';
import { refuse } from '#kernel/refusal.ts';
import { LEAST_MAJOR } from './binaries.ts';

/** What a server says of itself. */
export interface ServerFacts {
  /** `server_version_num`, such as 150018. */
  readonly number: number;
  readonly version: string;
  readonly encoding: string;
  readonly ctype: string;
  /** It takes a Chinese character for a letter. */
  readonly letters: boolean;
}

/**
 * Refuses a server whose SQL or whose locale we cannot work with, and returns its version (`15.18`).
 * With LC_CTYPE=C Chinese characters are no letters: trigram search would silently find nothing.
 */
export function fitVersion(server: ServerFacts): string {
  if (server.number < LEAST_MAJOR * 10_000) {
    throw refuse(
      'start.postgres_too_old',
      `数据库是 PostgreSQL ${server.version}，本系统需要 ${LEAST_MAJOR} 或以上版本。请升级数据库服务器，或不设 DATABASE_URL，改用本系统自带的数据库。`,
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

/** Asks a server and judges it. Nothing in the question is younger than PostgreSQL 9.6, so that an old server can answer it. */
export async function probeServer(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<ServerFacts>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            pg_encoding_to_char(encoding) as encoding, datctype as ctype, '准' ~ '^\\w$' as letters
       from pg_database where datname = current_database()`,
  );
  const server = rows[0];
  if (!server) throw new Error('pg_database does not list the current database');
  return fitVersion(server);
}
