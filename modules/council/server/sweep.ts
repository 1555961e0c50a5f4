/** Reminders of agreed items fall on the days the region's pack says for them, which need not be those of other duties. */
import sql from 'sql-template-tag';
import type { Calendar } from '#kernel/calendar.ts';
import type { Clock } from '#kernel/clock.ts';
import { asDay } from '#kernel/day.ts';
import { remindDays } from '#kernel/deadline/remind.ts';
import type { RemindersValue } from '#kernel/policy/value-shape.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { HELP_DUTY, ITEM_DUTY } from '../domain/duty-kinds.ts';

export interface SweepDeps {
  readonly worker: Database;
  readonly clock: Clock;
  readonly policy: (region: string, day: string) => PolicyView;
  readonly policy_service: { readonly calendar: () => Calendar };
}

const COUNTY_DIGITS = 6;

/** Sets the reminder days of open agreed items to those of the pack; returns how many duties changed. */
export async function setReminders(deps: SweepDeps): Promise<number> {
  const today = deps.clock.today();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const groups = await tx.many<{
      region: string;
      due: string;
      days: readonly string[] | null;
      ids: readonly string[];
    }>(sql`
      select left(region, ${COUNTY_DIGITS}) as region, due, remind_days as days, array_agg(id) as ids from duty
      where kind in (${ITEM_DUTY}, ${HELP_DUTY}) and closed_at is null and due >= ${today} group by 1, 2, 3 limit 1000`);
    let changed = 0;
    for (const { region, due, days, ids } of groups) {
      const steps = deps.policy(region, today).ask('council.progress_reminders').value as RemindersValue | null;
      if (!steps) continue;
      const wanted = remindDays(asDay(due), deps.policy_service.calendar(), steps);
      if (wanted.join() === (days ?? []).join()) continue;
      await tx.run(sql`update duty set remind_days = ${wanted} where id = any(${ids}::uuid[])`);
      changed += ids.length;
    }
    return changed;
  });
}
