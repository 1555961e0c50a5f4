import { generateSync } from 'otplib';
import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { testDatabase } from '../../test/support/database.ts';
import { browser, makeWorld } from '../identity/identity.fixture.ts';

const db = await testDatabase();
const world = await makeWorld(db);
afterAll(() => world.close());

async function signedIn(name: string, username: string, posts: readonly (readonly [string, string])[]) {
  const made = await world.person(name, username, posts);
  const page = browser(world);
  if ((await page.signIn(username)).body.expect === 'enrol') {
    const { secret } = (await page.post('/api/session/totp')).body;
    const code = generateSync({ secret, epoch: Math.floor(world.clock.now().getTime() / 1000) });
    await page.post('/api/session/totp/verify', { code });
  }
  return { ...made, page };
}
const admin = await signedIn('度系统', 'sys', [['990000.sf', 'sys-admin']]);
const bureau = await signedIn('度监督', 'supervisor', [['990102.sf', 'supervisor']]);
const clerk = await signedIn('度经办', 'clerk', [['990102.scjg', 'clerk']]);

const unitId = (code: string) => world.units.get(code) as string;
const nameOn = async (code: string, day: string) =>
  (await world.app.ask<{ name: string }>(NO_CLAIMS, sql`select zs_unit_name_on(${code}, ${day}) as name`))[0]?.name;
const newUnit = (change: Record<string, unknown>) =>
  admin.page.command('org.create-unit', {
    code: '990102.csgl',
    name: '演示东区城市管理局',
    kind: 'agency',
    parent: null,
    superior: null,
    supervised_by: '990102.sf',
    uscc: null,
    go_live: '2026-03-01',
    valid_from: '2026-03-01',
    basis: '演示编发〔2026〕1号',
    ...change,
  });

describe('units', () => {
  it('[ORG-01] are set up under a code that says region and line, supervised by a justice bureau', async () => {
    expect((await newUnit({ code: '990199.csgl' })).body.detail).toContain('没有找到区划 990199');
    expect((await newUnit({ code: 'csgl' })).body.faults[0].message).toContain('360702.scjg');
    expect((await newUnit({ supervised_by: '990102.yjgl' })).body.detail).toContain('监督机构应是司法行政部门');
    expect((await newUnit({ uscc: '11990000009900013A' })).body.code).toBe('input.faults');
    const made = await newUnit({});
    expect(made.status).toBe(200);
    const { row } = (await clerk.page.get(`/api/records/unit/${made.body.id}`)).body;
    expect(row).toMatchObject({
      unit: '990102.csgl',
      region: '990102',
      line: 'csgl',
      region_code: '990102',
      line_code: 'csgl',
    });
    expect((await newUnit({})).body.detail).toContain('已用于“演示东区城市管理局”');
  });

  it('are changed by the system administrator only', async () => {
    const refused = await clerk.page.command(
      'org.rename-unit',
      { name: '改名局', day: '2026-03-01', basis: null },
      unitId('990102.scjg'),
    );
    expect(refused.body.code).toBe('right.denied');
  });

  it('get a new name from a day on, and keep the old one for the days before', async () => {
    const id = unitId('990102.yjgl');
    const future = await admin.page.command(
      'org.rename-unit',
      { name: '演示东区应急局', day: '2026-03-03', basis: null },
      id,
    );
    expect(future.body.detail).toContain('生效日期还没有到');
    const done = await admin.page.command(
      'org.rename-unit',
      { name: '演示东区应急局', day: '2026-03-01', basis: '演示编发〔2026〕2号' },
      id,
    );
    expect(done.status).toBe(200);
    expect(await nameOn('990102.yjgl', '2026-02-28')).toBe('演示东区应急管理局');
    expect(await nameOn('990102.yjgl', '2026-03-01')).toBe('演示东区应急局');
    const events = (await clerk.page.post('/api/records/unit-event/list', { filter: { code: '990102.yjgl' } })).body
      .rows;
    expect(events[0]).toMatchObject({
      before_name: '演示东区应急管理局',
      after_name: '演示东区应急局',
      basis: '演示编发〔2026〕2号',
    });
  });

  it('split into units that exist and end, and nothing starts again from the ended one', async () => {
    const heirs = [];
    for (const line of ['jtys', 'sl'])
      heirs.push((await newUnit({ code: `990102.${line}`, name: `演示东区${line}局` })).body.id);
    const parent = (await newUnit({ code: '990102.jtsl', name: '演示东区交通水利局', valid_from: null })).body.id;
    const split = (of: unknown) =>
      admin.page.command('org.split-unit', { heirs: of, day: '2026-03-02', basis: null }, parent);
    expect((await split([heirs[0]])).body.detail).toContain('至少2项');
    expect((await split([heirs[0], parent])).body.detail).toContain('不能是它自己');
    expect((await split(heirs)).body.state).toBe('closed');
    const { row } = (await clerk.page.get(`/api/records/unit/${parent}`)).body;
    expect(row).toMatchObject({ state: 'closed', valid_until: '2026-03-02', successors: '990102.jtys 990102.sl' });
    expect((await split(heirs)).body.code).toBe('state.not-now');
  });
});

describe('regions', () => {
  it('[ORG-05] merge after their units have, and documents of before keep the old names', async () => {
    const merge = { into: world.regions.get('990102101'), day: '2026-03-02', basis: '演示政发〔2026〕3号' };
    const valley = world.regions.get('990102102');
    expect((await admin.page.command('org.merge-region', merge, valley)).body.detail).toContain('演示谷镇人民政府');
    const unitMerge = { ...merge, into: unitId('990102101.zf') };
    expect((await admin.page.command('org.merge-unit', unitMerge, unitId('990102102.zf'))).body.state).toBe('closed');
    expect((await admin.page.command('org.merge-region', merge, valley)).body.state).toBe('closed');

    const { row } = (await clerk.page.get(`/api/records/region/${valley}`)).body;
    expect(row).toMatchObject({ name: '演示谷镇', valid_until: '2026-03-02', successor: '990102101' });
    expect(await nameOn('990102102.zf', '2026-02-01')).toBe('演示谷镇人民政府');
    expect(await nameOn('990102102.zf', '2026-03-02')).toBe('演示谷镇人民政府');
    const { entries } = (await bureau.page.get(`/api/records/unit/${unitId('990102102.zf')}/timeline`)).body;
    expect(entries.at(-1)).toMatchObject({ label: '单位并入', name: '度系统', note: '由演示丘镇人民政府承接' });
    const tree = (await clerk.page.post('/api/queries/org.tree', { region: '990102' })).body;
    expect(tree.regions.map((it: { name: string }) => it.name)).toEqual(['演示丘镇']);
    const all = (await clerk.page.post('/api/queries/org.tree', { region: '990102', closed: true })).body;
    expect(all.regions.map((it: { name: string }) => it.name)).toContain('演示谷镇');
  });

  it('take the place in the tree that their code says', async () => {
    const region = {
      code: '990103',
      name: '演示新区',
      level: 'county',
      kind: 'division',
      parent: '990000',
      adopts: null,
      valid_from: null,
    };
    expect((await admin.page.command('org.create-region', region)).body.detail).toContain('上级应为 990100');
    expect((await admin.page.command('org.create-region', { ...region, parent: '990100' })).status).toBe(200);
  });
});

describe('supervision inside the agencies', () => {
  const gaps = async (page: typeof bureau.page) =>
    (await page.post('/api/queries/org.supervision-gaps')).body.gaps.map(
      (it: { code: string; no_body: boolean; no_person: boolean }) => [it.code, it.no_body, it.no_person],
    );

  it('[ORG-04] shows a gap until a body and a person are named, and again when the person leaves', async () => {
    expect(await gaps(clerk.page)).toEqual([['990102.scjg', true, true]]);
    const id = unitId('990102.scjg');
    expect((await clerk.page.command('org.set-supervising-body', { supervising_body: '法规科' }, id)).status).toBe(200);
    expect(await gaps(clerk.page)).toEqual([['990102.scjg', false, true]]);
    const register = {
      unit_code: null,
      person: null,
      person_name: '度法规',
      duty: '法规科科长',
      valid_from: '2026-03-01',
    };
    const made = await clerk.page.command('org.register-supervision-person', register);
    expect(await gaps(clerk.page)).toEqual([]);
    expect((await clerk.page.command('org.register-supervision-person', register)).body.detail).toContain(
      '不要重复登记',
    );
    await clerk.page.command('org.end-supervision-person', { valid_until: '2026-03-02' }, made.body.id);
    expect(await gaps(clerk.page)).toEqual([['990102.scjg', false, true]]);
    expect((await gaps(bureau.page)).map(([code]: [string]) => code)).toEqual(
      expect.arrayContaining(['990102.scjg', '990102.yjgl', '990102101.zf']),
    );
  });

  it('is not set for a unit out of reach', async () => {
    const other = unitId('990102.yjgl');
    expect(
      (await clerk.page.command('org.set-supervising-body', { supervising_body: '别家的' }, other)).body.code,
    ).toBe('right.not-yours');
    const register = {
      unit_code: '990102.yjgl',
      person: null,
      person_name: '度别家',
      duty: null,
      valid_from: '2026-03-01',
    };
    expect((await clerk.page.command('org.register-supervision-person', register)).body.code).toBe('right.scope');
  });

  it('[ORG-07] [ORG-08] keeps the task list of a station and the seal of a bureau', async () => {
    const station = await newUnit({ code: '990102101.sfs', name: '演示丘司法所', kind: 'justice-station' });
    const set = (input: Record<string, string | null>, id: string) => bureau.page.command('org.set-station', input, id);
    expect((await set({ station_tasks: '一、参与镇执法案卷评查', seal_note: null }, station.body.id)).status).toBe(200);
    expect((await set({ station_tasks: null, seal_note: '2026年3月1日启用' }, unitId('990102.sf'))).status).toBe(200);
    expect((await set({ station_tasks: '误填', seal_note: null }, unitId('990102.sf'))).body.detail).toContain(
      '只登记在司法所名下',
    );
    expect((await set({ station_tasks: null, seal_note: '误填' }, unitId('990102.scjg'))).body.code).toBe(
      'right.not-yours',
    );
  });
});
