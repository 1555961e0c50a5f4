import sql from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';

/** Until the act ends no other act may look for the same code or name, so that two at once cannot both find it free. */
export async function oneAtATime(read: Reader, what: string): Promise<void> {
  await read.one(sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`);
}
