import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { AGENCY, BUREAU } from './history.fixture.ts';
import { county, person, reading } from './inspection.fixture.ts';

const base = await testDatabase();
const c = await county(base);
afterAll(() => c.close());
const { row, duties } = reading(c.su);

describe('a plan', () => {
  test('[ENT-02] [ENT-04] goes from the clerk to the head to the bureau and back, and the bureau is told what meets', async () => {
    const { id } = await c.act(c.clerk, 'plan.create', {
      title: '2026年度检查计划',
      kind: 'annual',
      year: 2026,
      basis: '演示',
    });
    await expect(c.act(c.clerk, 'plan.submit', {}, id)).rejects.toThrow('计划里还没有检查');
    await expect(
      c.act(c.clerk, 'plan.add-inspection', c.draft({ planned_from: '2027-01-05', planned_until: '2027-01-06' }), id),
    ).rejects.toThrow('应在2026年内');
    const added = await c.act(
      c.clerk,
      'plan.add-inspection',
      c.draft({ planned_from: '2026-09-26', planned_until: '2026-09-30' }),
      id,
    );
    await c.act(
      c.clerk,
      'plan.add-inspection',
      c.draft({ planned_from: '2026-10-26', planned_until: '2026-10-30' }),
      id,
    );
    await c.act(c.clerk, 'plan.submit', {}, id);
    const drafter = { ...c.head, person: c.clerk.person };
    await expect(c.act(drafter, 'plan.approve', {}, id)).rejects.toThrow('编制人不能批准自己的计划');
    await c.act(c.head, 'plan.approve', {}, id);
    await c.act(c.clerk, 'plan.file', {}, id);
    expect(await row('plan', id)).toMatchObject({
      state: 'filed',
      number: '〔2026〕1号',
      filed_to: BUREAU,
      review_due: null,
    });
    expect(await duties(id)).toEqual([{ kind: 'plan.review', unit: BUREAU, due: null, open: true }]);
    await expect(c.act(c.supervisor, 'plan.review', { answer: 'return' }, id)).rejects.toThrow('退回计划要写明理由');
    await c.act(c.supervisor, 'plan.review', { answer: 'pass' }, id);
    const reviewed = await row('plan', id);
    expect(reviewed.state).toBe('reviewed');
    expect(reviewed.filings[0]).toMatchObject({ mode: 'approval', effective_at: c.clock.now().toISOString() });
    expect(reviewed.review_findings[0].words).toMatch(
      /^重复检查：对演示家具有限公司的同一事项已安排在2026-09-26和2026-10-26/,
    );
    expect((await duties(id))[0].open).toBe(false);
    const inspection = (added.result as { inspection: string }).inspection;
    expect(await row('inspection', inspection)).toMatchObject({ plan: id, plan_version: '1', state: 'planned' });

    await c.act(c.clerk, 'plan.re-file', { change_reason: '增加一家' }, id);
    const later = await c.act(
      c.clerk,
      'plan.add-inspection',
      c.draft({ planned_from: '2026-11-26', planned_until: '2026-11-27' }),
      id,
    );
    expect(await row('inspection', (later.result as { inspection: string }).inspection)).toMatchObject({
      plan_version: '2',
    });
  });

  test('[ENT-02] an item that is not published cannot be planned', async () => {
    await expect(c.act(c.officer, 'inspection.draft-ad-hoc', c.adHoc({ items: [c.hidden] }))).rejects.toThrow(
      '尚未在事项目录中公布',
    );
  });

  test('[PER-20] an auxiliary cannot be put down as an officer', async () => {
    const aux = await person(c.su, '演示辅', AGENCY, 'auxiliary', false);
    await expect(
      c.act(c.officer, 'inspection.draft-ad-hoc', c.adHoc({ officers: [c.officer.person, aux] })),
    ).rejects.toThrow('执法辅助人员不得作为执法人员');
  });
});
