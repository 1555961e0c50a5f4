/** Once a year every connected agency whose packs ask for it owes next year's plan (duty.plan_filing). */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { asDay, yearOf } from '#kernel/day.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { FILING_DUTY } from '../domain/duty-kinds.ts';
import type { TakeDeps } from './take-posts.ts';

/** Opens what is missing; returns how many. Safe to repeat. */
export async function openFilingDuties(deps: TakeDeps): Promise<number> {
  const today = asDay(deps.clock.today());
  const title = `报送${yearOf(today) + 1}年度涉企行政检查计划`;
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const units = await tx.many<{
      id: string;
      code: string;
      region: string;
      line: string;
    }>(sql`select id, code, region_code as region, line_code as line
      from unit u where state = 'active' and kind in ('agency', 'vertical', 'township') and go_live <= ${today}
        and not exists (select from duty d where d.unit = u.code and d.kind = ${FILING_DUTY} and d.title = ${title})`);
    let opened = 0;
    for (const unit of units) {
      const policy = deps.policy(unit.region, today);
      if (policy.ask('duty.plan_filing').status === 'absent') continue;
      const due = policy.due('deadline.plan_filing', today);
      await tx.run(sql`insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due, provisional, basis, remind_days)
        values (${uuidv7()}, ${unit.region.slice(0, 4)}, ${unit.region}, ${unit.code}, ${unit.line}, ${FILING_DUTY}, ${title}, 'unit', ${unit.id},
          ${deps.clock.now().toISOString()}, ${due.day}, ${due.provisional}, 'duty.plan_filing', ${due.day ? deps.remindDays(due.day, unit.region) : []})`);
      opened += 1;
    }
    return opened;
  });
}
