import sql from 'sql-template-tag';
import { afterAll, describe, expect, test } from 'vitest';
import type { CalendarYear } from '#kernel/calendar.ts';
import type { LocalValue } from '#kernel/policy/index.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { inspectionFacts } from '#modules/inspection/index.ts';
import { county, FAR, only } from '#modules/supervision/supervision.fixture.ts';
import { testDatabase } from '../../test/support/database.ts';
import type { DryRunAnswer } from './jobs/dry-run.ts';
import type { LocalValueRow } from './records/local-value.ts';
import { policyFollower, policyJobs, recount } from './server.ts';

const base = await testDatabase();
const world = await county(base, undefined, []);
afterAll(() => world.close());

const bureau = { kind: 'justice-bureau' };
const keeper = world.as('policy-keeper', '990102.sf', bureau);
const head = world.as('bureau-head', '990102.sf', bureau);
const supervisor = world.as('supervisor', '990102.sf', bureau);
const CAP = 'inspection.visits_365_warn';
const set = (more: Record<string, unknown> = {}) =>
  world.act(keeper, 'policy.set-local-value', {
    policy_id: CAP,
    valid_from: '2026-01-01',
    value: 6,
    basis: '演示区司法局局务会议定',
    ...more,
  });
/** Signed values as a running server reads them. */
const signed = () =>
  world.worker.ask<LocalValue>(
    NO_CLAIMS,
    sql`select policy_id as id, region, valid_from as "from", valid_until as until, value, basis, signed_by_name as signed_by,
      signed_at::date::text as signed_on from local_value where state in ('signed', 'ended')`,
  );
const row = async (id: string) =>
  only(await world.worker.ask<LocalValueRow>(NO_CLAIMS, sql`select * from local_value where id = ${id}`));

describe('local values', () => {
  test('what the documents leave open is listed with the rules that wait for it', async () => {
    const open = await world.ask<{ entries: { id: string; rules: { title: string }[] }[] }>(
      keeper,
      'policy.unspecified',
      {},
    );
    expect(open.entries.find((e) => e.id === CAP)?.rules).toEqual([
      { id: 'rule.inspection.too_often', title: '365日内检查过频' },
    ]);
    expect(open.entries.find((e) => e.id === 'deadline.inspection_result')?.rules.map((r) => r.title)).toContain(
      '检查结果逾期未录入',
    );
  });

  test('a value is drafted by the keeper, signed by another, never over one the documents give or over another in time', async () => {
    await expect(set({ policy_id: 'inspection.min_officers', value: 1 })).rejects.toThrow('不能设置本地值');
    await expect(set({ value: '六次' })).rejects.toThrow('值的格式不对');
    const { id } = await set();
    expect(await row(id)).toMatchObject({
      state: 'draft',
      policy_title: '同一机关365日内检查同一企业的提醒次数',
      value_words: '6次',
    });
    await expect(world.act(keeper, 'policy.sign-local-value', {}, id)).rejects.toThrow('不能办理');
    await expect(world.act({ ...head, person: keeper.person }, 'policy.sign-local-value', {}, id)).rejects.toThrow(
      '起草人不能签署',
    );
    await world.act(head, 'policy.sign-local-value', {}, id);
    const again = await set({ valid_from: '2026-05-01', value: 8 });
    await expect(world.act(head, 'policy.sign-local-value', {}, again.id)).rejects.toThrow('时间重叠');
    await world.act(head, 'policy.end-local-value', { valid_until: '2026-04-30', reason: '改为八次' }, id);
    await world.act(head, 'policy.sign-local-value', {}, again.id);
    await world.publish(await signed());
    expect(world.policy.view('990102', '2026-04-30').number(CAP)).toBe(6);
    expect(world.policy.view('990102', '2026-05-01').number(CAP)).toBe(8);
    expect(world.policy.view('990103', '2026-05-01').number(CAP)).toBeNull();
    const why = await world.ask<{ status: string; chain: { wins: boolean; why: string }[] }>(supervisor, 'policy.why', {
      id: CAP,
    });
    expect(why.status).toBe('local');
    expect(why.chain.filter((link) => link.wins)).toHaveLength(1);
  });

  test('two regions are laid side by side, showing only what differs', async () => {
    const { rows } = await world.ask<{
      rows: { id: string; left: { value_words: string }; right: { value_words: string } }[];
    }>(supervisor, 'policy.compare', { left: '990102', right: '320903', day: '2026-06-10' });
    const accompanied = rows.find((r) => r.id === 'check.officer_certificate.accompanied');
    expect(accompanied?.left.value_words).toContain('标记');
    expect(accompanied?.right.value_words).not.toBe(accompanied?.left.value_words);
    expect(rows.some((r) => r.id === 'inspection.min_officers')).toBe(false);
  });

  test('a dry run says which alerts would appear or vanish and leaves everything as it was', async () => {
    await world.inspect('2026-05-10', { visits_365: 7 });
    await world.inspect('2026-05-11', { visits_365: 9 });
    await world.inspect('2026-05-12', { visits_365: 9 }, FAR);
    const run = world.jobs(
      policyJobs({ registry: world.deps.registry, clock: world.clock, policy_service: world.policy }),
    );
    const before = await world.root.query('select * from policy_value order by id, region, valid_from');
    const job = await run(keeper, 'policy.dry-run', {
      policy_id: CAP,
      region: '990102',
      value: 6,
      from: '2026-05-01',
      until: '2026-05-31',
    });
    expect(job?.words).toBe('已完成');
    expect(job?.answer as DryRunAnswer).toMatchObject({
      judged: 2,
      appear: 1,
      vanish: 0,
      by_rule: [{ title: '365日内检查过频', appear: 1, vanish: 0 }],
    });
    expect((await world.root.query('select * from policy_value order by id, region, valid_from')).rows).toEqual(
      before.rows,
    );
  });

  test('[ENT-03] a dry run of a period moves due days of real facts and of open duties, and puts them back', async () => {
    const id = '0198a7a0-0000-7000-8000-000000000001';
    await world.root.query(
      `insert into visit (cell, id, region, unit, line, state, firm, started_at, visit_day)
       values ('9901', $1, '990102', '990102.scjg', 'scjg', 'open', $1, '2026-05-20T09:00:00+08:00', '2026-05-20')`,
      [id],
    );
    await world.root.query(
      `insert into inspection (cell, id, region, unit, line, state, firm, visit, entered_at, entered_day, inspection_type, officers, urgent)
       values ('9901', $1, '990102', '990102.scjg', 'scjg', 'entered', $1, $1, '2026-05-20T09:00:00+08:00', '2026-05-20', 'daily', '{}', false)`,
      [id],
    );
    await world.worker.transact(NO_CLAIMS, (tx) => tx.run(inspectionFacts.refresh([id])));
    await world.root.query(
      `insert into duty (id, cell, region, unit, kind, title, record, record_id, opened_at, due, basis)
       values ($1, '9901', '990102', '990102.scjg', 'result', '录入检查结果', 'inspection', $1, '2026-06-08T09:00:00+08:00', null, 'deadline.inspection_result')`,
      [id],
    );
    const run = world.jobs(
      policyJobs({
        registry: { facts: new Map([[inspectionFacts.name, inspectionFacts]]) },
        clock: world.clock,
        policy_service: world.policy,
      }),
    );
    const job = await run(keeper, 'policy.dry-run', {
      policy_id: 'deadline.inspection_result',
      region: '990102',
      value: { length: 5, unit: 'working_days' },
      from: '2026-05-20',
      until: '2026-05-20',
    });
    expect(job?.words).toBe('已完成');
    const answer = job?.answer as DryRunAnswer;
    expect(answer.examples).toMatchObject([{ id, title: '检查结果逾期未录入', change: 'appears' }]);
    expect(answer.duties).toMatchObject([{ title: '录入检查结果', before: null, after: '2026-06-15' }]);
    const kept = await world.root.query('select result_due_day from fact_inspection where id = $1', [id]);
    expect(kept.rows).toEqual([{ result_due_day: null }]);
  });

  test('signing is followed by publishing and judging anew', async () => {
    const act = await world.inspect('2026-06-09', { departments_7: 2 });
    await world.react(act);
    expect(await world.cards(act)).toEqual([]);
    const follow = policyFollower({ reactor: world.reactor, publish: async () => world.publish(await signed()) });
    expect(await follow()).toBe(false);
    const { id } = await set({ policy_id: 'inspection.departments_week_max', value: 1 });
    world.clock.advance({ minutes: 1 });
    await world.act(head, 'policy.sign-local-value', {}, id);
    expect(await follow()).toBe(true);
    expect(only(await world.cards(act)).title).toBe('黄灯：一周内多部门检查同一企业');
    const all = await recount(world.reactor);
    expect(all).toBeGreaterThan(0);
    expect(await recount(world.reactor, '9901')).toBe(all);
    expect(await recount(world.reactor, '98')).toBe(0);
    expect(await follow()).toBe(false);
  });
});

describe('the holiday notice', () => {
  test('a loaded year is what the calendar says; a faulty one is refused with its faults', async () => {
    const year = (more: object) =>
      world.act(keeper, 'policy.load-calendar', {
        year: 2027,
        off: ['2027-01-01'],
        work: ['2027-01-03'],
        basis: '演示用放假安排通知',
        ...more,
      });
    await expect(year({ off: ['2027-02-30'] })).rejects.toThrow('不是有效日期');
    await expect(year({ work: ['2027-01-04'] })).rejects.toThrow('不是周六或周日');
    await year({});
    world.clock.advance({ minutes: 1 });
    await year({ off: ['2027-01-01', '2027-01-02'] });
    const rows = await world.worker.ask<CalendarYear>(
      NO_CLAIMS,
      sql`select year, off, work from calendar_year where year = 2027`,
    );
    expect(rows).toEqual([{ year: 2027, off: ['2027-01-01', '2027-01-02'], work: ['2027-01-03'] }]);
  });
});
