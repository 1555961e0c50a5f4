import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { burden } from './queries/burden.ts';
import type { burdenPreview } from './queries/burden-preview.ts';
import type { differences } from './queries/differences.ts';
import type { outlierQuery } from './queries/outliers.ts';
import { CASES, CITY_SF, COUNTY_SF, num, PROVINCE_SF, province } from './rollup.fixture.ts';

type Burden = Awaited<ReturnType<typeof burden.run>>;
type Preview = Awaited<ReturnType<typeof burdenPreview.run>>;
type Differences = Awaited<ReturnType<typeof differences.run>>;
type Outliers = Awaited<ReturnType<typeof outlierQuery.run>>;

const db = await testDatabase();
const world = await province(db);
afterAll(() => world.close());
const round = world.round.id;
const top = world.as('supervisor', PROVINCE_SF);

describe('what reporting asks of units [REP-04] [REP-12]', () => {
  test('a township is asked for its parts only; hours are measured, and what filled itself is counted', async () => {
    await world.send('990102101.zf', { [CASES]: num(3), 'fields|urban|exempt_cases': num(3) }, { expected: 3 });
    await world.send('990102102.zf', { [CASES]: num(4) }, { expected: 3, reason: '另有一件在年底' });
    const answer = await world.ask<Burden>(top, 'returns.burden', { level: 'township' });
    const [line] = answer.lines;
    expect(line).toMatchObject({
      year: 2025,
      level_name: '乡级',
      units: 3,
      forms: 7,
      measured: 2,
      median_seconds: 1800,
      numbers: 3,
      by_itself: 2,
    });
    const county = await world.ask<Burden>(top, 'returns.burden', { level: 'county' });
    expect(line?.cells).toBeLessThan(county.lines.find((it) => it.leg === 'agency')?.cells ?? 0);
    expect(answer.units.map((it) => it.unit_name)).toEqual(['东山镇人民政府', '东河镇人民政府', '西山镇人民政府']);
  });

  test('a county sees its own townships only', async () => {
    const answer = await world.ask<Burden>(world.as('supervisor', COUNTY_SF), 'returns.burden', { level: 'township' });
    expect(answer.units.map((it) => it.unit)).toEqual(['990102101.zf', '990102102.zf']);
  });

  test('before a round is opened it says how many units, cells and hours it adds', async () => {
    const answer = await world.ask<Preview>(top, 'returns.burden-preview', { chain: 'chain.annual_report' });
    const township = answer.legs.find((it) => it.leg === 'township');
    expect(township?.levels).toMatchObject([{ level: 'township', units: 3 }]);
    expect(township?.levels[0]?.hours).toBeGreaterThan(0);
    expect(township?.levels[0]?.already).toBe(township?.cells);
    expect(answer.total.units).toBe(11);
    expect(answer.total.cells).toBeGreaterThan(500);
  });
});

describe('differences of a round [REP-12]', () => {
  test('a number that is not what was expected is listed with the unit’s reason; a correction with its cells', async () => {
    await world.send('990102.scjg', { [CASES]: num(5) });
    await world.send('990102.scjg', { [CASES]: num(6) });
    await world.root.query(
      `update return_version set changed = '[{"address":"form.leniency|fields|market|0|exempt_cases","before":{"kind":"number","num":5},"after":{"kind":"number","num":6}}]', reason = '漏计一件' where number = 2`,
    );
    const answer = await world.ask<Differences>(top, 'returns.differences', { round });
    expect(answer.overwritten).toMatchObject([
      { unit_name: '东河镇人民政府', num: 4, expected: 3, origin: 'below', reason: '另有一件在年底' },
    ]);
    expect(answer.corrections).toMatchObject([{ unit_name: '东区市场监督管理局', number: 2, reason: '漏计一件' }]);
  });

  test('records that change after submission show beside the frozen number', async () => {
    await world.root.query(
      `insert into return_expected (return, address, num, origin, source, as_of, region, unit, line, receiver)
       select id, 'form.leniency|fields|market|0|exempt_cases', 9, 'metric', 'metric.x', now(), region, unit, line, receiver
       from return_sheet where id = $1`,
      [world.round.of.get('990102101.zf')],
    );
    const answer = await world.ask<Differences>(top, 'returns.differences', { round });
    expect(answer.moved).toMatchObject([{ unit_name: '东山镇人民政府', num: 3, expected: 3, today: 9 }]);
  });

  test('a number far from last year is marked with the reason in words, and the method is told', async () => {
    const last = await world.openRound(2024);
    for (const unit of ['990102.scjg', '990103.scjg', '990100.scjg']) {
      await world.send(unit, { [CASES]: num(60) }, {}, last);
      await world.send(unit, { [CASES]: num(unit === '990103.scjg' ? 900 : 63) });
    }
    const answer = await world.ask<Outliers>(world.as('supervisor', CITY_SF), 'returns.outliers', { round });
    expect(answer.marks.map((it) => [it.unit_name, it.kind_name])).toEqual([['西区市场监督管理局', '可能多位或少位']]);
    expect(answer.marks[0]?.words).toContain('去年是60');
    expect(answer.method.join('')).toContain('中位数');
  });
});
