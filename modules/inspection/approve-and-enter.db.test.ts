import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { AGENCY } from './history.fixture.ts';
import { county, person, reading } from './inspection.fixture.ts';

const base = await testDatabase();
const c = await county(base);
afterAll(() => c.close());
const { row, duties } = reading(c.su);

describe('an inspection', () => {
  test('[ENT-02] is approved in one tap by somebody else than its drafter, and not entered before', async () => {
    const { id } = await c.act(c.officer, 'inspection.draft-ad-hoc', c.adHoc());
    await expect(c.ask(c.officer, 'inspection.task-code', { id })).rejects.toThrow('还没有批准');
    const code = (await c.ask<{ code: string }>(c.officer, 'inspection.officer-code', {})).code;
    await expect(c.act(c.officer, 'inspection.check-in', { code }, id)).rejects.toThrow('尚未经本机关负责人批准');
    await expect(c.act({ ...c.head, person: c.officer.person }, 'inspection.approve', {}, id)).rejects.toThrow(
      '拟定人不能批准自己的检查',
    );
    const waiting = await c.ask<{ tasks: { id: string }[] }>(c.head, 'inspection.to-approve', {});
    expect(waiting.tasks.map((it) => it.id)).toContain(id);
    await c.act(c.head, 'inspection.approve', {}, id);
    await c.act(c.officer, 'inspection.check-in', { code }, id);
    expect((await row('inspection', id)).state).toBe('entered');
  });

  test('[ENT-02] entered in urgency before approval it is marked, owes the approval, and gets it afterwards', async () => {
    const { id } = await c.act(
      c.officer,
      'inspection.draft-ad-hoc',
      c.adHoc({ urgent: true, urgent_reason: '正在泄漏' }),
    );
    const answer = await c.act(c.officer, 'inspection.check-in', { code: await c.taskCode(id) }, id);
    expect((answer.result as { marks: { check: string }[] }).marks.map((it) => it.check)).toContain(
      'check.head_approval.urgent',
    );
    expect((await duties(id)).map((it) => [it.kind, it.open])).toContainEqual(['inspection.approve-after', true]);
    await c.act(c.head, 'inspection.approve', {}, id);
    expect(await row('inspection', id)).toMatchObject({ state: 'entered', approved_by: c.head.person });
    expect((await duties(id)).map((it) => [it.kind, it.open])).toContainEqual(['inspection.approve-after', false]);
  });

  test('[PER-07] with one valid certificate among two officers nobody enters', async () => {
    const without = await person(c.su, '演示无', AGENCY, 'institution', false);
    const id = await c.approved({ officers: [c.officer.person, without] });
    await expect(c.act(c.officer, 'inspection.check-in', { code: await c.taskCode(id) }, id)).rejects.toMatchObject({
      code: 'policy.two-officers',
      basis: ['check.two_officers'],
      message: expect.stringContaining('人员不足规定人数'),
    });
    await c.act(
      c.officer,
      'inspection.replace-officers',
      { officers: [c.officer.person, c.second.person, without] },
      id,
    );
    const answer = await c.act(c.officer, 'inspection.check-in', { code: await c.taskCode(id) }, id);
    expect((answer.result as { marks: { check: string }[] }).marks.map((it) => it.check)).toContain(
      'check.officer_certificate.accompanied',
    );
  });
});
