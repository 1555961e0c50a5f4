import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from './content.ts';
import { type ColumnLike, readTyped, shownText } from './value.ts';

const money: ColumnLike = { type: 'money', name: '金额', unit: '万元' };
const yuan: ColumnLike = { type: 'money', name: '金额', unit: '元' };
const count: ColumnLike = { type: 'int', name: '案件数量', unit: '件' };
const rate: ColumnLike = { type: 'decimal', name: '比例', unit: '%', digits: 2 };
const value = (typed: string, column: ColumnLike) => {
  const read = readTyped(typed, column);
  return read.ok ? read.value : read.message;
};
const num = (n: number): CellValue => ({ kind: 'number', num: n });

describe('what a clerk types', () => {
  it('[REP-12] keeps 0, 无 and 无此职权 apart, and an empty cell is none of them', () => {
    expect(value('0', count)).toEqual(num(0));
    expect(value('０', count)).toEqual(num(0));
    expect(value(' 无 ', count)).toEqual({ kind: 'none' });
    expect(value('（无此职权）', count)).toEqual({ kind: 'no_competence' });
    expect(value('', count)).toBeNull();
  });

  it('asks what a stroke means instead of guessing', () => {
    for (const typed of ['/', '-', '——', '／']) expect(value(typed, count)).toMatch(/含义不明.*“无”.*“无此职权”/);
  });

  it('turns 万元 into 分 exactly and refuses what is finer', () => {
    expect(value('12.5', money)).toEqual(num(12_500_000));
    expect(value('0.000001', money)).toEqual(num(1));
    expect(value('0.0000001', money)).toBe('金额精确到分：以万元为单位最多 6 位小数');
    expect(value('3.2亿元', money)).toEqual(num(32_000_000_000));
    expect(value('500元', money)).toEqual(num(50_000));
    expect(value('￥1，234.50', yuan)).toEqual(num(123_450));
    expect(value('1.005', yuan)).toMatch(/最多 2 位小数/);
  });

  it('takes full-width digits, thousands separators and the printed unit', () => {
    expect(value('１２，３４５件', count)).toEqual(num(12_345));
    expect(value('12 345', count)).toEqual(num(12_345));
    expect(value('98.50%', rate)).toEqual(num(9850));
    expect(value('1,23', count)).toMatch(/千分位逗号位置不对/);
    expect(value('3.5', count)).toBe('“案件数量”要填整数，不能有小数');
    expect(value('-3', count)).toMatch(/不能填负数/);
    expect(value('十二', count)).toMatch(/请填阿拉伯数字/);
    expect(value('9999999999999999', count)).toMatch(/数字过大/);
  });

  it('finds choices by label or code and lists them when it cannot', () => {
    const options = [
      { value: 'true', label: '属实' },
      { value: 'false', label: '不属实' },
    ];
    const column: ColumnLike = { type: 'choice', name: '核实情况' };
    expect(readTyped('属实', column, options)).toEqual({ ok: true, value: { kind: 'text', txt: 'true' } });
    expect(readTyped('好像是', column, options)).toEqual({
      ok: false,
      message: '“好像是”不在可选范围内，请从中选择：属实、不属实',
    });
    const many: ColumnLike = { type: 'choices', name: '处置结果' };
    expect(readTyped('属实、不属实', many, options)).toEqual({ ok: true, value: { kind: 'text', txt: 'true,false' } });
    expect(shownText({ kind: 'text', txt: 'true,false' }, many, { options })).toBe('属实、不属实');
  });

  it('reads days as people write them and refuses days that do not exist', () => {
    const column: ColumnLike = { type: 'day', name: '日期' };
    for (const typed of ['2026-1-31', '2026/01/31', '2026.1.31', '2026年1月31日', '20260131', '２０２６－１－３１'])
      expect(value(typed, column)).toEqual({ kind: 'text', txt: '2026-01-31' });
    expect(value('2026-02-30', column)).toMatch(/不是有效日期/);
  });

  it('gives back what was shown, for every number and unit', () => {
    const columns = fc.constantFrom(count, money, yuan, rate);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), columns, fc.boolean(), (n, column, plain) => {
        expect(readTyped(shownText(num(n), column, { plain }), column)).toEqual({ ok: true, value: num(n) });
      }),
    );
  });

  it('never throws and never keeps a broken number, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(count, money, rate), (typed, column) => {
        const read = readTyped(typed, column);
        if (!read.ok) expect(read.message).toMatch(/请|不能|最多|含义/);
        else if (read.value?.kind === 'number') expect(Number.isSafeInteger(read.value.num)).toBe(true);
      }),
    );
  });
});
