import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { AGENCY } from './history.fixture.ts';
import { county, reading } from './inspection.fixture.ts';

const base = await testDatabase();
const c = await county(base);
afterAll(() => c.close());
const { row, duties } = reading(c.su);

describe('an inspection', () => {
  test('[ENT-03] [NOR-20] is recorded, signed, given a result in time, published and closed', async () => {
    const id = await c.approved();
    const entered = await c.act(
      c.officer,
      'inspection.check-in',
      { code: await c.taskCode(id), lat_e6: 20_315_440, lng_e6: 135_121_200 },
      id,
    );
    expect(await row('inspection', id)).toMatchObject({ place_distance: '104', code_kind: 'task', result_due: null });
    expect(await duties(id)).toContainEqual({ kind: 'inspection.result', unit: AGENCY, due: null, open: true });
    const finding = { item_code: 'A1', question: '消防通道是否畅通', answer: '畅通', seriousness: 'none' };
    await c.act(c.officer, 'inspection.record-finding', finding, id);
    await c.act(c.officer, 'inspection.record-finding', { ...finding, answer: '堵塞', seriousness: 'serious' }, id);
    const kept = (
      await c.su.query('select answer, state from finding where inspection = $1 order by created_at, id', [id])
    ).rows;
    expect(kept).toEqual([
      { answer: '畅通', state: 'replaced' },
      { answer: '堵塞', state: 'kept' },
    ]);
    await expect(c.act(c.officer, 'inspection.sign-record', { record_words: '堵塞' }, id)).rejects.toThrow(
      '请填写检查对象签字人',
    );
    await c.act(c.officer, 'inspection.sign-record', { record_words: '通道堵塞', firm_signer: '演示代表' }, id);
    await expect(c.act(c.officer, 'inspection.record-finding', finding, id)).rejects.toThrow('不能办理“记录检查情况”');
    await expect(c.act(c.officer, 'inspection.record-result', { result: 'clean' }, id)).rejects.toThrow('记有1个问题');
    await c.act(c.officer, 'inspection.record-result', { result: 'ordered' }, id);
    expect(await row('inspection', id)).toMatchObject({ found: true, state: 'result' });
    expect((await duties(id)).find((it) => it.kind === 'inspection.publish')).toMatchObject({
      due: '2026-04-24',
      open: true,
    });
    await expect(c.act(c.officer, 'inspection.close', {}, id)).rejects.toThrow('请先登记后续跟踪');
    await c.act(c.officer, 'inspection.follow-up', { follow_up: '已改正' }, id);
    await expect(c.act(c.officer, 'inspection.close', {}, id)).rejects.toThrow('还没有公示');
    await c.act(c.clerk, 'inspection.publish', { publish_place: '演示区政府网站' }, id);
    await c.act(c.officer, 'inspection.close', {}, id);
    const paper = await c.ask<{ title: string; blocks: unknown[] }>(c.officer, 'inspection.record-document', { id });
    expect(JSON.stringify(paper)).toMatch(/现场检查笔录.*演示家具有限公司.*消防通道是否畅通.*堵塞.*演示代表/s);
    expect(JSON.stringify(paper)).not.toContain('畅通","符合');
    expect((entered.result as { visit: string }).visit).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is corrected by a new version that keeps the old wording, its author and reason', async () => {
    const id = await c.approved();
    await c.act(c.officer, 'inspection.check-in', { code: await c.taskCode(id) }, id);
    await c.act(c.officer, 'inspection.sign-record', { record_words: '货架三层', firm_signer: '演示代表' }, id);
    await c.act(
      c.officer,
      'inspection.amend',
      { kind: 'supplement', reason: '漏记', record_words: '另有仓库一处' },
      id,
    );
    await c.act(
      c.officer,
      'inspection.amend',
      { kind: 'correct', reason: '时间误记', entered_at: '2026-03-20T10:00:00+08:00' },
      id,
    );
    expect(await row('inspection', id)).toMatchObject({ record_words: '货架三层\n补充：另有仓库一处' });
    const kept = (
      await c.su.query(
        'select kind, what, before, author from inspection_amendment where inspection = $1 order by created_at, id',
        [id],
      )
    ).rows;
    expect(kept[0]).toMatchObject({
      kind: 'supplement',
      before: { record_words: '货架三层' },
      author: c.officer.person,
    });
    expect(kept[1].before).toMatchObject({ entered_day: '2026-03-26' });
    await expect(
      c.act(
        c.officer,
        'inspection.amend',
        { kind: 'supplement', reason: '改', entered_at: '2026-03-21T10:00:00+08:00' },
        id,
      ),
    ).rejects.toThrow('补充不能改动它');
  });
});
