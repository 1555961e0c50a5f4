/** Forms, chains and metrics that do not fit together do not load, and say why. */
import { expect, test } from 'vitest';
import { faultText, readPolicies } from './load.ts';
import { base, basis, facts, folderOf } from './pack.fixture.ts';

const entry = (id: string, kind: string, value: object) => ({
  id,
  kind,
  title: id,
  values: [{ from: '2020-01-01', basis, value }],
});
const metric = (more: object = {}) =>
  entry('metric.visits', 'metric', {
    subject: 'visit',
    when: 'f.done',
    day: 'due',
    unit: '次',
    counts_for: '单位',
    ...more,
  });
const form = (column: object = {}, more: object = {}) =>
  entry('form.a', 'form', {
    title: '某表',
    tables: [
      {
        code: 'main',
        rows: [{ code: 'all', name: '全部' }],
        columns: [{ code: 'cases', name: '件数', type: 'int', ...column }],
      },
    ],
    ...more,
  });
const chain = (leg: object = {}, more: object = {}) =>
  entry('chain.a', 'chain', {
    title: '某报告',
    forms: ['form.a'],
    about: 'previous_year',
    legs: [
      {
        code: 'one',
        name: '一',
        owes: { kinds: ['agency'], levels: ['county'] },
        to: ['same_level_bureau'],
        due: { unspecified: true },
        ...leg,
      },
    ],
    ...more,
  });
const faultsOf = (...entries: object[]) =>
  readPolicies(folderOf({ ...base, 'nation/returns.yaml': { entries } }), { facts })
    .faults.map(faultText)
    .join('\n');

test('a sound form, chain and metric load', () => {
  expect(faultsOf(metric(), form({ metric: 'metric.visits' }), chain())).toBe('');
});

test.each([
  ['a metric over facts that do not exist', [metric({ subject: 'nothing' })], '没有名为 nothing 的事实字典'],
  ['a metric whose condition names an unknown fact', [metric({ when: 'f.nothing' })], '事实字典里没有“nothing”'],
  ['a metric whose day is no day', [metric({ day: 'visits' })], 'visits 不是日期类事实'],
  ['a metric that sums what is no number', [metric({ sum: 'done' })], '不是整数类事实'],
  ['a column whose metric is missing', [form({ metric: 'metric.gone' })], '找不到指标条目 metric.gone'],
  [
    'a metric in a column of words',
    [metric(), form({ type: 'text', metric: 'metric.visits' })],
    '只有数值列可以由指标填入',
  ],
  ['a choice without a dictionary', [form({ type: 'choice' })], '选择类的列须指明字典'],
  ['a formula with an unknown column', [form({ formula: 'nothing + 1' })], '不认识的名称“nothing”'],
  [
    'a check that is no judgement',
    [form({}, { checks: [{ code: 'c', scope: 'row', table: 'main', holds: 'cases + 1', message: '请核对数字' }] })],
    '要得出',
  ],
  [
    'a check of a table that is not there',
    [form({}, { checks: [{ code: 'c', scope: 'row', table: 'gone', holds: 'cases > 1', message: '请核对数字' }] })],
    '没有名为 gone 的分表',
  ],
  ['a chain whose form is missing', [chain()], '找不到表条目 form.a'],
  ['a leg that sums an unknown leg', [form(), chain({ sums: ['gone'] })], '没有名为 gone 的环节'],
  ['a leg that asks for an unknown part', [form(), chain({ parts: { 'form.a': ['gone'] } })], '没有名为 gone 的部分'],
  ['a chain that runs once without a period', [form(), chain({}, { about: 'once' })], '须写明统计期'],
])('%s is refused', (_, entries, message) => {
  expect(faultsOf(...entries)).toContain(message);
});
