/** The duties of a round's returns, written together, with their reminders. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#kernel/day.ts';
import { type RemindStep, remindDays } from '#kernel/deadline.ts';
import type { Transaction } from '#kernel/server/database.ts';
import { REPORT } from '../domain/words.ts';
import type { RoundRow } from '../records/round.ts';
import type { ReturnsDeps } from './deps.ts';
import type { Owed } from './plan-round.ts';

/** The duty of each unit. Reminders follow the packs of its region; those of a day off come before it. */
export async function openDuties(
  tx: Transaction,
  deps: ReturnsDeps,
  round: RoundRow,
  made: readonly { readonly it: Owed; readonly id: string; readonly title: string }[],
  at: string,
): Promise<void> {
  const reminders = reminderReader(deps);
  const calendar = deps.policy_service.calendar();
  const rows = made.map(({ it, id, title }) => ({
    id: uuidv7(),
    cell: it.place.region.slice(0, 4),
    region: it.place.region,
    unit: it.place.code,
    line: it.place.line,
    kind: REPORT,
    title: `报送${title}`,
    record: 'return',
    record_id: id,
    opened_at: at,
    due: it.due,
    // Report dates stand whatever the calendar says; only the reminder's day may still move.
    provisional: it.due ? calendar.warning(it.due) !== undefined : false,
    basis: round.chain,
    fixed: true,
    awaited_by: it.recipients[0]?.code ?? null,
    thread: round.id,
    remind_days: it.due ? reminders(it.due, it.place.region) : [],
  }));
  await tx.run(sql`insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due, provisional, basis, fixed,
      awaited_by, thread, remind_days)
    select id, cell, region, unit, line, kind, title, record, record_id, opened_at, due, provisional, basis, fixed, awaited_by, thread, remind_days
    from jsonb_populate_recordset(null::duty, ${JSON.stringify(rows)}::jsonb)`);
}

function reminderReader(deps: ReturnsDeps): (due: Day, region: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (due, region) => {
    const key = `${due}|${region.slice(0, 6)}`;
    let days = known.get(key);
    if (!days) {
      const policy = deps.policy(region.slice(0, 6), due);
      const steps = (policy.ask('returns.reminders').value ?? policy.ask('duty.reminders').value) as
        | readonly RemindStep[]
        | null;
      days = steps ? remindDays(due, deps.policy_service.calendar(), steps) : deps.remindDays(due, region);
      known.set(key, days);
    }
    return days;
  };
}
