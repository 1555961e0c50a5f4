import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { readXlsx } from './xlsx-read.ts';
import { type XlsxPaper, xlsxBuffer } from './xlsx-write.ts';
import { openZip } from './zip-guard.ts';

async function part(bytes: Uint8Array, name: string): Promise<string> {
  const zip = await openZip(bytes, { max_entries: 100, max_bytes: 1e9, max_ratio: 1e6 });
  const entry = zip.entries.get(name);
  if (!entry) throw new Error(`no ${name}`);
  return (await buffer(await zip.read(entry))).toString();
}

const form: XlsxPaper = {
  paper: 'landscape',
  name: '一览表',
  widths: [6, 20, 12, null],
  area: { columns: 3, rows: 5 },
  repeat: [2, 3],
  protect: true,
  rows: [
    { height: 36, fixed: true, cells: [{ column: 0, value: '演示一览表', look: 'title', across: 3 }] },
    {
      cells: [
        { column: 0, value: '序号', look: 'head', down: 2 },
        { column: 1, value: '事项', look: 'head', across: 2 },
      ],
    },
    {
      cells: [
        { column: 1, value: '领域', look: 'head' },
        { column: 2, value: '件数', look: 'head' },
      ],
    },
    {
      cells: [
        { column: 0, value: 1, kind: 'integer', look: 'label' },
        { column: 1, value: '=1+1', look: 'cell', input: true, choices: ['甲', '乙'], hint: '请选择' },
        { column: 2, value: '无', kind: 'integer', look: 'cell', input: true },
        { column: 3, value: 'row|1', look: 'mark' },
      ],
    },
    { cells: [{ column: 2, value: 3, kind: 'integer', look: 'label', formula: 'SUM(C4:C4)' }] },
  ],
};

test('a printed form has its merges, print area, repeated head, open cells, drop-down words and hidden marks', async () => {
  const bytes = await xlsxBuffer([form]);
  const sheet = await part(bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('<mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/>');
  expect(sheet).toContain('<col min="4" max="4" width="2" hidden="1"');
  expect(sheet).toContain('<sheetProtection sheet="1"');
  expect(sheet).toContain("<formula1>'选项'!$A$2:$A$3</formula1>");
  expect(sheet).toContain('orientation="landscape" fitToHeight="0"');
  expect(sheet).toContain('<f>SUM(C4:C4)</f><v>3</v>');
  const book = await part(bytes, 'xl/workbook.xml');
  expect(book).toContain('_xlnm.Print_Area" localSheetId="0">\'一览表\'!$A$1:$C$5<');
  expect(book).toContain('_xlnm.Print_Titles" localSheetId="0">\'一览表\'!$2:$3<');
  const styles = [...(await part(bytes, 'xl/styles.xml')).split('<cellXfs')[1]!.matchAll(/<xf .*?<\/xf>/g)].map(String);
  const look = (cell: string) => styles[Number(new RegExp(`r="${cell}" s="(\\d+)"`).exec(sheet)?.[1])] ?? '';
  expect(look('B4')).toContain('quotePrefix="1"');
  expect(look('B4')).toContain('locked="0"');
  expect(look('C4')).toContain('numFmtId="165"');
  expect(look('A4')).not.toContain('locked');
  expect(look('B2')).toBe(look('C2'));
});

test('a printed form reads back with its marks, and says which values a formula gave', async () => {
  const book = await readXlsx(await xlsxBuffer([form]));
  const rows: unknown[] = [];
  for await (const row of book.rows('一览表')) rows.push(row);
  book.close();
  expect(rows.slice(3)).toEqual([
    { number: 4, values: [1, '=1+1', '无', 'row|1'], problems: [] },
    { number: 5, values: [null, null, 3], problems: [], formulas: [2] },
  ]);
});
