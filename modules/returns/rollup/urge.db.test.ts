import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { CASES, CITY_SF, COUNTY_SF, num, OTHER_SF, PROVINCE_SF, province } from './rollup.fixture.ts';

const db = await testDatabase();
const world = await province(db);
afterAll(() => world.close());
const city = world.as('supervisor', CITY_SF);
const idOf = (unit: string) => world.round.of.get(unit) as string;
const urge = (actor: typeof city, ...units: string[]) => world.act(actor, 'return.urge', { returns: units.map(idOf) });
const heard = async (): Promise<string[]> => {
  const { rows } = await world.root.query<{ unit: string }>('select unit from notice order by unit');
  return rows.map((it) => it.unit);
};

describe('urging [REP-18] [REP-19]', () => {
  test('reaches the townships and agencies a county still waits for, not the county itself and nobody who has sent', async () => {
    await world.send('990102101.zf', { [CASES]: num(1) });
    await world.root.query(
      `insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due)
       values (gen_random_uuid(), '9901', '990102102', '990102102.zf', 'zf', 'return.report', '报送年度报告', 'return', $1, now(), '2026-01-31')`,
      [idOf('990102102.zf')],
    );
    const done = await urge(city, COUNTY_SF);
    expect(await heard()).toEqual(['990102.scjg', '990102102.zf']);
    expect(done.result).toMatchObject({ urged_before: 0 });
    const { rows } = await world.root.query('select title, text from notice where unit = $1', ['990102102.zf']);
    expect(rows[0]).toMatchObject({ title: '催报：2025年度报告' });
    expect(rows[0].text).toContain('现在停在“填报”；报送期限2026-01-31已过。东区司法局汇总正等着这份报表。');
    const duty = await world.root.query('select title from duty');
    expect(duty.rows[0].title).toBe('报送年度报告（已催报1次）');
  });

  test('is kept and journalled, and refused a second time on the same day with words that say what to do', async () => {
    const { rows } = await world.root.query('select to_name, step, waits_for, day from return_urge order by to_unit');
    expect(rows.map((it) => [it.to_name, it.step, it.waits_for])).toEqual([
      ['东区市场监督管理局', '填报', '东区司法局'],
      ['东河镇人民政府', '填报', '东区司法局'],
    ]);
    const journal = await world.root.query(`select count(*) from journal where record = 'return-urge'`);
    expect(Number(journal.rows[0].count)).toBe(2);
    await expect(urge(city, COUNTY_SF)).rejects.toThrow('今天已经催过，同一份报表一天只催一次');
  });

  test('goes to the county itself once everything below has come, naming the step it stands at', async () => {
    await world.send('990103101.zf', { [CASES]: num(1) });
    await world.send('990103.scjg', { [CASES]: num(1) });
    await world.setState(OTHER_SF, 'sign');
    const done = await urge(city, OTHER_SF);
    expect(done.result).toMatchObject({ urged: [{ unit: OTHER_SF, step: '待签发', waits_for: null }] });
  });

  test('is refused for a return that was sent, for the own unit, and for a county that is not ours', async () => {
    await expect(urge(city, '990102101.zf')).rejects.toThrow('东山镇人民政府已经报送或者免报，不需要催报。');
    await expect(urge(world.as('supervisor', COUNTY_SF), '990103101.zf')).rejects.toThrow('不在您的管辖范围内');
    await expect(world.act(world.as('clerk', COUNTY_SF), 'return.urge', { returns: [] })).rejects.toThrow(
      '不能办理“催报”',
    );
    for (const unit of ['990102.scjg', '990102102.zf', '990100.scjg']) await world.send(unit, { [CASES]: num(1) });
    await world.send(COUNTY_SF, { [CASES]: num(1) });
    await world.send(OTHER_SF, { [CASES]: num(1) });
    await expect(urge(city, CITY_SF)).rejects.toThrow('正停在本单位');
    const top = await urge(world.as('supervisor', PROVINCE_SF), CITY_SF);
    expect(top.result).toMatchObject({ urged: [{ unit: CITY_SF, step: '填报' }] });
  });
});
