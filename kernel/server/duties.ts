/** The passing of time on duties: reminders in three steps, and escalation to the unit above when a duty is late. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../clock.ts';
import { type Database, NO_CLAIMS } from './database.ts';

interface DueDuty {
  readonly id: string;
  readonly unit: string;
  readonly region: string;
  readonly person: string | null;
  readonly title: string;
  readonly record: string;
  readonly record_id: string;
  readonly due: string;
  readonly steps: number;
  readonly late: boolean;
}

const MOST = 1_000;

/**
 * Tells the owners of duties whose reminder day has come, and of those that are late once more together with the unit above
 * (`zs_unit_above`, from the organisation). Returns how many were told. Each step is told once, also when the server slept over it.
 */
export async function remindOnce(worker: Database, clock: Clock): Promise<number> {
  const today = clock.today();
  const now = clock.now().toISOString();
  return worker.transact(NO_CLAIMS, async (tx) => {
    const due = await tx.many<DueDuty>(sql`
      select * from (
        select id, unit, region, person, title, record, record_id, due, due < ${today} as late, reminded, escalated,
          (select count(*)::integer from unnest(remind_days) d where d <= ${today}) as steps
        from duty where closed_at is null and due is not null and due <= ${today}::date + 30) d
      where steps > reminded or (late and escalated = 0) limit ${MOST}`);
    for (const duty of due) {
      const words = duty.late
        ? `已逾期（应于${duty.due}前办结）`
        : duty.due === today
          ? '今天到期'
          : `将于${duty.due}到期`;
      await tx.run(notice(duty, duty.unit, duty.person, `${duty.title}${words}`, now));
      if (duty.late)
        await tx.run(sql`insert into notice (id, region, unit, title, text, record, record_id, at)
          select gen_random_uuid(), region, code, ${`下级事项逾期：${duty.title}`}, ${`${duty.title}${words}，请督促办理。`}, ${duty.record}, ${duty.record_id}, ${now}
          from zs_unit_above(${duty.unit})`);
      await tx.run(
        sql`update duty set reminded = ${duty.steps}, escalated = case when ${duty.late} then 1 else escalated end where id = ${duty.id}`,
      );
    }
    return due.length;
  });
}

function notice(duty: DueDuty, unit: string, person: string | null, title: string, now: string) {
  return sql`insert into notice (id, region, unit, person, title, text, record, record_id, at) values
    (${uuidv7()}, ${duty.region}, ${unit}, ${person}, ${title}, ${`${title}。请及时办理。`}, ${duty.record}, ${duty.record_id}, ${now})`;
}
