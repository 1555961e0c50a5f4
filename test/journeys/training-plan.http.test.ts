/** A year's plan of training: one duty, answered by the return of its chain; the register of plans says what was reported. A province trains those below it. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { returnsSweep } from '#modules/returns/server.ts';
import { trainingSweep } from '#modules/training/server.ts';
import { demoPlatform } from '../support/demo.ts';
import { morningOf, save, staff, submit, typed } from './returns-steps.ts';
import { AGENCY } from './steps.ts';
import { lesson } from './training-steps.ts';

const demo = await demoPlatform();
const FORM = 'form.training_plan';
const { deps } = demo.platform;

const plansOf = (unit: string) =>
  demo.look<{ id: string; state: string; content: string; hours_public_law: number; version: number; return: string }>(
    sql`select id, state, content, hours_public_law, return, return_version::integer as version from training_plan where unit = ${unit} and year = 2027`,
  );

test('[PER-10] in January a department is asked for its plan once; what it reports stands in the register of plans', async () => {
  await morningOf(demo, '2027-01-04');
  await returnsSweep(deps);
  await demo.settle();
  await trainingSweep(deps);
  const asked = await demo.look<{ kind: string; title: string; due: string; id: string }>(
    sql`select kind, title, due, record_id as id from duty where unit = ${AGENCY} and title like '%培训%计划%' and closed_at is null`,
  );
  expect(asked).toMatchObject([{ kind: 'return.report', due: '2027-03-31' }]);
  expect(await plansOf(AGENCY)).toEqual([]);
  const [clerk, head] = await demo.all('clerk', 'head');
  const refused = await clerk.refused('training.draft-plan', {
    year: 2027,
    content: '上半年公共法律知识30学时。',
    persons: 10,
    hours_public_law: 30,
    hours_business_skill: 30,
    hours_politics: null,
    tests: null,
    papers: null,
  });
  expect(refused.detail).toContain('在“报送”中填报');

  const id = asked[0]?.id as string;
  const { lines } = await save(clerk, id, { lines: [{ form: FORM, table: 'courses', key: 'law', name: null }] });
  await save(
    clerk,
    id,
    typed(FORM, {
      [`courses|${lines.law}|0|topic`]: '行政处罚法',
      [`courses|${lines.law}|0|kind`]: '公共法律知识',
      [`courses|${lines.law}|0|hours`]: '30',
      [`courses|${lines.law}|0|month`]: '4月',
    }),
  );
  await trainingSweep(deps);
  expect(await plansOf(AGENCY)).toEqual([]);
  const { plan } = await clerk.ask<{ plan: unknown }>('training.standing', { year: 2027 });
  expect(plan).toMatchObject({ record: 'return', id, due: '2027-03-31' });
  const [legal] = await demo.look<{ person: string }>(
    sql`select person from post where unit = ${AGENCY} and role = 'legal-reviewer' and state = 'active' limit 1`,
  );
  const reviewer = await staff(demo, 'scjg-plan-reviewer', legal?.person as string);
  await submit(id, { clerk, reviewer, head });
  await trainingSweep(deps);
  const plans = await plansOf(AGENCY);
  expect(plans).toMatchObject([{ state: 'made', hours_public_law: 30, version: 1, return: id }]);
  expect(plans[0]?.content).toContain('行政处罚法（公共法律知识，30学时，4月）');
  const { can } = await clerk.open('training-plan', plans[0]?.id as string);
  expect(can).toEqual([]);
  await trainingSweep(deps);
  expect(await plansOf(AGENCY)).toEqual(plans);
});

test('[PER-10] in Suizhou the plan of a city’s department goes to the bureau of its city', async () => {
  const [owed] = await demo.look<{ id: string; unit: string; receiver: string; due: string }>(
    sql`select id, unit, receiver, due from return_sheet where chain = 'chain.training_plan' and about_year = 2027 and region = '980100' limit 1`,
  );
  expect(owed).toMatchObject({ receiver: '980100.sf', due: '2027-03-31' });
});

test('[PER-24] a province trains those below it: whole units with theirs, each in the files of the own unit; who is out of reach is named', async () => {
  const [province, clerk] = await demo.all('province', 'clerk');
  const unitOf = async (code: string) =>
    (await demo.look<{ id: string }>(sql`select id from unit where code = ${code}`))[0]?.id as string;
  const day = demo.clock.today();
  const held = await province.act(
    'training.record-session',
    lesson({
      title: '全省市场监管执法骨干培训',
      hours: 8,
      day,
      units: [await unitOf('990000.scjg')],
      below: true,
      persons: null,
    }),
  );
  const covered = await demo.look<{ unit: string; n: number }>(
    sql`select unit, count(*)::integer as n from training_attendance where session = ${held.id} group by unit order by unit`,
  );
  expect(covered.map((it) => it.unit)).toEqual(expect.arrayContaining([AGENCY, `${AGENCY}.1`]));
  expect(covered.some((it) => it.unit.startsWith('98'))).toBe(false);
  expect((await clerk.list('training-attendance', { filter: { session: held.id } })).length).toBe(
    covered.filter((it) => it.unit.startsWith(AGENCY)).reduce((sum, it) => sum + it.n, 0),
  );
  const [elsewhere] = await demo.look<{ id: string }>(
    sql`select id from officer where region like '98%' and state = 'active' and kind <> 'auxiliary' limit 1`,
  );
  const [own] = await demo.look<{ id: string }>(
    sql`select id from officer where unit = ${AGENCY} and state = 'active' and kind <> 'auxiliary' limit 1`,
  );
  const refused = await province.refused(
    'training.record-session',
    lesson({ title: '混入外省人员', day, persons: [own?.id, elsewhere?.id] }),
  );
  expect(refused.detail).toContain('所选人员中有1人不在岗，或者不在本地区及以下');
});
