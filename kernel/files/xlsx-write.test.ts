import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.ts';
import { readXlsx, type XlsxRow } from './xlsx-read.ts';
import { csvCell, csvLine, writeXlsx, type XlsxSheet, xlsxBuffer } from './xlsx-write.ts';
import { openZip } from './zip-guard.ts';

const LIMITS = { max_entries: 100, max_bytes: 1e9, max_ratio: 1e6 };

async function rowsOf(bytes: Uint8Array, sheet?: string): Promise<XlsxRow[]> {
  const book = await readXlsx(bytes);
  const rows: XlsxRow[] = [];
  for await (const row of book.rows(sheet)) rows.push(row);
  book.close();
  return rows;
}

async function part(bytes: Uint8Array, name: string): Promise<string> {
  const zip = await openZip(bytes, LIMITS);
  const entry = zip.entries.get(name);
  if (!entry) throw new Error(`no ${name}`);
  return (await buffer(await zip.read(entry))).toString();
}

const register: XlsxSheet = {
  name: '检查台账',
  title: '演示市行政检查台账',
  notes: ['填报单位：演示市某局　单位：万元'],
  columns: [
    { label: '企业名称', width: 30, wrap: true },
    { label: '统一社会信用代码' },
    { label: '检查日期', kind: 'day' },
    { label: '提交时间', kind: 'moment' },
    { label: '罚款', kind: 'money_yuan' },
    { label: '涉案金额', kind: 'money_wan' },
    { label: '次数', kind: 'integer' },
    { label: '合格率', kind: 'percent' },
  ],
  header: [
    [
      { text: '企业', across: 2 },
      { text: '检查', across: 2 },
      { text: '金额', across: 2 },
      { text: '次数', down: 2 },
      { text: '合格率', down: 2 },
    ],
    [
      { text: '名称' },
      { text: '代码' },
      { text: '日期' },
      { text: '提交' },
      { text: '罚款（元）' },
      { text: '涉案（万元）' },
    ],
  ],
  rows: [['演示食品厂', '91360700MA00000000', '2026-03-01', '2026-03-01T16:30:00Z', 123_456, 1_234_567n, 3, 0.5]],
  freeze_columns: 1,
  autofilter: true,
};

test('a register written as a workbook reads back with days, moments, exact money and its merged header', async () => {
  const bytes = await xlsxBuffer([register]);
  const rows = await rowsOf(bytes);
  expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5]);
  expect(rows[2]?.values).toEqual(['企业', null, '检查', null, '金额', null, '次数', '合格率']);
  expect(rows[4]?.values).toEqual([
    '演示食品厂',
    '91360700MA00000000',
    '2026-03-01',
    '2026-03-02T00:30:00',
    1234.56,
    1.234567,
    3,
    0.5,
  ]);
  const book = await readXlsx(bytes);
  const merges = await book.merges();
  book.close();
  expect(merges).toContainEqual({ from_column: 0, from_row: 1, to_column: 7, to_row: 1 });
  expect(merges).toContainEqual({ from_column: 6, from_row: 3, to_column: 6, to_row: 4 });
  const sheet = await part(bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('<pane xSplit="1" ySplit="4" topLeftCell="B5"');
  expect(sheet).toContain('<autoFilter ref="A4:H5"/>');
});

test('the same register gives the same bytes, whenever it is exported', async () => {
  expect(await xlsxBuffer([register])).toEqual(await xlsxBuffer([register]));
});

test('an import template offers its choices from a hidden sheet', async () => {
  const bytes = await xlsxBuffer([
    {
      name: "模板'一",
      columns: [{ label: '名称' }, { label: '类别', choices: ['日常检查', '专项"检查"'], hint: '只能选一项' }],
      rows: [],
    },
  ]);
  const book = await readXlsx(bytes);
  expect(book.sheets).toEqual([
    { name: "模板'一", hidden: false },
    { name: '选项', hidden: true },
  ]);
  const choices: unknown[] = [];
  for await (const row of book.rows('选项')) choices.push(row.values);
  book.close();
  expect(choices).toEqual([['类别'], ['日常检查'], ['专项"检查"']]);
  const sheet = await part(bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('sqref="B2:B1001"><formula1>\'选项\'!$A$2:$A$3</formula1>');
});

test('text that looks like a formula stays text, is marked with the quote prefix and reads back unchanged', async () => {
  const hostile = ['=HYPERLINK("http://x","点")', '+1+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'];
  const bytes = await xlsxBuffer([{ name: '表', columns: [{ label: '内容' }], rows: hostile.map((text) => [text]) }]);
  const rows = await rowsOf(bytes);
  expect(rows.slice(1).map((row) => row.values[0])).toEqual(hostile);
  const sheet = await part(bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).not.toContain('<f>');
  const styles = new Set([...sheet.matchAll(/<c r="A[2-9]" s="(\d+)"/g)].map((match) => Number(match[1])));
  const formats = [...(await part(bytes, 'xl/styles.xml')).split('<cellXfs')[1]!.matchAll(/<xf [^>]*>/g)].map(String);
  for (const style of styles) expect(formats[style]).toContain('quotePrefix="1"');
});

test('a CSV field cannot become a formula, while numbers stay numbers', () => {
  expect(csvLine(['=1+1', '-5', -5, 'a"b', '两\n行', null, '@x'])).toBe('\'=1+1,-5,-5,"a""b","两\n行",,\'@x\r\n');
  expect(csvCell('\t=cmd')).toBe("'\t=cmd");
});

test('what does not fit its column is kept as text, and long digits are not rounded', async () => {
  const columns = [
    { label: '日期', kind: 'day' as const },
    { label: '数', kind: 'number' as const },
    { label: '元', kind: 'money_yuan' as const },
  ];
  const rows = [
    ['2026-02-30', '12345678901234567890', '不详'],
    ['1899-12-31', 0.1, -5n],
  ];
  const read = await rowsOf(await xlsxBuffer([{ name: '表', columns, rows }]));
  expect(read[1]?.values).toEqual(['2026-02-30', '12345678901234567890', '不详']);
  expect(read[2]?.values).toEqual(['1899-12-31', 0.1, -0.05]);
});

test('any text survives the round trip, except what XML cannot hold, which becomes visible', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 20 }),
      async (texts) => {
        const bytes = await xlsxBuffer([{ name: '表', columns: [{ label: '文' }], rows: texts.map((text) => [text]) }]);
        const book = await readXlsx(bytes);
        const got: unknown[] = [];
        for await (const row of book.rows()) got.push(row.values[0]);
        book.close();
        expect(got.slice(1)).toEqual(
          texts.map((text) => text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, '\ufffd')),
        );
      },
    ),
    { numRuns: 30 },
  );
});

test('an overlong text ends with a remark that says where the whole is', async () => {
  const bytes = await xlsxBuffer([{ name: '表', columns: [{ label: '文' }], rows: [['长'.repeat(40_000)]] }]);
  const value = String((await rowsOf(bytes))[1]?.values[0]);
  expect(value.length).toBeLessThanOrEqual(32_767);
  expect(value).toContain('全文共 40000 字');
});

test('rows are pulled only as fast as the reader takes them, and a failing source fails the stream', async () => {
  let pulled = 0;
  async function* rows() {
    for (;;) {
      pulled += 1;
      if (pulled === 200_000) throw new Refusal('busy.database', '数据库繁忙，请稍后再试。');
      yield [`第 ${pulled} 行，${Math.sin(pulled)}`];
    }
  }
  const stream = writeXlsx([{ name: '表', columns: [{ label: '文' }], rows: rows() }]);
  const iterator = stream[Symbol.asyncIterator]();
  await iterator.next();
  expect(pulled).toBeLessThan(20_000);
  await expect(
    (async () => {
      while (!(await iterator.next()).done);
    })(),
  ).rejects.toThrow('数据库繁忙');
});

test('sheet names are made acceptable and different', async () => {
  const sheet = (name: string): XlsxSheet => ({ name, columns: [{ label: '甲' }], rows: [] });
  const book = await readXlsx(await xlsxBuffer([sheet('a/b:c'), sheet('a b c'), sheet(''), sheet('长'.repeat(40))]));
  book.close();
  expect(book.sheets.map((each) => each.name)).toEqual(['a b c', 'a b c 2', '表3', '长'.repeat(31)]);
});
