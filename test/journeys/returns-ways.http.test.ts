/** Other ways of a return: a tax bureau that skips levels, a township of one person, zero reports, more time, what the records say. */
import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { expectReturn } from '#modules/returns/server.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client } from '../support/http.ts';
import {
  LENIENCY,
  type MineAnswer,
  morningOf,
  openYear,
  owedBy,
  REPORT,
  save,
  sheetOf,
  staff,
  submit,
  typed,
} from './returns-steps.ts';

const demo = await demoPlatform();
await morningOf(demo, '2027-01-04');
await openYear(demo);
const [clerk, head, supervisor, province, tax] = await demo.all(
  'clerk',
  'head',
  'supervisor',
  'province',
  'vertical-province',
);
const reviewer = await staff(demo, 'scjg-reviewer', await personIn('990102.scjg', 'legal-reviewer'));

async function personIn(unit: string, role: string): Promise<string> {
  const [row] = await demo.look<{ person: string }>(
    sql`select person from post where unit = ${unit} and role = ${role} and state = 'active' order by person limit 1`,
  );
  return row?.person as string;
}
async function returnOf(unit: string): Promise<string> {
  const [row] = await demo.look<{ id: string }>(
    sql`select id from return_sheet where unit = ${unit} and chain = 'chain.annual_report'`,
  );
  return row?.id as string;
}

test('[ORG-06] a provincial tax bureau reports straight to the provincial bureau; the level below is its own affair', async () => {
  const id = await returnOf('990000.sw');
  const taxHead = await staff(demo, 'tax-head', await personIn('990000.sw', 'legal-reviewer'), {
    unit: '990000.sw',
    role: 'agency-head',
  });
  expect((await owedBy(tax)).id).toBe(id);
  await save(tax, id, typed(LENIENCY, { 'fields|market|0|exempt_items': '无此职权' }));
  const sent = await tax.act('return.send-to-review', { acknowledged: true }, id);
  expect(sent.state).toBe('sign');
  await taxHead.act('return.sign', {}, id);
  await tax.act('return.submit', { acknowledged: true }, id);
  const [county] = await demo.look<{ receiver: string; due: string | null }>(
    sql`select receiver, due from return_sheet where unit = '990122.sw' and leg = 'vertical_inside'`,
  );
  expect(county).toEqual({ receiver: '990000.sw', due: null });
  const { receive } = await province.ask<MineAnswer>('returns.mine');
  expect(receive.map((it) => it.id)).toContain(id);
  const seen = await supervisor.call('POST', '/api/queries/returns.sheet', { id });
  expect(seen.status).toBe(404);
  await province.act('return.receive', {}, id);
  const [figure] = await demo.look<{ kind: string; num: number | null }>(
    sql`select kind, num from return_figure where return = ${id} and form = ${LENIENCY} and row_code = 'market' and col = 'exempt_items'`,
  );
  expect(figure).toEqual({ kind: 'no_competence', num: null });
});

describe('[REP-04] a township of one person', () => {
  test('fills in and signs alone, is asked only for its part, and says so', async () => {
    const unit = '990121101.zf';
    const id = await returnOf(unit);
    const person = await personIn(unit, 'officer');
    // The colleague has left.
    await demo.db
      .pool('superuser')
      .query(`update post set state = 'ended' where unit = $1 and person <> $2`, [unit, person]);
    const alone = await staff(demo, 'town-head', person, { unit, role: 'agency-head' });
    const { sheets, return: row } = await sheetOf(alone, id);
    expect(row.receiver).toBe('990121.sf');
    expect(sheets.find((it) => it.form === REPORT)?.value.texts.map((it) => it.code)).not.toContain('supervision');
    expect(sheets.find((it) => it.form === 'form.work_table')?.value.tables.map((it) => it.code)).toEqual(['staff']);
    const foreign = await save(alone, id, typed(REPORT, { 'supervision|basics|0|text': '不该填' }));
    expect(foreign.faults[0]?.message).toContain('不要求本单位填报');
    await save(alone, id, typed('form.work_table', { 'staff|officers|0|number': '2' }));
    const sent = await alone.act('return.send-to-review', { acknowledged: true }, id);
    expect(sent.state).toBe('sign');
    await alone.act('return.sign', {}, id);
    await alone.act('return.submit', { acknowledged: true }, id);
    const { body } = await alone.call<{ entries: { label: string; note: string | null }[] }>(
      'GET',
      `/api/records/return/${id}/timeline`,
    );
    expect(body.entries.find((it) => it.label === '签发')?.note).toBe('本单位只有一人，填报并签发');
  });
});

describe('[REP-12] who reviews and who signs', () => {
  const handIn = (who: Client, id: string) => who.act('return.send-to-review', { acknowledged: true }, id);
  const endPosts = (unit: string, role: string) =>
    demo.db.pool('superuser').query(`update post set state = 'ended' where unit = $1 and role = $2`, [unit, role]);

  test('in a bureau of two and more without a head the page says which post is missing and who gives it, and nothing is sent into the void', async () => {
    const unit = '990121.sf';
    const id = await returnOf(unit);
    const filler = await staff(demo, 'west-supervisor', await personIn(unit, 'supervisor'));
    await endPosts(unit, 'bureau-head');
    const clerk_there = await personIn('990121.scjg', 'officer');
    await staff(demo, 'west-second', clerk_there, { unit, role: 'clerk' });
    const words =
      '本单位没有人能签发报表：缺少“司法行政部门负责人”岗位。请联系安全管理员（演示江省司法厅）在“人员”中授予岗位，再继续办理。';
    const { missing_hand } = await sheetOf(filler, id);
    expect(missing_hand).toBe(words);
    await save(filler, id, typed(LENIENCY, { 'fields|market|0|exempt_items': '0' }));
    expect((await filler.refused('return.send-to-review', { acknowledged: true }, id)).detail).toBe(words);
  });

  test('in a bureau where the supervisor is alone, the pack’s step for one person decides: filling in signs as well', async () => {
    const unit = '990122.sf';
    const id = await returnOf(unit);
    const alone = await staff(demo, 'south-supervisor', await personIn(unit, 'supervisor'));
    expect((await sheetOf(alone, id)).missing_hand).toBeNull();
    await save(alone, id, typed(LENIENCY, { 'fields|market|0|exempt_items': '0' }));
    const sent = await handIn(alone, id);
    expect(sent.state).toBe('signed');
    const { return: row } = await sheetOf(alone, id);
    expect(row.signer).toBe(row.author);
    await alone.act('return.submit', { acknowledged: true }, id);
  });

  test('where all three steps are asked a second clerk reviews and the head signs; the head who is the only one left to sign may not review', async () => {
    const unit = '990102.scjg';
    const id = await returnOf(unit);
    const second = await demo.as('delegate');
    await save(clerk, id, typed(LENIENCY, { 'fields|market|0|exempt_items': '0' }));
    expect((await handIn(clerk, id)).state).toBe('review');
    const refused = await head.refused('return.pass-review', { opinion: null }, id);
    expect(refused.detail).toContain('能签发报表的只有');
    expect((await sheetOf(second, id)).can).toContain('return.pass-review');
    await second.act('return.pass-review', { opinion: '同意' }, id);
    await head.act('return.send-back', { reason: '再补充' }, id);
  });
});

describe('what the records say', () => {
  const cell = 'other|own|0|inspection';
  test('arrives filled, opens to its records, and is changed only with a reason', async () => {
    const id = await returnOf('990102.scjg');
    await expectReturn(demo.platform.deps, id);
    const said = (await sheetOf(clerk, id)).sheets.find((it) => it.form === 'form.stat_other')?.expected[cell];
    const [counted] = await demo.look<{ n: number }>(sql`select count(*)::integer as n from fact_inspection
      where unit = '990102.scjg' and entered_day between '2026-01-01' and '2026-12-31' and result_day is not null`);
    expect(counted?.n).toBeGreaterThan(0);
    expect(said).toMatchObject({ num: counted?.n, from: 'metric', source: 'metric.inspections' });
    const behind = await clerk.ask<{ records: { title: string }[]; visible: number; all: number; label: string }>(
      'returns.cell-records',
      { id, address: `form.stat_other|${cell}` },
    );
    expect(behind).toMatchObject({ visible: counted?.n, all: counted?.n });
    expect(behind.records.length).toBe(Math.min(counted?.n ?? 0, 200));
    await save(clerk, id, typed('form.stat_other', { [cell]: String((counted?.n ?? 0) + 1) }));
    const refused = await clerk.refused('return.send-to-review', { acknowledged: true }, id);
    expect(refused.faults?.map((it) => it.message).join()).toContain('与系统记录不一致');
    await save(
      clerk,
      id,
      typed('form.stat_other', { [cell]: String((counted?.n ?? 0) + 1) }, { reason: '另有一次线下检查' }),
    );
    const answer = await submit(id, { clerk, reviewer, head });
    expect(answer.state).toBe('submitted');
    const [figure] = await demo.look<{ num: number; expected: number }>(
      sql`select num, expected from return_figure where return = ${id} and form = 'form.stat_other' and col = 'inspection'`,
    );
    expect(figure).toEqual({ num: (counted?.n ?? 0) + 1, expected: counted?.n });
  });

  test('that changes after submission shows as 报送后变动, and the frozen number stays', async () => {
    const id = await returnOf('990102.scjg');
    const before = await supervisor.ask<{ cells: unknown[] }>('returns.changed-since', { id });
    expect(before.cells).toEqual([]);
    const root = demo.db.pool('superuser');
    const counted = `unit = '990102.scjg' and entered_day between '2026-01-01' and '2026-12-31' and result_day is not null`;
    const { rows: left } = await root.query<{ id: string }>(
      `update fact_inspection set result_day = null where id = (select id from fact_inspection where ${counted} order by id limit 1) returning id`,
    );
    const { rows: came } = await root.query<{ id: string }>(
      `update fact_inspection set unit = '990102.scjg', entered_day = '2026-05-06', result_day = '2026-05-07'
       where id = (select id from fact_inspection where unit = '990102.yjgl' order by id limit 1) returning id`,
    );
    interface Change {
      all: number;
      visible: number;
      records: { id: string }[];
    }
    const ask = async (who: Client) =>
      (
        await who.ask<{
          cells: {
            address: string;
            said_then: number;
            says_now: number;
            reported: number;
            came: Change;
            left: Change;
          }[];
        }>('returns.changed-since', { id })
      ).cells.find((it) => it.address === cell);
    // One came and one left: the number is the same, and both are told.
    const seen = await ask(supervisor);
    expect(seen?.says_now).toBe(seen?.said_then);
    expect(seen?.reported).toBe((seen?.said_then ?? 0) + 1);
    expect(seen?.came).toMatchObject({ all: 1, visible: 1, records: [{ id: came[0]?.id }] });
    expect(seen?.left).toMatchObject({ all: 1, visible: 1, records: [{ id: left[0]?.id }] });
    // The record that came is another unit's: the reporting unit is told that there is one, and not which.
    expect((await ask(clerk))?.came).toEqual({ all: 1, visible: 0, records: [] });
    const { content, intact } = await supervisor.ask<{
      intact: boolean;
      content: { counted: Record<string, { records: number; digest: string }> };
    }>('returns.version', { id });
    expect(intact).toBe(true);
    const kept = content.counted[`form.stat_other|${cell}`];
    const [list] = await demo.look<{ n: number; digest: string }>(
      sql`select cardinality(ids) as n, 'sha256:' || encode(sha256(convert_to(array_to_string(ids, ','), 'UTF8')), 'hex') as digest
        from return_counted where return = ${id} and address = ${`form.stat_other|${cell}`}`,
    );
    expect(kept).toEqual({ records: list?.n, digest: list?.digest });
  });
});

describe('zero reports, more time, exemption', () => {
  test('a unit without anything to report says so in one action; zeros count', async () => {
    const id = await returnOf('990102.csgl');
    const zeroClerk = await staff(demo, 'csgl-clerk', await personIn('990102.csgl', 'clerk'));
    const zeroHead = await staff(demo, 'csgl-head', await personIn('990102.csgl', 'agency-head'));
    const legal = await staff(demo, 'csgl-legal', await personIn('990102.csgl', 'legal-reviewer'));
    const expected = (await sheetOf(zeroClerk, id)).sheets.flatMap((it) => Object.values(it.expected));
    if (expected.some((it) => (it.num ?? 0) !== 0)) {
      const refused = await zeroClerk.refused('return.zero', { reason: null }, id);
      expect(refused.code).toBe('input.return-zero');
    }
    const done = await zeroClerk.act('return.zero', { reason: '检查均为协助其他部门' }, id);
    if (done.state === 'review') await legal.act('return.pass-review', { opinion: null }, id);
    await zeroHead.act('return.sign', {}, id);
    await zeroClerk.act('return.submit', { acknowledged: false }, id);
    const [sum] = await demo.look<{ num: number; cells: number }>(
      sql`select sum(num)::integer as num, count(*)::integer as cells from return_figure where return = ${id} and kind = 'number'`,
    );
    expect(sum?.num).toBe(0);
    expect(sum?.cells).toBeGreaterThan(50);
  });

  test('the bureau gives one unit more time, with a reason, and nobody else', async () => {
    const id = await returnOf('990102.yjgl');
    const early = await supervisor.refused('return.extend', { until: '2027-01-20', reason: '人员调整' }, id);
    expect(early.detail).toContain('应晚于现在的期限');
    await supervisor.act('return.extend', { until: '2027-02-10', reason: '人员调整' }, id);
    const duties = await demo.look<{ due: string }>(
      sql`select due from duty where record_id = ${id} and kind = 'return.report' and closed_at is null`,
    );
    expect(duties).toEqual([{ due: '2027-02-10' }]);
    expect((await province.refused('return.extend', { until: '2027-03-10', reason: '再延' }, id)).status).toBe(403);
  });

  test('what a unit need not report is excused in words and owed by nobody', async () => {
    const id = await returnOf('990102.zfcj');
    await supervisor.act('return.excuse', { reason: '职能已划转' }, id);
    expect(await demo.look(sql`select 1 from duty where record_id = ${id} and closed_at is null`)).toEqual([]);
  });

  test('a government without an account has received when the sender says so, with proof', async () => {
    const id = await returnOf('990000.sf');
    const { deliveries } = await sheetOf(province, id);
    expect(deliveries).toMatchObject([{ recipient: '演示江省人民政府', state: 'waiting' }]);
    const chief = await staff(demo, 'province-head', await personIn('990000.sf', 'bureau-head'));
    await save(province, id, typed(REPORT, { 'overall|basics|0|text': '全省情况。' }));
    await province.act('return.send-to-review', { acknowledged: true }, id);
    await chief.act('return.sign', {}, id);
    await province.act('return.submit', { acknowledged: true }, id);
    await chief.act('return.confirm-received', { on: '2027-01-04', words: '省政府办公厅收文单' }, id);
    const { return: row, deliveries: sent } = await sheetOf(province, id);
    expect(row).toMatchObject({ state: 'accepted', accepted_revision: 1 });
    expect(sent[0]?.version_number).toBe(1);
  });
});
