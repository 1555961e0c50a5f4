import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import type { Database } from '#kernel/server/database.ts';
import type { Act } from '#kernel/server/write-rows.ts';

/** What the passing of time needs of the platform. */
export interface SweepDeps {
  readonly worker: Database;
  readonly clock: Clock;
  readonly policy: (region: string, day: string) => PolicyView;
  readonly remindDays: (due: string, region?: string) => readonly string[];
}

/** Name in the journal of what is opened without anybody's act. */
export const OPEN_BY_ITSELF = 'campaigns.open';

export function systemAct(now: string, label: string, pack: string, basis?: readonly string[]): Act {
  return {
    act: uuidv7(),
    at: now,
    verb: OPEN_BY_ITSELF,
    label,
    by: { person: 'system', name: '平台', unit: '', unit_name: '平台', roles: [] },
    right: 'system',
    pack,
    basis,
  };
}
