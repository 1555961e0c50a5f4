/** The passing of time: an identity that was opened closes by itself. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { type StoredRow, updateRow } from '#kernel/server/write-rows.ts';
import { clueOpening } from '../records/identity.ts';

const MOST = 500;

/** Ends what is past its time; returns how many. */
export async function endOpenings(deps: { readonly worker: Database; readonly clock: Clock }): Promise<number> {
  const now = deps.clock.now().toISOString();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const rows = await tx.many<StoredRow>(
      sql`select * from clue_opening where state = 'approved' and open_until <= ${now} order by open_until limit ${MOST} for update skip locked`,
    );
    for (const row of rows)
      await updateRow(tx, clueOpening, row, {}, 'ended', {
        act: uuidv7(),
        at: now,
        verb: 'clue.opening-ends',
        label: '查看时间已到',
        by: { person: 'platform', name: '平台', unit: '', unit_name: '', roles: [] },
        right: 'platform',
        pack: '',
      });
    return rows.length;
  });
}
