/** What a bureau owes every year where its region's pack says so: training for townships (PER-15), the round of public law (PER-14). */
import sql from 'sql-template-tag';
import { asDay, clampedDay, yearOf } from '#kernel/day.ts';
import type { DutyValue } from '#kernel/policy/value-shape.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { LAW_ROUND_DUTY, TOWNSHIP_DUTY } from '../domain/duty-kinds.ts';
import type { SweepDeps } from './deps.ts';
import { openDuties } from './duties.ts';

const LAST = 31;

/** Which entry makes which duty, at which levels: the entries name their owners in words ("县级司法行政部门", "各级司法行政部门"). */
const YEARLY = [
  { entry: 'duty.township_training', kind: TOWNSHIP_DUTY, levels: ['county'] },
  { entry: 'duty.law_training_round', kind: LAW_ROUND_DUTY, levels: ['province', 'city', 'county'] },
] as const;

/** Opens this year's duties that are not there yet, done or not. Returns how many. */
export async function openYearly(deps: SweepDeps, levelOf: (region: string) => string): Promise<number> {
  const today = asDay(deps.clock.today());
  const year = yearOf(today);
  const start = asDay(`${year}-01-01`);
  const now = deps.clock.now().toISOString();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const bureaus = await tx.many<{ id: string; code: string; region: string; had: readonly string[] | null }>(sql`
      select u.id, u.code, u.region_code as region, (select array_agg(d.kind) from duty d where d.record_id = u.id and d.starts_on = ${start}) as had
      from unit u where u.state = 'active' and u.kind = 'justice-bureau' and u.go_live <= ${today} and u.code = u.region_code || '.' || u.line_code`);
    let opened = 0;
    for (const bureau of bureaus) {
      const policy = deps.policy(bureau.region, today);
      const wanted = YEARLY.filter(
        (it) => !bureau.had?.includes(it.kind) && (it.levels as readonly string[]).includes(levelOf(bureau.region)),
      );
      for (const { entry, kind } of wanted) {
        const { value, status } = policy.ask(entry);
        const duty = value as DutyValue | null;
        if (!duty || status === 'unspecified' || !('every' in duty.due)) continue;
        await openDuties(tx, deps, now, [
          {
            kind,
            title: `${year}年：${duty.what}`,
            unit: bureau.code,
            record: 'unit',
            record_id: bureau.id,
            due: clampedDay(year, duty.due.month, duty.due.day ?? LAST),
            basis: entry,
            start,
            fixed: true,
          },
        ]);
        opened += 1;
      }
    }
    return opened;
  });
}
