/** What the passing of time works with, and in whose name it writes. */
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import type { Database } from '#kernel/server/database.ts';
import type { Act } from '#kernel/server/write-rows.ts';

export interface SweepDeps {
  readonly worker: Database;
  readonly clock: Clock;
  readonly policy: (region: string, day: string) => PolicyView;
  readonly remindDays: (due: string, region?: string) => readonly string[];
}

/** Name in the journal of what is done without anybody's act. */
const BY_ITSELF = 'training.by-itself';

export const byItself = (now: string, label: string, pack = ''): Act => ({
  act: uuidv7(),
  at: now,
  verb: BY_ITSELF,
  label,
  by: { person: 'system', name: '平台', unit: '', unit_name: '平台', roles: [] },
  right: 'system',
  pack,
});
