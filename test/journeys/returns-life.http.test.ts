/** A county bureau's January, seen by the market supervision bureau that owes it a report. */
import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { onlyFrozenIsSeen } from './returns-frozen.ts';
import {
  fill,
  LENIENCY,
  type MineAnswer,
  morningOf,
  openYear,
  owedBy,
  save,
  sheetOf,
  staff,
  submit,
  typed,
} from './returns-steps.ts';
import { personHolding } from './steps.ts';

const demo = await demoPlatform();
await morningOf(demo, '2027-01-04');
const opened = await openYear(demo);
const [clerk, second, head, supervisor, city, province] = await demo.all(
  'clerk',
  'delegate',
  'head',
  'supervisor',
  'city-bureau',
  'province',
);
const reviewer = await staff(demo, 'scjg-reviewer', await personHolding(demo, '990102.scjg', 'legal-reviewer'));
const people = { clerk, reviewer, head };
const { id, ...owed } = await owedBy(clerk);

const figures = () =>
  demo.look<{ num: number; col: string }>(
    sql`select col, num from return_figure where return = ${id} and form = ${LENIENCY} and row_code = 'market' order by col`,
  );
const casesNow = async () => (await figures()).find((it) => it.col === 'exempt_cases')?.num;

describe('[REP-02] the round', () => {
  test('gives every unit of the province its returns, with the day of the document and nothing twice', async () => {
    const [made] = await demo.look<{ n: number }>(
      sql`select count(*)::integer as n from return_sheet where round = ${opened.round}`,
    );
    expect(made?.n).toBe(opened.owing);
    expect(opened.owing).toBeGreaterThan(40);
    expect(owed).toMatchObject({ state: 'draft', due: '2027-01-31' });
    const again = await openYear(demo);
    expect(again).toMatchObject({ round: opened.round, made: 0, owing: opened.owing });
    const doubles = await demo.look(
      sql`select unit, leg from return_sheet where round = ${opened.round} group by unit, leg having count(*) > 1`,
    );
    expect(doubles).toEqual([]);
  });

  test('[REP-02] reminds on the last worked day before a date that falls on a Sunday', async () => {
    const [duty] = await demo.look<{ due: string; remind_days: string[] }>(
      sql`select due, remind_days from duty where record_id = ${id} and closed_at is null`,
    );
    expect(duty?.due).toBe('2027-01-31');
    expect(duty?.remind_days.at(-1)).toBe('2027-01-29');
  });

  test('[REP-07] shows a proposal where the documents give the county bureau no day', async () => {
    const { owed: bureau } = await supervisor.ask<MineAnswer>('returns.mine');
    const own = bureau.find((it) => it.title.includes('演示东区司法局'));
    expect(own).toMatchObject({ due: null, proposed_due: '2027-02-18' });
    const sheet = await sheetOf(supervisor, own?.id as string);
    expect(sheet.deliveries.map((it) => it.recipient)).toContain('演示东区人民政府');
  });
});

describe('filling in', () => {
  test('keeps good cells and tells bad ones one by one', async () => {
    const answer = await save(
      clerk,
      id,
      typed(LENIENCY, {
        'fields|market|0|exempt_items': '２',
        'fields|market|0|exempt_cases': '十二',
        'fields|market|0|lighter_items': '/',
        'fields|nowhere|0|exempt_items': '1',
      }),
    );
    expect(answer.saved.map((it) => it.address)).toEqual(['fields|market|0|exempt_items']);
    expect(answer.faults.map((it) => it.message)).toEqual([
      expect.stringContaining('不是数字'),
      expect.stringContaining('含义不明'),
      expect.stringContaining('表样里没有这一格'),
    ]);
  });

  test('never loses what a second clerk typed: other cells pass, the same cell is shown with both values', async () => {
    const cell = 'fields|market|0|exempt_items';
    const seen = (await sheetOf(clerk, id)).sheets.find((it) => it.form === LENIENCY)?.cells[cell]?.version;
    const mine = await save(clerk, id, typed(LENIENCY, { [cell]: '3' }, { seen }));
    expect(mine.conflicts).toEqual([]);
    const theirs = await save(second, id, {
      cells: [
        { form: LENIENCY, address: cell, typed: '4', seen },
        { form: LENIENCY, address: 'fields|market|0|reduced_items', typed: '1', seen: 0 },
      ],
    });
    expect(theirs.saved.map((it) => it.address)).toEqual(['fields|market|0|reduced_items']);
    expect(theirs.conflicts).toMatchObject([
      { address: cell, theirs: { value: { kind: 'number', num: 3 } }, yours: { kind: 'number', num: 4 } },
    ]);
    const chosen = await save(
      second,
      id,
      typed(LENIENCY, { [cell]: '4' }, { seen: theirs.conflicts[0]?.theirs.version }),
    );
    expect(chosen.conflicts).toEqual([]);
    const changes = await clerk.ask<{
      cells: { address: string; value: { num: number } }[];
      people: { address: string }[];
    }>('returns.changes', { id, since: '2027-01-04T00:00:00+08:00', focus: `${LENIENCY}|${cell}` });
    expect(changes.cells.find((it) => it.address === cell)?.value.num).toBe(4);
    const other = await second.ask<{ people: { name: string; address: string }[] }>('returns.changes', {
      id,
      since: '2027-01-04T09:00:00+08:00',
      focus: '',
    });
    expect(other.people.map((it) => it.address)).toEqual([`${LENIENCY}|${cell}`]);
  });

  test('[REP-13] adds a row for 公安, asks about traffic police, and forgets neither when the row goes', async () => {
    const added = await save(clerk, id, {
      lines: [{ form: LENIENCY, table: 'fields', key: 'police', name: '公安' }],
      cells: [{ form: LENIENCY, address: 'fields|police|0|exempt_items', typed: '1' }],
    });
    const code = added.lines.police as string;
    expect(code).toMatch(/^x\d+$/);
    const now = await sheetOf(clerk, id);
    const sheet = now.sheets.find((it) => it.form === LENIENCY);
    expect(sheet?.rows).toMatchObject([{ code, name: '公安' }]);
    expect(sheet?.faults.map((it) => it.message)).toContain('请回答：公安领域是否包含交警？');
    await save(clerk, id, { lines: [{ form: LENIENCY, table: 'fields', code, drop: true }] });
    const after = (await sheetOf(clerk, id)).sheets.find((it) => it.form === LENIENCY);
    expect(after?.rows).toEqual([]);
    expect(after?.faults.map((it) => it.code)).not.toContain('question');
  });

  test('empties a cell and keeps its history', async () => {
    await save(clerk, id, typed(LENIENCY, { 'fields|market|0|reduced_items': '' }));
    const [cell] = await demo.look<{ id: string; state: string; version: number }>(
      sql`select id, state, version from return_cell where return = ${id} and address = ${`${LENIENCY}|fields|market|0|reduced_items`}`,
    );
    expect(cell).toMatchObject({ state: 'emptied', version: 2 });
    expect(await demo.look(sql`select 1 from journal where record_id = ${cell?.id}`)).toHaveLength(2);
  });

  test('counts nowhere while it is a draft', async () => {
    expect(await figures()).toEqual([]);
  });
});

describe('[REP-12] inside the unit', () => {
  test('refuses what does not add up, with every cell, before a leader sees it', async () => {
    await fill(clerk, id, 12);
    await save(clerk, id, typed(LENIENCY, { 'fields|market|0|exempt_items': '0' }));
    const refused = await clerk.refused('return.send-to-review', { acknowledged: true }, id);
    expect(refused.code).toBe('input.return-faults');
    expect(refused.faults).toContainEqual({
      field: `${LENIENCY}|fields|market`,
      message: '市场监管：有不予行政处罚案件而事项数量为0，请核对事项数量或者案件数量。',
    });
    await fill(clerk, id, 12);
    const warned = await clerk.refused('return.send-to-review', { acknowledged: false }, id);
    expect(warned.code).toBe('input.return-warnings');
  });

  test('lets nobody review or sign what they filled in themselves', async () => {
    await clerk.act('return.send-to-review', { acknowledged: true }, id);
    const own = await clerk.refused('return.pass-review', { opinion: null }, id);
    expect(own.detail).toBe('填报人不能审核自己填的报表，请由本单位其他人员审核。');
    expect((await sheetOf(clerk, id)).can).not.toContain('return.pass-review');
    await reviewer.act('return.pass-review', { opinion: '同意' }, id);
    expect((await reviewer.refused('return.sign', {}, id)).status).toBe(403);
    await head.act('return.sign', {}, id);
    expect(await figures()).toEqual([]);
  });

  test('goes back to the filler with words, and its signatures are void', async () => {
    await head.act('return.send-back', { reason: '请补充金额' }, id);
    const { return: row } = await sheetOf(clerk, id);
    expect(row).toMatchObject({ state: 'draft', signer: null, reviewer: null });
  });
});

describe('submitted', () => {
  test('it is frozen with a digest, counts, and can be taken back until it is received', async () => {
    const sent = await submit(id, people);
    expect(sent.state).toBe('submitted');
    expect(await casesNow()).toBe(12);
    const first = await sheetOf(clerk, id);
    expect(first.versions).toMatchObject([{ number: 1, words: '首次报送' }]);
    expect(first.versions[0]?.digest).toMatch(/^sm3:/);
    expect(
      (await clerk.refused('return.save-cells', typed(LENIENCY, { 'fields|market|0|exempt_cases': '1' }), id)).code,
    ).toBe('state.not-now');
    await clerk.act('return.withdraw', { reason: '金额单位填错' }, id);
    expect(await figures()).toEqual([]);
    await submit(id, people);
    await supervisor.act('return.receive', {}, id);
    expect((await clerk.refused('return.withdraw', { reason: '再看看' }, id)).code).toBe('state.not-now');
    expect((await city.refused('return.accept', {}, id)).status).toBe(403);
  });

  test('[REP-12] it comes back twice, with cells and words, and counts only while it is in force', async () => {
    const cells = [{ form: LENIENCY, cell: 'fields|market|0|exempt_cases', words: '与台账不符' }];
    await supervisor.act('return.return', { reason: null, cells }, id);
    expect(await figures()).toEqual([]);
    const back = await sheetOf(clerk, id);
    expect(back.return).toMatchObject({ state: 'returned', times_returned: 1, return_cells: cells });
    expect((await clerk.ask<MineAnswer>('returns.mine')).owed.map((it) => it.id)).toContain(id);
    await fill(clerk, id, 13);
    await submit(id, people);
    await supervisor.act('return.return', { reason: '请核实全部数据', cells: null }, id);
    await fill(clerk, id, 14);
    await submit(id, people);
    await supervisor.act('return.receive', {}, id);
    await supervisor.act('return.accept', {}, id);
    const { return: row, versions } = await sheetOf(supervisor, id);
    expect(row).toMatchObject({ state: 'accepted', times_returned: 2, accepted_revision: 4 });
    expect(versions[0]?.changed.map((it) => it.address)).toContain(`${LENIENCY}|fields|market|0|exempt_cases`);
    expect(await casesNow()).toBe(14);
  });

  test('a remark of the bureau is answered by the unit', async () => {
    const said = await supervisor.act(
      'return.comment',
      { address: `${LENIENCY}|fields|market|0|exempt_cases`, words: '比上年多，请说明' },
      id,
    );
    const remark = (said.result as { comment: string }).comment;
    await clerk.act('return.answer-comment', { answer: '新增轻微免罚事项' }, remark);
    expect((await sheetOf(supervisor, id)).comments).toMatchObject([{ state: 'answered' }]);
  });
});

describe('[REP-12] a correction after acceptance', () => {
  test('leaves the accepted numbers in every sum until the new version is sent', async () => {
    await clerk.act('return.start-correction', { reason: '漏报一件' }, id);
    await fill(clerk, id, 15);
    expect(await casesNow()).toBe(14);
    const at = 'fields|market|0|exempt_cases';
    await onlyFrozenIsSeen(demo, {
      id,
      at,
      version: 4,
      frozen: 14,
      live: 15,
      own: clerk,
      others: [supervisor, province],
    });
    await submit(id, people);
    expect(await casesNow()).toBe(15);
    const { versions } = await sheetOf(province, id);
    expect(versions[0]).toMatchObject({ number: 5, reason: '漏报一件' });
    expect(versions[0]?.changed.map((it) => it.address)).toEqual([`${LENIENCY}|fields|market|0|exempt_cases`]);
  });

  test('sent back, the accepted version counts again; accepted, it is the one that counts', async () => {
    await supervisor.act('return.return', { reason: '理由不足', cells: null }, id);
    expect(await casesNow()).toBe(14);
    await submit(id, people);
    await supervisor.act('return.receive', {}, id);
    await supervisor.act('return.accept', {}, id);
    expect(await casesNow()).toBe(15);
    const earlier = await supervisor.ask<{
      intact: boolean;
      content: {
        names: { unit: string };
        sheets: { form: string; cells: Record<string, { value: { num: number } }> }[];
      };
    }>('returns.version', { id, number: 4 });
    expect(earlier.intact).toBe(true);
    expect(earlier.content.names.unit).toBe('演示东区市场监督管理局');
    const table = earlier.content.sheets.find((it) => it.form === LENIENCY);
    expect(table?.cells['fields|market|0|exempt_cases']?.value.num).toBe(14);
    await supervisor.act('return.lock', {}, id);
    expect((await sheetOf(clerk, id)).can).not.toContain('return.start-correction');
  });

  test('and every bureau above has it in the numbers it is asked for', async () => {
    const { owed: bureau } = await supervisor.ask<MineAnswer>('returns.mine');
    const own = bureau.find((it) => it.title.includes('演示东区司法局'))?.id as string;
    const { sheets } = await sheetOf(supervisor, own);
    const expected = sheets.find((it) => it.form === LENIENCY)?.expected['fields|market|0|exempt_cases'];
    expect(expected).toMatchObject({ num: 15, from: 'below' });
  });
});
