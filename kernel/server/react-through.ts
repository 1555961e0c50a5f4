/** Reacting to everything written so far, for who cannot wait for the next look: the demonstration's replay, a journey's test. */
import sql from 'sql-template-tag';
import { NO_CLAIMS } from './database.ts';
import { type ReactorDeps, reactOnce } from './reactor.ts';

const PATIENCE_MS = 60_000;
const PAUSE_MS = 20;

/**
 * The reactor sees what ended before the oldest running transaction of the whole server, other databases' among them: so it looks again until it has
 * passed the moment of this call. Throws when some transaction does not end within a minute.
 */
export async function reactThrough(deps: ReactorDeps): Promise<void> {
  const ask = async <T>(query: ReturnType<typeof sql>) => (await deps.worker.ask<T>(NO_CLAIMS, query))[0];
  const now = await ask<{ xid: string }>(sql`select pg_snapshot_xmax(pg_current_snapshot())::text as xid`);
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
    await reactOnce(deps);
    const seen = await ask<{ yes: boolean }>(
      sql`select exists (select from cursor_position where name = 'reactor' and xid >= ${now?.xid ?? '0'}::xid8) as yes`,
    );
    if (seen?.yes) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error('another transaction of the database server does not end');
}
