/** The passing of time: each officer's file of the year, sessions whose day has passed, years that are over, yearly duties of units. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { asDay, yearOf } from '#kernel/day.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { insertRows } from '#kernel/server/write-many.ts';
import { type StoredRow, updateRow } from '#kernel/server/write-rows.ts';
import { levelOf } from '../domain/plan-leg.ts';
import { trainingAttendance, trainingSession } from '../records/session.ts';
import { training } from '../records/training.ts';
import { byItself, type SweepDeps } from './deps.ts';
import { followReturns, openPlans } from './plans.ts';
import { openYearly } from './yearly.ts';

export type { SweepDeps } from './deps.ts';

const PAGE = 500;

interface Missing {
  readonly officer: string;
  readonly person: string;
  readonly name: string;
  readonly year: number;
  readonly region: string;
  readonly unit: string;
  readonly line: string;
}

/** Opens the file of this year for officers in post, and of any year in which somebody has attendance. Returns how many. */
export async function openYears(deps: SweepDeps): Promise<number> {
  const year = yearOf(asDay(deps.clock.today()));
  const now = deps.clock.now().toISOString();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const rows = await tx.many<Missing>(sql`
      select o.id as officer, o.person, o.name, w.year, o.region, o.unit, o.line from (
        select id as officer, ${year}::bigint as year from officer where state = 'active' and kind <> 'auxiliary'
        union
        select officer, extract(year from day)::bigint from training_attendance) w
      join officer o on o.id = w.officer
      where not exists (select from training t where t.officer = w.officer and t.year = w.year)
      order by o.id, w.year limit ${PAGE}`);
    const news = rows.map(({ officer, person, name, year: of, region, unit, line }) => ({
      place: { id: uuidv7(), region, unit, line, state: 'running', source: '' },
      values: { title: `${name}${of}年度`, officer, person, name, year: of },
    }));
    await insertRows(tx, training, news, byItself(now, '建立年度培训档案'));
    return rows.length;
  });
}

/** Years that are over, and sessions whose day has passed without attendance being recorded. Returns how many rows moved. */
export async function passDays(deps: SweepDeps): Promise<number> {
  const today = deps.clock.today();
  const now = deps.clock.now().toISOString();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const over =
      await tx.many<StoredRow>(sql`select * from training where state = 'running' and year < ${yearOf(asDay(today))}
      order by id limit ${PAGE} for update skip locked`);
    for (const row of over) await updateRow(tx, training, row, {}, 'closed', byItself(now, '年度结束'));
    const passed =
      await tx.many<StoredRow>(sql`select * from training_session where state = 'planned' and day < ${today}
      order by id limit ${PAGE} for update skip locked`);
    for (const row of passed)
      await updateRow(tx, trainingSession, row, {}, 'passed', byItself(now, '培训日期已过，待登记到课'));
    const ahead =
      await tx.many<StoredRow>(sql`select * from training_attendance where session = any(${passed.map((it) => it.id)}::uuid[])
      and state = 'listed' order by id for update skip locked`);
    for (const row of ahead)
      await updateRow(tx, trainingAttendance, row, { planned: false }, row.state, byItself(now, '培训日期已过'));
    return over.length + passed.length;
  });
}

const MOST_PAGES = 200;

/** Once a minute. */
export async function sweep(deps: SweepDeps): Promise<void> {
  for (let page = 0; page < MOST_PAGES && (await openYears(deps)) > 0; page += 1);
  for (let page = 0; page < MOST_PAGES && (await passDays(deps)) > 0; page += 1);
  for (let page = 0; page < MOST_PAGES && (await followReturns(deps)) > 0; page += 1);
  await openPlans(deps);
  await openYearly(deps, levelOf);
}
