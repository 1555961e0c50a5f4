import sql from 'sql-template-tag';
import { afterAll, expect, test } from 'vitest';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { testDatabase } from '../../test/support/database.ts';
import { AGENCY, BUREAU, FIRE, putUnit } from './history.fixture.ts';
import { county } from './inspection.fixture.ts';
import { openFilingDuties } from './server.ts';

const base = await testDatabase();
const c = await county(base, '2026-11-02T09:00:00+08:00');
afterAll(() => c.close());
const open = () => openFilingDuties({ ...c.deps, worker: c.worker });
const owed = () =>
  c.worker.ask<{ unit: string; title: string; due: string | null }>(
    NO_CLAIMS,
    sql`select unit, title, due from duty where kind = 'plan.filing' and closed_at is null order by unit`,
  );

test('[ENT-02] every connected agency in Jiangxi owes next year’s plan by the end of the year, once; others owe nothing', async () => {
  await putUnit(c.su, '990102.yjgl', null);
  await putUnit(c.su, '970103.scjg');
  expect(await open()).toBe(2);
  expect(await open()).toBe(0);
  const title = '报送2027年度涉企行政检查计划';
  expect(await owed()).toEqual([
    { unit: AGENCY, title, due: '2026-12-31' },
    { unit: FIRE, title, due: '2026-12-31' },
  ]);
});

test('[ENT-02] filing the plan closes the duty and opens the bureau’s own', async () => {
  const { id } = await c.act(c.clerk, 'plan.create', {
    title: '2027年度计划',
    kind: 'annual',
    year: 2027,
    basis: '演示',
  });
  await c.act(c.clerk, 'plan.add-inspection', c.draft({ planned_from: '2027-03-26', planned_until: '2027-03-30' }), id);
  await c.act(c.clerk, 'plan.submit', {}, id);
  await c.act(c.head, 'plan.return', { reason: '补充依据' }, id);
  await c.act(c.clerk, 'plan.submit', {}, id);
  await c.act(c.head, 'plan.approve', {}, id);
  await c.act(c.clerk, 'plan.file', {}, id);
  expect((await owed()).map((it) => it.unit)).toEqual([FIRE]);
  const review = await c.worker.ask(
    NO_CLAIMS,
    sql`select unit, basis from duty where record_id = ${id} and kind = 'plan.review'`,
  );
  expect(review).toEqual([{ unit: BUREAU, basis: 'deadline.plan_review' }]);
});
