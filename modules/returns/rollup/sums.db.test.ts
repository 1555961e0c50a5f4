import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { agreementQuery } from './queries/agreement.ts';
import type { rollUp } from './queries/roll-up.ts';
import type { rollUpCell } from './queries/roll-up-cell.ts';
import { refreshReturnSums } from './refresh.ts';
import { CASES, CITY_SF, COUNTY_SF, FORM, num, OTHER_SF, PROVINCE_SF, province } from './rollup.fixture.ts';

type Answer = Awaited<ReturnType<typeof rollUp.run>>;
type CellAnswer = Awaited<ReturnType<typeof rollUpCell.run>>;
type Agreed = Awaited<ReturnType<typeof agreementQuery.run>>;

const db = await testDatabase();
const world = await province(db);
afterAll(() => world.close());
const round = world.round.id;
const top = world.as('supervisor', PROVINCE_SF);
const sums = (answer: Answer) => Object.fromEntries(answer.groups.map((it) => [it.name, it.cells[CASES]?.[0] ?? null]));

describe('roll-up of a round [REP-05] [REP-06] [REP-12]', () => {
  test('only what was submitted counts, each act once, however many levels pass it on', async () => {
    await world.send('990102101.zf', { [CASES]: num(3) });
    await world.send('990102102.zf', { [CASES]: { kind: 'no_competence' } });
    await world.send('990102.scjg', { [CASES]: num(5) });
    await world.send('990103.scjg', { [CASES]: num(7) });
    await world.send('990000.scjg', { [CASES]: num(100) });
    await world.send(COUNTY_SF, { [CASES]: num(8) });
    const before = await world.ask<Answer>(top, 'returns.roll-up', { round });
    expect(before.cells[CASES]).toEqual([115, 4, 0, 1]);
    expect(sums(before)).toEqual({ '演示省（本级）': 100, 演示市: 15 });
  });

  test('sums kept ready say the same, also when a return comes after they were made', async () => {
    expect(await refreshReturnSums(world.worker)).toBeGreaterThan(0);
    const kept = await world.ask<Answer>(top, 'returns.roll-up', { round });
    expect(kept.cells[CASES]).toEqual([115, 4, 0, 1]);
    await world.send('990103101.zf', { [CASES]: num(2) });
    const after = await world.ask<Answer>(top, 'returns.roll-up', { round, by: 'level' });
    expect(after.cells[CASES]?.[0]).toBe(117);
    expect(sums(after)).toEqual({ 市级: null, 县级: 12, 乡级: 5, 省级: 100 });
    await refreshReturnSums(world.worker);
    const lines = await world.ask<Answer>(top, 'returns.roll-up', { round, by: 'line' });
    expect(sums(lines)).toMatchObject({ 市场监督管理局: 112, 人民政府: 5 });
    // A line has the name that most of its units bear, not that of its highest one.
    expect(lines.groups.map((it) => it.name)).toContain('司法局');
    expect(lines.groups.map((it) => it.name)).not.toContain('司法厅');
  });

  test('a correction replaces the number at every level, and a return sent back takes it away', async () => {
    await world.send('990103.scjg', { [CASES]: num(9) });
    const corrected = await world.ask<Answer>(top, 'returns.roll-up', { round });
    expect(corrected.cells[CASES]?.[0]).toBe(119);
    await world.setState('990103.scjg', 'returned');
    const back = await world.ask<Answer>(top, 'returns.roll-up', { round });
    expect(back.cells[CASES]?.[0]).toBe(110);
    await world.setState('990103.scjg', 'submitted');
  });

  test('the city is divided by county, the county by unit', async () => {
    const city = world.as('supervisor', CITY_SF);
    expect(sums(await world.ask<Answer>(city, 'returns.roll-up', { round }))).toEqual({
      '演示市（本级）': null,
      东区: 8,
      西区: 11,
    });
    const county = await world.ask<Answer>(top, 'returns.roll-up', { round, below: '990102' });
    expect(sums(county)).toMatchObject({ 东区市场监督管理局: 5, 东山镇人民政府: 3, 东河镇人民政府: 0 });
    expect(county.groups.find((it) => it.name === '东河镇人民政府')?.cells[CASES]).toEqual([0, 0, 0, 1]);
  });

  test('a county sees its own county only, a line leader the own line only, a clerk what was sent to the unit', async () => {
    const east = world.as('supervisor', COUNTY_SF);
    const own = await world.ask<Answer>(east, 'returns.roll-up', { round, below: '990103' });
    expect(own.cells[CASES]).toEqual([8, 2, 0, 1]);
    expect(own.missing.map((it) => it.unit)).toEqual([]);
    const leader = world.as('line-leader', '990100.scjg');
    const line = await world.ask<Answer>(leader, 'returns.roll-up', { round, by: 'region' });
    expect(line.cells[CASES]).toEqual([14, 2, 0, 0]);
    const clerk = world.as('clerk', CITY_SF);
    const received = await world.ask<Answer>(clerk, 'returns.roll-up', { round });
    expect([received.own_only, received.cells[CASES]?.[0]]).toEqual([true, 8]);
  });

  test('behind a cell stand its returns, each with its own value, and how many of all one may see', async () => {
    const answer = await world.ask<CellAnswer>(top, 'returns.roll-up-cell', { round, address: CASES });
    expect(answer.rows.map((it) => [it.unit_name, it.num])).toEqual([
      ['演示省市场监督管理局', 100],
      ['西区市场监督管理局', 9],
      ['东区市场监督管理局', 5],
      ['东山镇人民政府', 3],
      ['西山镇人民政府', 2],
      ['东河镇人民政府', null],
    ]);
    expect([answer.num, answer.seen, answer.of]).toEqual([119, 6, 6]);
    const leader = world.as('line-leader', '990100.scjg');
    const seen = await world.ask<CellAnswer>(leader, 'returns.roll-up-cell', { round, address: CASES });
    expect([seen.num, seen.seen, seen.of]).toEqual([14, 2, 5]);
  });

  test('last year stands beside this year', async () => {
    const last = await world.openRound(2024);
    await world.send('990102.scjg', { [CASES]: num(4) }, {}, last);
    const answer = await world.ask<CellAnswer>(top, 'returns.roll-up-cell', {
      round,
      address: CASES,
      unit: '990102.scjg',
    });
    expect(answer.rows[0]).toMatchObject({ num: 5, last: 4 });
  });

  test('rows that units added are summed by their name', async () => {
    for (const [unit, code, value] of [
      ['990103.scjg', 'x1', 4],
      ['990100.scjg', 'x7', 6],
    ] as const) {
      const cells = { [`fields|${code}|exempt_cases`]: num(value), [CASES]: num(9) };
      await world.send(unit, cells, { rows: { [code]: '养犬管理' } });
    }
    const answer = await world.ask<Answer>(top, 'returns.roll-up', { round });
    expect(answer.cells['fields|+养犬管理|exempt_cases']).toEqual([10, 2, 0, 0]);
    await refreshReturnSums(world.worker);
    const kept = await world.ask<Answer>(top, 'returns.roll-up', { round });
    expect(kept.cells['fields|+养犬管理|exempt_cases']).toEqual([10, 2, 0, 0]);
  });

  test('rows that a form sums by a code are one sum whatever they are called, by region and by line alike, and a return counts once', async () => {
    await world.root.query(`insert into return_form (hash, form, value) values ('by-code', $1, $2)`, [
      FORM,
      JSON.stringify({ tables: [{ code: 'fields', sum_by: 'kind' }] }),
    ]);
    const at = (row: string) => `fields|${row}|lighter_cases`;
    const kind = (row: string, code: string) => ({ [`fields|${row}|0|kind`]: code });
    await world.send(
      '990103.scjg',
      { ...kind('x1', 'dog'), ...kind('x2', 'dog'), [at('x1')]: num(1), [at('x2')]: num(2), [CASES]: num(9) },
      { rows: { x1: '养犬', x2: '犬只伤人' }, hash: 'by-code' },
    );
    await world.send(
      '990100.scjg',
      { ...kind('x4', 'dog'), [at('x4')]: num(4), [at('x5')]: num(8), [CASES]: num(9) },
      { rows: { x4: '遛犬不牵绳', x5: '还没有归类' }, hash: 'by-code' },
    );
    for (const by of ['region', 'line', 'level']) {
      const answer = await world.ask<Answer>(top, 'returns.roll-up', { round, by });
      expect(answer.cells['fields|=dog|lighter_cases'], by).toEqual([7, 2, 0, 0]);
      expect(answer.cells['fields|=|lighter_cases'], by).toEqual([8, 1, 0, 0]);
    }
    const behind = await world.ask<CellAnswer>(top, 'returns.roll-up-cell', {
      round,
      address: 'fields|=dog|lighter_cases',
    });
    expect(behind).toMatchObject({ seen: 2, of: 2, num: 7, more: 0 });
    expect(behind.rows.map((it) => [it.unit, it.num])).toEqual([
      ['990100.scjg', 4],
      ['990103.scjg', 3],
    ]);
    // As the other tests of this round have it.
    for (const unit of ['990103.scjg', '990100.scjg'])
      await world.send(
        unit,
        { 'fields|x1|exempt_cases': num(unit === '990103.scjg' ? 4 : 6), [CASES]: num(9) },
        { rows: { x1: '养犬管理' } },
      );
  });

  test('region and line agree, or the unit where they part is named with both numbers and its reason', async () => {
    await world.send(OTHER_SF, { [CASES]: num(11), 'fields|+养犬管理|exempt_cases': num(4) });
    await world.send(COUNTY_SF, { [CASES]: num(20) }, { reason: '补计区本级案件', expected: 8 });
    const answer = await world.ask<Agreed>(top, 'returns.agreement', { round });
    expect(answer.agrees).toBe(false);
    const east = answer.places.find((it) => it.unit === COUNTY_SF && it.address === CASES);
    expect(east).toMatchObject({ unit_name: '东区司法局', reported: 20, below: 8, reason: '补计区本级案件' });
    const city = answer.places.find((it) => it.unit === CITY_SF && it.address === CASES);
    expect(city).toMatchObject({ reported: null, below: 40 });
    expect(answer.differing.find((it) => it.address === CASES)).toEqual({
      address: CASES,
      by_region: 100,
      by_line: 128,
    });
    const inCounty = await world.ask<Agreed>(top, 'returns.agreement', { round, below: '990103' });
    expect(inCounty.places.filter((it) => it.address === CASES)).toEqual([]);
  });

  test('completeness counts drafts nowhere and names who has not sent, with the step it stands at [REP-18]', async () => {
    await world.setState('990100.scjg', 'sign');
    // Corrected long after its day: it was on time, and stays so.
    await world.send('990103.scjg', { [CASES]: num(10) }, { day: '2026-04-15' });
    const answer = await world.ask<Answer>(world.as('supervisor', CITY_SF), 'returns.roll-up', { round });
    const own = answer.groups.find((it) => it.key === '990100')?.complete;
    expect(own).toMatchObject({ owed: 2, submitted: 0, overdue: 1, undated: 0 });
    expect(answer.groups.find((it) => it.name === '东区')?.complete).toMatchObject({
      owed: 4,
      submitted: 4,
      on_time: 3,
      late: 0,
      undated: 1,
    });
    expect(answer.missing.map((it) => [it.unit_name, it.state])).toEqual([
      ['演示市市场监督管理局', 'sign'],
      ['演示市司法局', 'draft'],
    ]);
  });
});
