import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bool, choice, choices, day, int, money, text } from '../record.ts';
import { readHeader } from './header.ts';
import { parseCell } from './parse-cell.ts';

const COLOURS = [
  { value: 'r', label: '红' },
  { value: 'y', label: '黄' },
] as const;

test('元 becomes 分 without losing one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => {
      const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
      expect(parseCell(money('金额'), yuan)).toEqual({ value: fen });
    }),
  );
  expect(parseCell(money('金额'), 0.29)).toEqual({ value: 29 });
  expect(parseCell(money('金额'), '￥1,234.5元')).toEqual({ value: 123_450 });
  expect(parseCell(money('金额'), '1.234')).toEqual({ wrong: '应填金额（元），最多两位小数' });
});

test('a day may be written as people write it, but must exist', () => {
  for (const written of ['2026-03-01', '2026/3/1', '2026年3月1日', '2026.3.1', '20260301', '2026-03-01T00:00:00'])
    expect(parseCell(day('日期'), written)).toEqual({ value: '2026-03-01' });
  expect(parseCell(day('日期'), '2026-02-30')).toEqual({ wrong: '日历上没有这一天，请核对' });
  expect(parseCell(day('日期'), '下周')).toEqual({ wrong: '应填日期，如 2026-03-01' });
});

test('labels stand for choices, 是 for yes', () => {
  expect(parseCell(choice('灯色', { choices: COLOURS }), '黄')).toEqual({ value: 'y' });
  expect(parseCell(choice('灯色', { choices: COLOURS }), '绿')).toEqual({ wrong: '不在可选项内，请填：红、黄' });
  expect(parseCell(choices('灯色', { choices: COLOURS }), '红、黄、红')).toEqual({ value: ['r', 'y'] });
  expect(parseCell(bool('是否'), '是')).toEqual({ value: true });
  expect(parseCell(bool('是否'), false)).toEqual({ value: false });
});

test('a code that the spreadsheet program has rounded is refused, not stored', () => {
  expect(parseCell(text('代码'), 91_990_102_990_001_340_000)).toHaveProperty('wrong');
  expect(parseCell(text('编号'), 20_260_001)).toEqual({ value: '20260001' });
  expect(parseCell(int('数量'), '1,200')).toEqual({ value: 1200 });
  expect(parseCell(text('名称', { required: true }), '  ')).toEqual({ wrong: '这一栏必须填写' });
});

test('the header is found by its labels in any order, with what is strange, missing or there twice', () => {
  const columns = [
    { name: 'name', field: text('名称', { required: true }) },
    { name: 'fee', field: money('金额') },
    { name: 'on', field: day('日期', { required: true }) },
  ];
  const row = (values: string[]) => ({ number: 3, values, problems: [] });
  const header = readHeader(row(['备注', '金额（元）', '名称 *', '名称']), columns);
  expect(header?.unknown).toEqual(['备注']);
  expect(header?.missing).toEqual(['日期']);
  expect(header?.twice).toEqual(['名称']);
  expect([...(header?.columns ?? [])].map(([at, c]) => [at, c.name])).toEqual([
    [1, 'fee'],
    [2, 'name'],
  ]);
  expect(readHeader(row(['演示市经营主体名单']), columns)).toBeUndefined();
});
