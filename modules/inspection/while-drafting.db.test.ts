import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { AGENCY, FIRE } from './history.fixture.ts';
import { county } from './inspection.fixture.ts';

const base = await testDatabase();
const c = await county(base);
afterAll(() => c.close());

describe('while drafting', () => {
  test('[ENT-01] [ENT-02] the officer sees quiet days, every department that was or will be there, whom that covers, and the earliest day', async () => {
    const entered = await c.approved();
    await c.act(c.officer, 'inspection.check-in', { code: await c.taskCode(entered) }, entered);
    const help = await c.ask<Record<string, never>>(c.fire, 'inspection.draft-help', {
      firm: c.firm,
      premises: c.premises,
      day: '2026-04-03',
    });
    expect(help).toMatchObject({
      quiet: { applies: true, park: '演示东园', first_day: 1, last_day: 25, today: true },
      year: { year: 2026, cap: null },
      obstacles: ['quiet'],
      earliest_day: '2026-04-27',
      unspecified: expect.arrayContaining([expect.stringContaining('原文未规定')]),
    });
    const known = (help as unknown as { known: Record<string, unknown>[] }).known;
    expect(known.some((it) => it.department === '演示990102.scjg' && it.own === false)).toBe(true);
    expect(Object.keys(known[0] ?? {}).sort()).toEqual(['day', 'department', 'inspection_type', 'own', 'what']);
    expect(help.covers).toEqual({
      connected: expect.arrayContaining([`演示${AGENCY}`, `演示${FIRE}`]),
      not_connected: [],
    });
  });

  test('[ENT-02] my day shows the tasks I am named in', async () => {
    const id = await c.approved();
    const day = await c.ask<{ tasks: { id: string; firm_name: string }[] }>(c.second, 'inspection.my-day', {});
    expect(day.tasks.find((it) => it.id === id)).toMatchObject({ firm_name: '演示家具有限公司' });
  });
});
