import { afterAll, describe, expect, test } from 'vitest';
import { BASE_COLUMNS, columnType, type Field } from '#kernel/record.ts';
import { testDatabase } from '../../test/support/database.ts';
import { inspectionFacts } from './facts.ts';
import { AGENCY, BUREAU, FIRE } from './history.fixture.ts';
import { county, person } from './inspection.fixture.ts';
import { records } from './records/index.ts';

const base = await testDatabase();
const c = await county(base);
afterAll(() => c.close());

const row = async (table: string, id: string) =>
  (await c.su.query(`select * from ${table} where id = $1`, [id])).rows[0];
const duties = async (record_id: string) =>
  (
    await c.su.query(
      'select kind, unit, due::text, closed_at is null as open from duty where record_id = $1 order by kind',
      [record_id],
    )
  ).rows;

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

  test('[ENT-05] entered without a code it is marked and supplemented with the reason; temporary checks owe one quarter report', async () => {
    const id = await c.approved();
    await expect(
      c.act(
        c.officer,
        'inspection.check-in-late',
        { entered_at: '2026-03-27T10:00:00+08:00', late_code_reason: '无网络' },
        id,
      ),
    ).rejects.toThrow('不能晚于现在');
    const answer = await c.act(
      c.officer,
      'inspection.check-in-late',
      { entered_at: '2026-03-25T10:00:00+08:00', late_code_reason: '无网络' },
      id,
    );
    const marks = (answer.result as { marks: { check: string; basis: string }[] }).marks;
    expect(marks.map((it) => it.check)).toEqual(['check.entry_code', 'check.quiet_days']);
    expect(marks[0]?.basis).toContain('赣市府建办字〔2023〕2号');
    const open = (
      await c.su.query(`select due::text from duty where kind = 'inspection.temporary-report' and closed_at is null`)
    ).rows;
    expect(open).toEqual([{ due: '2026-03-31' }]);
  });

  test('[ENT-01] in the quiet days a special ground that is registered takes the mark away', async () => {
    const id = await c.approved({ quiet_ground: 'emergency' });
    const answer = await c.act(
      c.officer,
      'inspection.check-in-late',
      { entered_at: '2026-03-25T10:00:00+08:00', late_code_reason: '无网络' },
      id,
    );
    expect((answer.result as { marks: { check: string }[] }).marks.map((it) => it.check)).toEqual(['check.entry_code']);
    await expect(c.act(c.officer, 'inspection.draft-ad-hoc', c.adHoc({ quiet_ground: 'other' }))).rejects.toThrow(
      '请写明特殊情形的具体情况',
    );
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

test('every field of every record has its column of the right type, and no column is left over', async () => {
  for (const def of records) {
    const { rows } = await c.su.query(
      `select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
      [def.table],
    );
    const found = Object.fromEntries(rows.map((it) => [it.name, it.type]));
    const base = [...BASE_COLUMNS, 'head', 'city', 'county'];
    const wanted = Object.entries(def.fields).map(([name, field]) => [name, columnType(field as Field)]);
    expect(Object.fromEntries(Object.entries(found).filter(([name]) => !base.includes(name))), def.name).toEqual(
      Object.fromEntries(wanted),
    );
  }
  const { rows } = await c.su.query(
    `select attname from pg_attribute where attrelid = 'fact_inspection'::regclass and attnum > 0`,
  );
  expect(rows.map((it) => it.attname)).toEqual(expect.arrayContaining(Object.keys(inspectionFacts.fields)));
});

describe('while drafting', () => {
  test('[ENT-01] [ENT-02] the officer sees quiet days, every department that was or will be there, whom that covers, and the earliest day', async () => {
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

  test('no claims, no rows: neither tables nor functions answer a caller without them', async () => {
    const app = base.pool('app');
    for (const table of [
      'plan',
      'inspection',
      'visit',
      'finding',
      'inspection_amendment',
      'rating',
      'complaint',
      'firm_key',
      'code_used',
    ])
      expect((await app.query(`select count(*)::int as n from ${table}`)).rows[0].n, table).toBe(0);
    expect((await app.query('select count(id)::int as n from fact_inspection')).rows[0].n).toBe(0);
    expect((await app.query(`select * from zs_firm_visits($1, '2020-01-01', '2030-01-01')`, [c.firm])).rows).toEqual(
      [],
    );
  });
});
