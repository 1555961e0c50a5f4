import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { BackTestAnswer } from './jobs/back-test-summary.ts';
import { supervisionJobs } from './server.ts';
import { AGENCY, BUREAU, county, FAR, LOCALS, local, OTHER } from './supervision.fixture.ts';

const base = await testDatabase();
const world = await county(base, undefined, [...LOCALS, local('inspection.visits_365_warn', 6)]);
afterAll(() => world.close());
const run = world.jobs(
  supervisionJobs({ registry: world.deps.registry, clock: world.clock, policy_service: world.policy }),
);

const supervisor = world.as('supervisor', BUREAU, { kind: 'justice-bureau' });
const keeper = { ...world.as('policy-keeper', BUREAU, { kind: 'justice-bureau' }), supervisor: false };
const JOB = 'supervision.back-test';
const period = { from: '2026-03-01', until: '2026-05-31' };
const TOO_OFTEN = 'rule.inspection.too_often';

async function backTest(actor: typeof supervisor, input: Record<string, unknown>): Promise<BackTestAnswer> {
  const job = await run(actor, JOB, { ...period, ...input });
  if (job?.state !== 'done') throw new Error(job?.words);
  return job.answer as BackTestAnswer;
}

beforeAll(async () => {
  for (const [day, visits, unit] of [
    ['2026-03-10', 7, AGENCY],
    ['2026-03-11', 6, AGENCY],
    ['2026-04-12', 5, OTHER],
    ['2026-05-13', 9, OTHER],
    ['2026-05-14', null, OTHER],
    ['2026-05-15', 12, FAR],
    ['2026-07-01', 12, AGENCY],
  ] as const)
    await world.inspect(day, { visits_365: visits, rated_badly: visits === 6 }, unit, day > '2026-03-31');
});

describe('back-test', () => {
  test('a rule in force over a past period: how many cards, where, when, which cannot be judged; acts before go-live count', async () => {
    const answer = await backTest(supervisor, { rule: TOO_OFTEN, reviewers: 2 });
    expect(answer.total).toMatchObject({ judged: 5, base: 2, draft: null, unknown: 1 });
    expect(answer.by_unit.map((u) => [u.name, u.base])).toEqual([
      ['演示区市场监督管理局', 1],
      ['演示区应急管理局', 1],
    ]);
    expect(answer.by_month.map((m) => [m.key, m.base])).toEqual([
      ['2026-03', 1],
      ['2026-04', 0],
      ['2026-05', 1],
    ]);
    expect(answer.examples.fires.map((e) => e.act_day)).toEqual(['2026-03-10', '2026-05-13']);
    expect(answer).toMatchObject({ weeks: 13.1, cards_a_week: 0.2, cards_a_week_per_reviewer: 0.1 });
  });

  test('a draft beside the rule it would replace: which cards appear and which vanish, with examples', async () => {
    const answer = await backTest(supervisor, {
      rule: TOO_OFTEN,
      draft: { title: '五次起提醒', when: 'f.visits_365 >= 5 && f.visits_365 < 9', light: 'yellow' },
    });
    expect(answer.total).toMatchObject({ base: 2, draft: 3, appear: 2, vanish: 1 });
    expect(answer.examples.appears.map((e) => e.act_day)).toEqual(['2026-03-11', '2026-04-12']);
    expect(answer.examples.vanishes.map((e) => e.act_day)).toEqual(['2026-05-13']);
    const stored = await world.root.query('select count(*)::integer as n from alert');
    expect(stored.rows[0].n).toBe(0);
  });

  test('a draft may read parameters, and one alone needs no rule', async () => {
    const answer = await backTest(supervisor, {
      draft: { when: 'f.visits_365 > param("inspection.visits_365_warn") + 1', light: 'red' },
      region: '990102',
    });
    expect(answer.total).toMatchObject({ base: null, draft: 1, unknown: 1 });
  });

  test('nobody is shown more than he may see: scope, and what firms said', async () => {
    const province = { ...supervisor, unit: { ...supervisor.unit, code: '990000.sf', region: '990000' } };
    expect((await backTest(province, { rule: TOO_OFTEN })).total.judged).toBe(6);
    expect((await backTest(supervisor, { rule: TOO_OFTEN, region: '990103' })).total.judged).toBe(0);
    const secret = 'rule.inspection.rated_badly';
    expect((await backTest(supervisor, { rule: secret })).total.base).toBe(1);
    const refused = await run(keeper, JOB, { ...period, rule: secret });
    const drafted = await run(keeper, JOB, { ...period, draft: { when: 'f.rated_badly', light: 'red' } });
    for (const job of [refused, drafted])
      expect(job).toMatchObject({ state: 'failed', words: expect.stringContaining('仅监督机构可见') });
    await expect(run(world.as('clerk', AGENCY), JOB, { ...period, rule: TOO_OFTEN })).rejects.toThrow('不能发起');
  });

  test('a draft that does not fit the fact dictionary is refused with its place', async () => {
    const job = await run(supervisor, JOB, { ...period, draft: { when: 'f.visits_366 > 5', light: 'red' } });
    expect(job).toMatchObject({ state: 'failed', words: expect.stringMatching(/第1行第\d+字/) });
  });

  test('it says how far it is, month by month, and stops when the person cancels', async () => {
    const done = await run(supervisor, JOB, { ...period, rule: TOO_OFTEN });
    expect(done).toMatchObject({ state: 'done', done: 3, total: 3 });
    const cancelled = await run(supervisor, JOB, { ...period, rule: TOO_OFTEN }, true);
    expect(cancelled).toMatchObject({ state: 'cancelled', words: '已取消', answer: null });
  });
});
