/**
 * Seals for tests until nothing is left to seal. A seal waits for every transaction that is under way anywhere in the database server, and other
 * test files have theirs.
 */
import sql from 'sql-template-tag';
import { type Database, NO_CLAIMS } from './database.ts';
import { sealOnce } from './sealer.ts';

const PATIENCE_MS = 50_000;

/** Answers the number of the newest seal. */
export async function sealAll(worker: Database, now: string): Promise<number> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    await sealOnce(worker, now);
    const [state] = await worker.ask<{ open: boolean; number: number }>(
      NO_CLAIMS,
      sql`select coalesce((select max(number) from seal), 0)::integer as number,
        exists (select from (select xid, epoch from journal union all select xid, epoch from access_log) e
          where not exists (select from seal s where s.epoch = e.epoch and e.xid >= s.xid_from and e.xid < s.xid_until)) as open`,
    );
    if (state && !state.open) return state.number;
  }
  throw new Error('other transactions did not end');
}
