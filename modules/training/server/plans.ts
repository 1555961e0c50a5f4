/**
 * 年度培训计划: one duty for a unit and year. Where the chain of the place opens rounds of its own, the return is what is asked for and the register of
 * plans follows it; where it does not, the plan is made here. Read from the returns' own tables; that module knows nothing of training.
 */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { asDay, yearOf } from '#kernel/day.ts';
import type { ChainValue } from '#kernel/policy/return-shape.ts';
import { NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { insertRow, type StoredRow, updateRow } from '#kernel/server/write-rows.ts';
import { PLAN_DUTY } from '../domain/duty-kinds.ts';
import { planContent, type ReportedPlan } from '../domain/plan-content.ts';
import { type PlanUnit, planLeg } from '../domain/plan-leg.ts';
import { trainingPlan } from '../records/plan.ts';
import { byItself, type SweepDeps } from './deps.ts';
import { openDuties } from './duties.ts';

const PAGE = 500;
const COUNTY_DIGITS = 6;
const CHAIN = 'chain.training_plan';

interface Planning extends PlanUnit {
  readonly code: string;
  readonly name: string;
  readonly line: string;
}

/** A unit that owes a plan by a day still to come, and is asked for no return, has it opened as a draft with its duty. Returns how many. */
export async function openPlans(deps: SweepDeps): Promise<number> {
  const today = asDay(deps.clock.today());
  const year = yearOf(today);
  const now = deps.clock.now().toISOString();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const units =
      await tx.many<Planning>(sql`select u.code, u.name, u.kind, u.region_code as region, u.line_code as line, u.supervised_by
      from unit u where u.state = 'active' and u.go_live <= ${today} and u.code = u.region_code || '.' || u.line_code
        and not exists (select from training_plan p where p.unit = u.code and p.year = ${year})
        and not exists (select from return_sheet s where s.unit = u.code and s.chain = ${CHAIN} and s.about_year = ${year}) order by u.code`);
    let opened = 0;
    for (const unit of units) {
      if (opened >= PAGE) break;
      const policy = deps.policy(unit.region.slice(0, COUNTY_DIGITS), today);
      const chain = policy.ask(CHAIN).value as ChainValue | null;
      if (chain?.opens && chain.about !== 'once') continue;
      const leg = planLeg(chain, unit, year);
      if (!leg?.due || leg.due < today) continue;
      const id = uuidv7();
      const title = `${unit.name}${year}年度培训计划`;
      const place = { id, region: unit.region, unit: unit.code, line: unit.line, state: 'draft', source: '' };
      const values = { title, year, due: leg.due, receiver: leg.receiver, leg: leg.words };
      await insertRow(tx, trainingPlan, place, values, byItself(now, '开列年度培训计划', policy.version));
      await openDuties(tx, deps, now, [
        {
          kind: PLAN_DUTY,
          title: `编制${title}`,
          unit: unit.code,
          record: 'training-plan',
          record_id: id,
          due: leg.due,
          basis: CHAIN,
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

interface Reported {
  readonly return_id: string;
  readonly return_version: number;
  readonly wanted: string;
  readonly plan: string | null;
  readonly unit: string;
  readonly unit_name: string;
  readonly region: string;
  readonly line: string;
  readonly year: number;
  readonly due: string | null;
  readonly receiver: string | null;
  readonly return_reason: string | null;
  readonly submitted_day: string | null;
  readonly filed_day: string | null;
  readonly content: ReportedPlan | null;
}

/** Returns of plans whose row in the register is missing or says something else. One that was never sent only takes over a draft. */
function changed(tx: Transaction): Promise<Reported[]> {
  return tx.many<Reported>(sql`
    with r as (
      select s.*, nullif(s.receiver, s.unit) as filed_with, case
          when s.revision = 0 then 'draft'
          when s.state = 'returned' then 'returned'
          when s.receiver is null or s.receiver = s.unit then 'made'
          when s.state in ('accepted', 'correcting', 'locked') then 'filed' else 'submitted' end as wanted
      from return_sheet s where s.chain = ${CHAIN} and s.state <> 'excused')
    select r.id as return_id, r.revision as return_version, r.wanted, p.id as plan, r.unit, u.name as unit_name, r.region, r.line,
      r.about_year as year, coalesce(r.extended_to, r.due) as due, r.filed_with as receiver, r.return_reason,
      (r.submitted_at at time zone 'Asia/Shanghai')::date as submitted_day, (r.accepted_at at time zone 'Asia/Shanghai')::date as filed_day, v.content
    from r join unit u on u.code = r.unit
    left join training_plan p on p.unit = r.unit and p.year = r.about_year
    left join return_version v on v.return = r.id and v.number = r.revision
    where case when r.revision = 0 then p.state in ('draft', 'returned') and p.return is distinct from r.id
      else p.id is null or p.return is distinct from r.id or p.return_version is distinct from r.revision or p.state <> r.wanted end
    order by r.id limit ${PAGE}`);
}

/** The register of plans says what was reported. Returns how many rows moved. */
export async function followReturns(deps: SweepDeps): Promise<number> {
  const now = deps.clock.now().toISOString();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const rows = await changed(tx);
    for (const row of rows) await follow(tx, deps, row, now);
    return rows.length;
  });
}

async function follow(tx: Transaction, deps: SweepDeps, row: Reported, now: string): Promise<void> {
  const policy = deps.policy(row.region.slice(0, COUNTY_DIGITS), deps.clock.today());
  const kinds = new Map(policy.dictionary('dict.training_kind').map((it) => [it.value, it.label]));
  const values = {
    return: row.return_id,
    return_version: row.return_version,
    due: row.due,
    receiver: row.receiver,
    submitted_day: row.submitted_day,
    filed_day: row.wanted === 'filed' ? row.filed_day : null,
    answer: row.wanted === 'returned' ? row.return_reason?.slice(0, 1000) : null,
    ...(row.content ? planContent(row.content, kinds) : {}),
  };
  const act = byItself(now, '培训计划按报送的报表更新', policy.version);
  if (row.plan) {
    const [there] = await tx.many<StoredRow>(sql`select * from training_plan where id = ${row.plan} for update`);
    if (there) await updateRow(tx, trainingPlan, there, values, row.wanted, act);
    await tx.run(sql`update duty set closed_at = ${now}, closed_how = '改由报表报送'
      where record_id = ${row.plan} and kind = ${PLAN_DUTY} and closed_at is null`);
    return;
  }
  const place = {
    id: uuidv7(),
    region: row.region,
    unit: row.unit,
    line: row.line,
    state: row.wanted,
    source: '',
  };
  const title = `${row.unit_name}${row.year}年度培训计划`;
  await insertRow(tx, trainingPlan, place, { title, year: row.year, leg: '按报送的报表', ...values }, act);
}
