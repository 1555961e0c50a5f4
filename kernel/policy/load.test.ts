import { describe, expect, test } from 'vitest';
import { calendarOf } from '../calendar.ts';
import { checkPacks } from './examples.ts';
import { faultText, loadPolicies, readPolicies } from './load.ts';
import { base, basis, type Files, facts, folderOf, parameter, rule } from './pack.fixture.ts';

const faultsOf = (files: Files) => readPolicies(folderOf({ ...base, ...files }), { facts }).faults.map(faultText);
const nation = (...entries: object[]) => ({ 'nation/b.yaml': { entries } });

describe('loading packs', () => {
  test('a sound folder loads, and its version depends on content alone, not on files or order', () => {
    const a = loadPolicies(folderOf(base), { facts });
    const moved: Files = { ...base, 'nation/z.yaml': base['nation/a.yaml'] };
    delete moved['nation/a.yaml'];
    const b = loadPolicies(folderOf(moved), { facts });
    expect(a.version).toMatch(/^[0-9a-f]{64}$/);
    expect(b.version).toBe(a.version);
    const changed = loadPolicies(folderOf({ ...base, ...nation(parameter('visit.other', [{ value: 1 }])) }), { facts });
    expect(changed.version).not.toBe(a.version);
  });

  test('all faults come at once, each with file, entry and words', () => {
    expect(() => loadPolicies(folderOf({ ...base, ...nation(parameter('visit.x', [{}])) }))).toThrow(
      /nation\/b\.yaml：visit\.x：values\.0：要么写 value，要么写 unspecified/,
    );
  });

  test('broken YAML is named with its line', () => {
    expect(faultsOf({ 'nation/b.yaml': 'entries:\n  - id: [\n' }).join()).toMatch(/b\.yaml：第\d行/);
  });

  test.each([
    ['values that overlap in time', [{ value: 1 }, { from: '2021-01-01', value: 2 }], '施行期重叠'],
    ['a day that does not exist', [{ value: 1, from: '2021-02-30' }], '不是有效日期'],
    ['an end before the start', [{ value: 1, until: '2019-01-01' }], 'until 早于 from'],
    ['a value of another type', [{ value: '三' }], 'values.0.value'],
    ['a document nobody registered', [{ value: 1, basis: { document: '乙〔2021〕2号' } }], 'documents.yaml 未登记文件'],
    ['a conflict without a reason', [{ value: 1, conflicts: [{ value: 2, basis, why_not: '较早' }] }], '为何适用'],
  ])('%s is refused', (_, values, message) => {
    expect(faultsOf(nation(parameter('visit.x', values))).join()).toContain(message);
  });

  test('a condition is type-checked against the facts and parameters, with the place of the fault', () => {
    expect(faultsOf(nation(rule('f.visit > 1', { id: 'rule.b' }))).join()).toMatch(
      /rule\.b：values\.0\.value\.when：.*字起/,
    );
    expect(faultsOf(nation(rule('f.visits > param("no.such")', { id: 'rule.b' }))).join()).toContain(
      '找不到参数条目 no.such',
    );
    expect(faultsOf(nation(rule('f.visits + 1', { id: 'rule.b' }))).join()).toContain('rule.b');
  });

  test('a rule without its three examples is refused', () => {
    expect(faultsOf(nation(rule('f.visits > 1', { id: 'rule.b', examples: [] })))).toHaveLength(3);
  });

  test('a pack changes only what the pack above lets it, and says so', () => {
    const east = (amends: string[], id: string) => ({
      'nation/east/pack.yaml': { id: 'nation/east', title: '东省', region: '910000', extends: 'nation', amends },
      'nation/east/a.yaml': { entries: [parameter(id, [{ value: 9 }], { overridable_by: ['city', 'local'] })] },
    });
    expect(faultsOf(east(['visit.cap'], 'visit.cap'))).toEqual([]);
    expect(faultsOf(east([], 'visit.cap')).join()).toContain('须在 pack.yaml 的 amends 中声明');
    expect(faultsOf(east(['visit.fixed'], 'visit.fixed')).join()).toContain('nation 不允许本级修改该条目');
    expect(faultsOf(east(['visit.cap', 'visit.gone'], 'visit.cap')).join()).toContain('本包没有该条目');
  });

  test('a pack must stand in the folder it is named for, under a higher region that exists', () => {
    const port = { id: 'nation/port', title: '港市', region: '910200', extends: 'nation/west' };
    const found = faultsOf({ 'nation/west/port/pack.yaml': port }).join();
    expect(found).toContain('编号应与文件夹一致');
    expect(found).toContain('找不到上级政策包 nation/west');
  });
});

describe('running the examples', () => {
  const check = (...entries: object[]) =>
    checkPacks(folderOf({ ...base, ...nation(...entries) }), { facts, calendar: calendarOf([]) });

  test('those that hold are counted; one that does not is a fault that says what happened', () => {
    expect(check()).toMatchObject({ faults: [], examples: 3, entries: 4 });
    const turned = check(rule('f.visits < param("visit.cap")', { id: 'rule.b' }));
    expect(turned.faults.map(faultText)).toEqual(['nation/b.yaml：rule.b：examples.0：“多于上限”应触发，实际不触发']);
  });

  test('a due day in the past makes a rule fire from the day after, and a missing one leaves it open', () => {
    const late = rule('!f.done', { id: 'rule.late' });
    const value = { subject: 'visit', light: 'red', when: '!f.done', past: 'due', message: '逾期未办。' };
    const examples = [
      { says: '次日', on: '2026-03-02', facts: { done: false, due: '2026-03-01' }, expect: 'fires' },
      { says: '当日', on: '2026-03-01', facts: { done: false, due: '2026-03-01' }, expect: 'clear' },
      { says: '没有到期日', on: '2026-03-02', facts: { done: false }, expect: 'unknown' },
      { says: '已办的不必知道到期日', on: '2026-03-02', facts: { done: true }, expect: 'clear' },
    ];
    const found = check({ ...late, values: [{ from: '2020-01-01', basis, value }], examples });
    expect(found.faults).toEqual([]);
  });

  test('a deadline that the documents leave open is unknown until a value is tried', () => {
    const found = check({
      id: 'deadline.x',
      kind: 'deadline',
      title: '期限',
      values: [{ from: '2020-01-01', basis, unspecified: true }],
      examples: [
        { says: '未设', start: '2026-03-02', on: '2026-12-31', expect: 'unknown' },
        {
          says: '设五日',
          with: { length: 5, unit: 'natural_days' },
          start: '2026-03-02',
          due: '2026-03-07',
          on: '2026-03-08',
          expect: 'fires',
        },
        {
          says: '设五日',
          with: { length: 5, unit: 'natural_days' },
          start: '2026-03-02',
          due: '2026-03-07',
          on: '2026-03-07',
          expect: 'clear',
        },
      ],
    });
    expect(found.faults).toEqual([]);
  });
});
