import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { FIRE } from './history.fixture.ts';
import { county, person } from './inspection.fixture.ts';

const base = await testDatabase();
const c = await county(base);
afterAll(() => c.close());

interface Shown {
  readonly id: string;
  readonly about: Readonly<Record<string, unknown>> & { readonly others: readonly Readonly<Record<string, unknown>>[] };
}

test('[ENT-02] the head sees quiet days, the count of the year and what other departments plan around the day, and no more of it', async () => {
  const twin = await person(c.su, '演示丁', FIRE);
  const officers = [c.fire.person, twin];
  await c.act(c.fire, 'inspection.draft-ad-hoc', c.adHoc({ officers }));
  await c.act(
    c.fire,
    'inspection.draft-ad-hoc',
    c.adHoc({ officers, planned_from: '2026-06-29', planned_until: '2026-06-30' }),
  );
  const { id } = await c.act(
    c.officer,
    'inspection.draft-ad-hoc',
    c.adHoc({ planned_from: '2026-04-03', planned_until: '2026-04-03', quiet_ground: 'emergency' }),
  );
  const { tasks } = await c.ask<{ tasks: Shown[] }>(c.head, 'inspection.to-approve', {});
  const about = tasks.find((it) => it.id === id)?.about;
  expect(about).toMatchObject({
    quiet: { park: '演示东园', first_day: 1, last_day: 25 },
    year: { year: 2026, own_visits: 0, cap: null },
    near_days: 30,
  });
  expect(about?.others).toEqual([
    { department: `演示${FIRE}`, day: '2026-03-26', inspection_type: 'daily', what: 'planned' },
  ]);
});

test('[ENT-04] the bureau reads before the review what the review will keep, of a filed plan only', async () => {
  const { id } = await c.act(c.clerk, 'plan.create', { title: '演示计划', kind: 'annual', year: 2026, basis: '演示' });
  for (const month of ['09', '10'])
    await c.act(
      c.clerk,
      'plan.add-inspection',
      c.draft({ planned_from: `2026-${month}-26`, planned_until: `2026-${month}-30` }),
      id,
    );
  await expect(c.ask(c.supervisor, 'inspection.plan-meetings', { id })).rejects.toThrow('报送后才核对');
  await c.act(c.clerk, 'plan.submit', {}, id);
  await c.act(c.head, 'plan.approve', {}, id);
  await c.act(c.clerk, 'plan.file', {}, id);
  const { found } = await c.ask<{ found: { kind: string; words: string }[] }>(
    c.supervisor,
    'inspection.plan-meetings',
    { id },
  );
  expect(found.some((it) => it.kind === 'repeated' && it.words.includes('2026-09-26和2026-10-26'))).toBe(true);
  expect(found.some((it) => it.kind === 'manifold' && it.words.includes(`演示${FIRE}`))).toBe(true);
  await c.act(c.supervisor, 'plan.review', { answer: 'pass' }, id);
  const { rows } = await c.su.query('select review_findings from plan where id = $1', [id]);
  expect(rows[0].review_findings).toEqual(found);
  await expect(c.ask(c.as('supervisor', '970103.sf'), 'inspection.plan-meetings', { id })).rejects.toThrow(
    '没有找到这个检查计划',
  );
});
