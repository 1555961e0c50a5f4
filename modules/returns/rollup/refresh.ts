/** Keeps the sums of whole cities ready; called by the module's sweep. */
import sql from 'sql-template-tag';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { refreshSums } from './queries/sums.ts';

const CITIES_AT_ONCE = 4;
const LOCK = 31348_820;

/** Makes the sums of every city whose figures changed. Pages are right without it, only slower. Answers how many were made. */
export async function refreshReturnSums(worker: Database): Promise<number> {
  let made = 0;
  for (;;) {
    const cities = await worker.transact(NO_CLAIMS, async (tx) => {
      const free = await tx.one<{ got: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as got`);
      if (!free?.got) return 0;
      return (await tx.one<{ cities: number }>(refreshSums(CITIES_AT_ONCE)))?.cities ?? 0;
    });
    if (cities === 0) return made;
    made += cities;
  }
}
