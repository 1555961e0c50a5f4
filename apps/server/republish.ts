/**
 * When local values, calendars or regions change, the packs' answers change with them: read them anew, write the tables that SQL joins, and
 * recompute facts and verdicts. Each server looks for itself, so several of them agree within seconds.
 */
import sql from 'sql-template-tag';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { judge, rebuildFacts } from '#kernel/server/reactor.ts';
import type { Platform } from './platform.ts';

/** What the packs' answers depend on besides the packs; a change of any shows here. */
async function signature(platform: Platform): Promise<string> {
  const rows = await platform.worker.ask<{ seen: string }>(
    NO_CLAIMS,
    sql`select concat_ws('|', (select max(updated_at) from local_value), (select max(loaded_at) from calendar_year),
      (select max(updated_at) from region), (select max(updated_at) from unit)) as seen`,
  );
  return rows[0]?.seen ?? '';
}

const PAGE = 1_000;

/** Recomputes every fact and judges every subject anew. */
export async function recompute(platform: Platform): Promise<number> {
  let count = 0;
  for (const facts of platform.reactor.facts) {
    count += await rebuildFacts(platform.worker, facts);
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const ids = (await platform.worker.ask<{ id: string }>(NO_CLAIMS, facts.page(after, PAGE))).map((row) => row.id);
      if (ids.length === 0) break;
      await platform.worker.transact(NO_CLAIMS, (tx) => judge(platform.reactor, tx, facts, ids));
      after = ids.at(-1) ?? after;
    }
  }
  return count;
}

/** A check to be repeated: publishes and recomputes when something changed since the last one. */
export function republisher(platform: Platform): () => Promise<boolean> {
  let seen: string | undefined;
  return async () => {
    const now = await signature(platform);
    if (seen === undefined) seen = now;
    if (now === seen) return false;
    await platform.publish();
    await recompute(platform);
    seen = now;
    return false;
  };
}
