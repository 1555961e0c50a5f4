import { afterAll, expect, test } from 'vitest';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { makeUscc } from '../../demo/make/codes.ts';
import { acting } from '../../test/support/acting.ts';
import { testDatabase } from '../../test/support/database.ts';
import { partiesModule } from './index.ts';
import type { DuplicateGroup } from './queries/duplicates.ts';

const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, partiesModule], {
  at: '2026-06-10T09:00:00+08:00',
  adopt: { '990000': 'jiangxi' },
});
afterAll(() => world.close());
const root = base.pool('superuser');

const officer = world.as('officer', '990102.scjg');
const clerk = world.as('clerk', '990102.scjg');
const abroad = world.as('clerk', '980102.scjg');
let serial = 0;
const code = () => {
  serial += 1;
  return makeUscc('91', '990102', `MA9900${String(serial).padStart(2, '0')}`);
};
const firmOf = (name: string, uscc: string | null, more = {}) =>
  world.act(officer, 'firm.register', { name, kind: uscc ? 'company' : 'individual', uscc, ...more });
const rootOf = async (id: string) =>
  (await root.query<{ root: string }>('select zs_firm_root($1) as root', [id])).rows[0]?.root;

test('an officer on the spot registers a stall with a name, a reason and an address', async () => {
  const { id } = await firmOf('演示路口早点摊', null, {
    no_code_reason: 'unlicensed',
    address: '演示东区演示路1号',
    lat_e6: 20_300_000,
    lng_e6: 135_100_000,
  });
  const { rows } = await root.query('select firm, address, lat_e6::int, lng_e6::int from premises where firm = $1', [
    id,
  ]);
  expect(rows).toEqual([{ firm: id, address: '演示东区演示路1号', lat_e6: 20_300_000, lng_e6: 135_100_000 }]);
});

test('a code with a wrong check sign, and a company without a code, are refused in words', async () => {
  const sound = code();
  const broken = sound.slice(0, 17) + (sound.endsWith('1') ? '2' : '1');
  await expect(firmOf('演示错码有限公司', broken)).rejects.toThrow('校验位');
  await expect(
    world.act(officer, 'firm.register', { name: '演示无码有限公司', kind: 'company', no_code_reason: 'not-shown' }),
  ).rejects.toThrow('应填写统一社会信用代码');
});

test('the same code is not registered twice; the refusal names the one that is there', async () => {
  const uscc = code();
  const first = await firmOf('演示春水有限公司', uscc);
  await expect(firmOf('演示春水', uscc)).rejects.toMatchObject({
    code: 'conflict.same-firm',
    detail: { id: first.id },
  });
});

test('correcting a firm never stores a masked telephone number', async () => {
  const { id } = await firmOf('演示荷塘店', null, { no_code_reason: 'not-shown', contact_phone: '000-1234567' });
  const form = { name: '演示荷塘书店', kind: 'individual', no_code_reason: 'not-shown', contact_phone: '000******67' };
  await world.act(clerk, 'firm.correct', form, id);
  const { rows } = await root.query('select name, contact_phone from firm where id = $1', [id]);
  expect(rows).toEqual([{ name: '演示荷塘书店', contact_phone: '000-1234567' }]);
});

test('duplicates merge along a chain and part again', async () => {
  const [a, b, c] = await Promise.all([
    firmOf('演示梅溪农资店', null, { no_code_reason: 'not-shown' }),
    firmOf('演示梅溪农资店（个体工商户）', null, { no_code_reason: 'not-shown' }),
    firmOf('演示梅溪农资', code()),
  ]);
  const proposed = await world.ask<{ groups: DuplicateGroup[] }>(clerk, 'parties.duplicates', {});
  const pair = proposed.groups.find((g) => g.firms.some((f) => f.id === a.id));
  expect(pair?.why).toBe('name');
  expect(pair?.firms.map((f) => f.id).sort()).toEqual([a.id, b.id].sort());

  await world.act(clerk, 'firm.merge', { into: b.id, reason: '同一家店' }, a.id);
  await world.act(clerk, 'firm.merge', { into: c.id, reason: '已办照' }, b.id);
  expect([await rootOf(a.id), await rootOf(b.id), await rootOf(c.id)]).toEqual([c.id, c.id, c.id]);
  await expect(world.act(clerk, 'firm.merge', { into: a.id, reason: '绕圈' }, c.id)).rejects.toThrow('不能并入');

  await world.act(clerk, 'firm.unmerge', { reason: '不是一家' }, b.id);
  expect([await rootOf(a.id), await rootOf(b.id), await rootOf(c.id)]).toEqual([b.id, b.id, c.id]);
  await world.act(clerk, 'firm.unmerge', { reason: '不是一家' }, a.id);
  expect(await rootOf(a.id)).toBe(a.id);
  expect((await root.query('select * from firm_root')).rows).toEqual([]);
});

test('two codes are two firms and do not merge', async () => {
  const [a, b] = await Promise.all([firmOf('演示竹溪甲有限公司', code()), firmOf('演示竹溪乙有限公司', code())]);
  await expect(world.act(clerk, 'firm.merge', { into: b.id, reason: '误认' }, a.id)).rejects.toThrow('不是同一主体');
});

test('premises of merged registrations are shown together, with the quiet park they lie in', async () => {
  const supervisor = world.as('supervisor', '990102.sf', { kind: 'justice-bureau' });
  const park = await world.act(supervisor, 'park.register', { name: '演示东园', quiet: true });
  const [kept, twin] = await Promise.all([
    firmOf('演示松江厂', code(), { address: '演示东园1号', park: park.id }),
    firmOf('演示松江厂二', null, { no_code_reason: 'not-shown', address: '演示东园2号' }),
  ]);
  await world.act(clerk, 'firm.merge', { into: kept.id, reason: '同一家厂' }, twin.id);
  const { rows } = await world.ask<{ rows: { address: string; quiet: boolean }[] }>(officer, 'parties.premises-of', {
    firm: twin.id,
  });
  expect(rows.map(({ address, quiet }) => [address, quiet]).sort()).toEqual([
    ['演示东园1号', true],
    ['演示东园2号', false],
  ]);
});

test('another region neither sees nor merges the firm', async () => {
  const firm = await firmOf('演示兰溪有限公司', code());
  await expect(world.act(abroad, 'firm.merge', { into: firm.id, reason: '越界' }, firm.id)).rejects.toThrow(
    '没有找到这条经营主体',
  );
  await expect(
    world.act(abroad, 'firm.register', {
      name: '演示越界店',
      kind: 'other',
      no_code_reason: 'not-shown',
      place: '990102',
    }),
  ).rejects.toThrow('超出了您当前岗位的管辖范围');
});
