import { expect, test } from 'vitest';
import { formShape } from '#kernel/policy/return-shape.ts';
import type { CellValue } from '../../domain/content.ts';
import { fillFrom, type LedgerLine } from './ledgers.ts';

const many = (code: string) => ({ code, name: code, type: 'prose', many: true });
const table = (open: boolean) =>
  formShape.parse({
    title: '突出问题清单',
    tables: [
      {
        code: 'problems',
        row_head: '类别',
        open,
        rows: [{ code: 'profit', name: '逐利执法' }],
        columns: [many('fields'), many('harm'), many('manifestation')],
      },
    ],
  }).tables[0] as Parameters<typeof fillFrom>[0];
const line = (id: string, row: string, manifestation: string): LedgerLine => ({
  id,
  row,
  row_name: row === 'profit' ? '逐利执法' : '其他',
  words: { fields: '交通运输', harm: '', manifestation },
});
const columns = ['fields', 'manifestation'];
const text = (txt: string): CellValue => ({ kind: 'text', txt });

test('[SPC-05] entries come after what stands in the cell, side by side, and never twice', () => {
  const values = { 'problems|profit|0|fields': text('城管'), 'problems|profit|0|manifestation': text('以罚代管') };
  const entries = [line('a', 'profit', '以罚代管'), line('b', 'profit', '下达指标'), line('c', 'profit', '趋利')];
  const fill = fillFrom(table(false), [], values, { columns }, entries);
  expect(fill).toMatchObject({ taken: 2, there: 1, homeless: 0, lines: [] });
  expect(fill.cells.map((it) => [it.address, it.typed, it.id])).toEqual([
    ['problems|profit|1|fields', '交通运输', 'b'],
    ['problems|profit|1|manifestation', '下达指标', 'b'],
    ['problems|profit|2|fields', '交通运输', 'c'],
    ['problems|profit|2|manifestation', '趋利', 'c'],
  ]);
});

test('a category the form does not print becomes one row where rows may be added, and is told where not', () => {
  const entries = [line('a', 'strange', '甲'), line('b', 'strange', '乙')];
  const fill = fillFrom(table(true), [], {}, { columns }, entries);
  expect(fill.lines).toEqual([{ table: 'problems', key: 'r0', name: '其他' }]);
  expect(fill.cells.map((it) => it.address)).toContain('problems|r0|1|manifestation');
  expect(fillFrom(table(false), [], {}, { columns }, entries)).toMatchObject({ taken: 0, homeless: 2, cells: [] });
});

test('[SPC-14] an entry with a row of its own gets one, once', () => {
  const own = { ...line('a', 'x', '举报某局'), row: null, row_name: '' };
  const fill = fillFrom(table(true), [], {}, { columns }, [own]);
  expect(fill).toMatchObject({ taken: 1, lines: [{ key: 'r0' }] });
  const after = { 'problems|x1|0|manifestation': text('举报某局') };
  const added = [{ table: 'problems', code: 'x1', name: '', place: 1 }];
  expect(fillFrom(table(true), added, after, { columns }, [own])).toMatchObject({ taken: 0, there: 1, lines: [] });
});
