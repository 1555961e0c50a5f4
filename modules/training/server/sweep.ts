/** The passing of time: each officer's file of the year, sessions whose day has passed, years that are over, yearly duties of units. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import { asDay, yearOf } from '#kernel/day.ts';
import type { ChainValue } from '#kernel/policy/return-shape.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { insertRows } from '#kernel/server/write-many.ts';
import { type Act, insertRow, type StoredRow, updateRow } from '#kernel/server/write-rows.ts';
import { PLAN_DUTY } from '../domain/duty-kinds.ts';
import { levelOf, planLeg } from '../domain/plan-leg.ts';
import { trainingPlan } from '../records/plan.ts';
import { trainingAttendance, trainingSession } from '../records/session.ts';
import { training } from '../records/training.ts';
import { openDuties } from './duties.ts';
import { openYearly } from './yearly.ts';

export interface SweepDeps {
  readonly worker: Database;
  readonly clock: Clock;
  readonly policy: (region: string, day: string) => PolicyView;
  readonly remindDays: (due: string, region?: string) => readonly string[];
}

const PAGE = 500;
const COUNTY_DIGITS = 6;
/** Name in the journal of what is done without anybody's act. */
const BY_ITSELF = 'training.by-itself';

const act = (now: string, label: string, pack = ''): Act => ({
  act: uuidv7(),
  at: now,
  verb: BY_ITSELF,
  label,
  by: { person: 'system', name: '平台', unit: '', unit_name: '平台', roles: [] },
  right: 'system',
  pack,
});

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
    await insertRows(tx, training, news, act(now, '建立年度培训档案'));
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
    for (const row of over) await updateRow(tx, training, row, {}, 'closed', act(now, '年度结束'));
    const passed =
      await tx.many<StoredRow>(sql`select * from training_session where state = 'planned' and day < ${today}
      order by id limit ${PAGE} for update skip locked`);
    for (const row of passed)
      await updateRow(tx, trainingSession, row, {}, 'passed', act(now, '培训日期已过，待登记到课'));
    const ahead =
      await tx.many<StoredRow>(sql`select * from training_attendance where session = any(${passed.map((it) => it.id)}::uuid[])
      and state = 'listed' order by id for update skip locked`);
    for (const row of ahead)
      await updateRow(tx, trainingAttendance, row, { planned: false }, row.state, act(now, '培训日期已过'));
    return over.length + passed.length;
  });
}

interface Planning {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly region: string;
  readonly line: string;
  readonly supervised_by: string | null;
}

/** A unit that owes a plan by a day still to come has it opened as a draft with its duty. Returns how many. */
export async function openPlans(deps: SweepDeps): Promise<number> {
  const today = asDay(deps.clock.today());
  const year = yearOf(today);
  const now = deps.clock.now().toISOString();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const units =
      await tx.many<Planning>(sql`select u.code, u.name, u.kind, u.region_code as region, u.line_code as line, u.supervised_by
      from unit u where u.state = 'active' and u.go_live <= ${today} and u.code = u.region_code || '.' || u.line_code
        and not exists (select from training_plan p where p.unit = u.code and p.year = ${year}) order by u.code`);
    let opened = 0;
    for (const unit of units) {
      if (opened >= PAGE) break;
      const policy = deps.policy(unit.region.slice(0, COUNTY_DIGITS), today);
      const chain = policy.ask('chain.training_plan').value as ChainValue | null;
      const leg = planLeg(chain, unit, year);
      if (!leg?.due || leg.due < today) continue;
      const id = uuidv7();
      const title = `${unit.name}${year}年度培训计划`;
      const place = { id, region: unit.region, unit: unit.code, line: unit.line, state: 'draft', source: '' };
      const values = { title, year, due: leg.due, receiver: leg.receiver, leg: leg.words };
      await insertRow(tx, trainingPlan, place, values, act(now, '开列年度培训计划', policy.version));
      await openDuties(tx, deps, now, [
        {
          kind: PLAN_DUTY,
          title: `编制${title}`,
          unit: unit.code,
          record: 'training-plan',
          record_id: id,
          due: leg.due,
          basis: 'chain.training_plan',
          fixed: true,
          awaited_by: leg.receiver ?? undefined,
          thread: id,
        },
      ]);
      opened += 1;
    }
    return opened;
  });
}

const MOST_PAGES = 200;

/** Once a minute. */
export async function sweep(deps: SweepDeps): Promise<void> {
  for (let page = 0; page < MOST_PAGES && (await openYears(deps)) > 0; page += 1);
  for (let page = 0; page < MOST_PAGES && (await passDays(deps)) > 0; page += 1);
  await openPlans(deps);
  await openYearly(deps, levelOf);
}
