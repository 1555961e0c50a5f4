import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareEffect, diff, diffText } from './diff.ts';
import { explain, explainText } from './explain.ts';
import { checkAdoptions, flatten } from './flatten.ts';
import { loadPolicies } from './load.ts';
import { compareLocal, refuseLocal } from './local.ts';
import { base, facts, folderOf, parameter } from './pack.fixture.ts';
import { regionWalk } from './region.ts';
import { type LocalValue, type PolicyWorld, resolve } from './resolve.ts';

const set = loadPolicies(folderOf(base), { facts });
const adoptions = [{ region: '990100', adopts: 'nation/east/port' }];
const local = (more: Partial<LocalValue> = {}): LocalValue => ({
  id: 'visit.cap',
  region: '910102',
  from: '2026-01-01',
  until: null,
  value: 8,
  basis: '本局规定',
  signed_by: '某人',
  signed_on: '2025-12-30',
  ...more,
});
const ask = (id: string, region: string, day: string, more: Partial<PolicyWorld> = {}) =>
  resolve({ set, adoptions, ...more }, id, region, day);

describe('what applies', () => {
  test('the nearest region upward that gives a value; townships ask as their county', () => {
    expect(regionWalk('910102001')).toEqual(['910102001', '910102', '910100', '910000', '000000']);
    expect(ask('visit.cap', '910102001', '2026-03-01')).toMatchObject({
      status: 'given',
      value: 6,
      source_pack: 'nation/east/port',
    });
    expect(ask('visit.cap', '910000', '2026-03-01')).toMatchObject({
      status: 'unspecified',
      value: null,
      source_pack: 'nation',
    });
    expect(ask('visit.none', '910100', '2026-03-01')).toMatchObject({ status: 'absent', chain: [] });
  });

  test('values change on their day, and a value not yet in force is shown but does not win', () => {
    expect(ask('visit.fixed', '910100', '2025-12-31').value).toBe(3);
    expect(ask('visit.fixed', '910100', '2026-01-01').value).toBe(5);
    const before = ask('visit.cap', '910100', '2023-06-01');
    expect(before.status).toBe('unspecified');
    expect(before.chain.map((it) => [it.pack, it.says, it.wins])).toEqual([
      ['nation/east/port', 'not_in_force', false],
      ['nation', 'unspecified', true],
    ]);
    expect(before.chain[0]?.why).toContain('不在施行期内（2024-01-01起');
  });

  test('a fictional region adopts a pack by one line', () => {
    expect(ask('visit.cap', '990103', '2026-03-01').value).toBe(6);
    expect(checkAdoptions(set, [{ region: '990100', adopts: 'nation/none' }])).toEqual([
      '990100 采用的政策包 nation/none 不存在',
    ]);
    expect(checkAdoptions(set, [{ region: '910100', adopts: 'nation' }])[0]).toContain('已有自己的政策包');
  });

  test('a local value wins where the entry allows it, nearest first, and the chain says why', () => {
    const locals = [local(), local({ region: '910100', value: 7 })];
    const county = ask('visit.cap', '910102', '2026-03-01', { locals });
    expect(county).toMatchObject({ status: 'local', value: 8, source_pack: 'nation/east/port' });
    expect(county.chain.map((it) => it.why)).toEqual([
      '上级文件留白，采用本地签署的值',
      '已由本地值代替',
      '已由本地值代替',
      '原文未规定，向上或向本地取值',
    ]);
    expect(ask('visit.cap', '910103', '2026-03-01', { locals }).value).toBe(7);
    const refused = ask('visit.fixed', '910102', '2026-03-01', { locals: [local({ id: 'visit.fixed' })] });
    expect(refused).toMatchObject({ status: 'given', value: 5 });
    expect(refused.chain[0]?.why).toContain('不允许设置本地值');
  });

  test('a local value is refused in words when it may not be set or has the wrong shape', () => {
    expect(refuseLocal(set, adoptions, local())).toBeNull();
    expect(refuseLocal(set, adoptions, local({ value: '八' }))).toContain('值的格式不对');
    expect(refuseLocal(set, adoptions, local({ basis: ' ' }))).toBe('请写明设置本地值的依据');
    expect(refuseLocal(set, adoptions, local({ id: 'visit.fixed' }))).toContain('不能设置本地值');
    expect(refuseLocal(set, adoptions, local({ id: 'visit.none' }))).toContain('没有条目');
  });
});

describe('a new version of the packs', () => {
  const upgraded = (values: object[], overridable_by = ['local']) =>
    loadPolicies(
      folderOf({
        ...base,
        'nation/east/port/a.yaml': { entries: [parameter('visit.cap', values, { overridable_by })] },
      }),
      { facts },
    );
  const fate = (values: object[], allowed?: string[]) =>
    compareLocal(set, upgraded(values, allowed), local(), '2026-03-01').fate;

  test('never silently overrides a local value: the keeper is told what became of it', () => {
    expect(fate([{ value: 6, from: '2024-01-01' }])).toBe('untouched');
    expect(fate([{ value: 4, from: '2024-01-01' }])).toBe('changed_below');
    expect(fate([{ value: 8, from: '2024-01-01' }])).toBe('same');
    expect(fate([{ value: 4, from: '2024-01-01' }], [])).toBe('void');
    const east = { region: '910000', value: 2 };
    const given = loadPolicies(
      folderOf({
        ...base,
        'nation/east/pack.yaml': {
          id: 'nation/east',
          title: '东省',
          region: '910000',
          extends: 'nation',
          amends: ['visit.cap'],
        },
        'nation/east/a.yaml': {
          entries: [parameter('visit.cap', [{ value: 3 }], { overridable_by: ['city', 'local'] })],
        },
      }),
      { facts },
    );
    expect(compareLocal(set, given, local(east), '2026-03-01')).toMatchObject({ fate: 'now_given', kept: true });
  });

  test('differences are listed by entry and by their effect on a region', () => {
    const after = upgraded([{ value: 4, from: '2024-01-01' }]);
    expect(diff(set, set)).toEqual([]);
    expect(diffText(diff(set, after))).toContain(
      '修改　nation/east/port　次数上限　[visit.cap]\n  原：2024-01-01起 6\n  新：2024-01-01起 4',
    );
    const effect = compareEffect(
      { world: { set }, region: '910100' },
      { world: { set: after }, region: '910100' },
      '2026-03-01',
    );
    expect(effect.map((it) => [it.id, it.before.value, it.after.value])).toEqual([['visit.cap', 6, 4]]);
    const places = compareEffect(
      { world: { set }, region: '910000' },
      { world: { set }, region: '910100' },
      '2026-03-01',
    );
    expect(places.map((it) => it.id)).toEqual(['visit.cap']);
  });
});

describe('rows for SQL', () => {
  const locals = [local({ until: '2026-06-30' })];
  const world: PolicyWorld = { set, adoptions, locals };
  const rows = flatten(world, ['910000', '910102']);

  test('cut time where something changes and name status, number and source', () => {
    const cap = rows.filter((it) => it.id === 'visit.cap' && it.region === '910102');
    expect(cap.map((it) => [it.from, it.until, it.status, it.num])).toEqual([
      ['2020-01-01', '2023-12-31', 'unspecified', null],
      ['2024-01-01', '2025-12-31', 'given', 6],
      ['2026-01-01', '2026-06-30', 'local', 8],
      ['2026-07-01', null, 'given', 6],
    ]);
    expect(cap.map((it) => it.source)).toEqual([
      '《甲办法》（甲〔2020〕1号）第一条',
      '《甲办法》（甲〔2020〕1号）第一条',
      '本局规定',
      '《甲办法》（甲〔2020〕1号）第一条',
    ]);
    expect(rows.find((it) => it.id === 'rule.visits')).toMatchObject({ txt: 'red', num: null, until: null });
  });

  test('say for every region and day what resolve says, with at most one row each', () => {
    const days = fc
      .integer({ min: 0, max: 3000 })
      .map((n) => new Date(Date.UTC(2019, 6, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('910000', '910102'),
        fc.constantFrom('visit.cap', 'visit.fixed'),
        (day, region, id) => {
          const found = rows.filter(
            (it) => it.id === id && it.region === region && it.from <= day && (it.until === null || day <= it.until),
          );
          const truth = resolve(world, id, region, day);
          expect(found.map((it) => [it.status, it.value])).toEqual(
            truth.status === 'absent' ? [] : [[truth.status, truth.value]],
          );
        },
      ),
    );
  });

  test('the explanation in words shows number, basis and what is left open', () => {
    const text = explainText(explain(world, '910000', '2026-03-01'));
    expect(text).toContain('- 次数上限：原文未规定　[visit.cap]');
    expect(text).toContain('依据：《甲办法》（甲〔2020〕1号）第一条（已核原文；nation）');
    expect(text).toContain('红灯：次数过多。　条件：f.visits > param("visit.cap")');
  });
});
