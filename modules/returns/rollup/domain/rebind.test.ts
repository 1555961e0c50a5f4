import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFigures, storedValue, writtenLike } from './find-figures.ts';
import { type KnownFigure, rebind, UNBOUND, unboundIn } from './rebind.ts';

const cases: KnownFigure = {
  address: 'form.leniency|fields|market|exempt_cases',
  label: '市场监管 不予行政处罚案件数量',
  num: 128,
  sum: 2310,
  returns: 18,
  money: false,
  unit: '件',
};
const amount: KnownFigure = {
  ...cases,
  address: 'a',
  label: '罚没金额',
  num: 1_250_000_00,
  sum: 98_700_500_00,
  money: true,
  unit: '万元',
};

describe('figures in words', () => {
  test('numbers of years, dates, articles, documents and lists are not figures', () => {
    const text = '1. 2025年1月31日前，依据〔2024〕5号文件第33条和附件3，办理案件1,286件，罚没12.5万元，占38.2%。';
    expect(findFigures(text).map((it) => [it.raw, it.unit])).toEqual([
      ['1,286件', '件'],
      ['12.5万元', '元'],
      ['38.2%', '%'],
    ]);
  });

  test('a number written as it was found comes out the same', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.constantFrom('', '万'), fc.constantFrom('件', '元'), (num, scale, unit) => {
        const [it] = findFigures(`共${num}${scale}${unit}。`);
        const stored = it ? storedValue(it, unit === '元') : null;
        expect(it && stored !== null && writtenLike(it, stored, unit === '元')).toBe(`${num}${scale}${unit}`);
      }),
    );
  });
});

describe('paragraphs picked from below [REP-05] [REP-12]', () => {
  test('a number the unit reported becomes the sum of the level above', () => {
    const { text, figures } = rebind('全年不予处罚案件128件，同比增加。', [cases, amount]);
    expect(text).toBe('全年不予处罚案件2310件，同比增加。');
    expect(figures).toMatchObject([{ raw: '128件', status: 'bound', written: '2310件' }]);
  });

  test('money keeps the way it was written', () => {
    expect(rebind('罚没125万元。', [amount]).text).toBe('罚没9870.05万元。');
  });

  test('a number nobody reported keeps standing and is marked until somebody looks at it', () => {
    const { text } = rebind('组织培训14次，覆盖率98%。', [cases]);
    expect(text).toBe(`组织培训14次${UNBOUND}，覆盖率98%${UNBOUND}。`);
    expect(unboundIn(text)).toBe(2);
  });

  test('a number that two cells have, with different sums, is left to a person', () => {
    const other = { ...cases, address: 'b', label: '城市管理 不予行政处罚案件数量', sum: 999 };
    const { text, figures } = rebind('不予处罚128件。', [cases, other]);
    expect(text).toBe(`不予处罚128件${UNBOUND}。`);
    expect(figures[0]).toMatchObject({ status: 'several' });
    expect(figures[0]?.known.map((it) => it.label)).toEqual([cases.label, other.label]);
  });

  test('a small number without a counting word is no cell’s by accident', () => {
    const { text } = rebind('形成“3+2”机制，涉及5个领域。', [
      { ...cases, num: 3 },
      { ...cases, num: 5, unit: '件' },
    ]);
    expect(text).toContain(`5个${UNBOUND}`);
    expect(text).not.toContain('2310');
  });

  test('a figure set by name is bound to the sum of that metric', () => {
    const metric = { ...cases, address: 'metric|metric.inspections', label: '行政检查次数', num: 40, sum: 812 };
    expect(rebind('开展检查{{metric.inspections}}次。', [metric]).text).toBe('开展检查812次。');
    expect(rebind('开展检查{{metric.other}}次。', [metric]).text).toBe(`开展检查{{metric.other}}${UNBOUND}次。`);
  });
});
