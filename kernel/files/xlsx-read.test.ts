import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { Refusal } from '#kernel/refusal.ts';
import { isoOfSerial, showsDay } from './xlsx-day.ts';
import { readXlsx, type XlsxLimits, type XlsxRow } from './xlsx-read.ts';

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'http://schemas.openxmlformats.org/package/2006/relationships';

interface Parts {
  readonly [name: string]: string | Buffer;
}

/** A workbook put together by hand, as another program or an attacker would. */
function workbook(sheet: string, more: Parts = {}): Promise<Buffer> {
  const parts: Parts = {
    '_rels/.rels': `<Relationships xmlns="${TYPE}"><Relationship Id="a" Type="${REL}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${TYPE}"><Relationship Id="r1" Type="${REL}/worksheet" Target="worksheets/s.xml"/><Relationship Id="r2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${REL}"><sheets><sheet name="表一" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/sharedStrings.xml':
      '<sst><si><t>演示</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>ふりがな</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="21"/></cellXfs></styleSheet>',
    'xl/worksheets/s.xml': sheet,
    ...more,
  };
  return zipOf(parts);
}

function zipOf(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text as string), name);
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const ONE = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>');

async function rowsOf(bytes: Uint8Array, limits?: Partial<XlsxLimits>): Promise<XlsxRow[]> {
  const book = await readXlsx(bytes, limits);
  const rows: XlsxRow[] = [];
  for await (const row of book.rows()) rows.push(row);
  book.close();
  return rows;
}

async function refusalOf(bytes: Uint8Array, limits?: Partial<XlsxLimits>): Promise<Refusal> {
  const said = await rowsOf(bytes, limits).catch((error: unknown) => error);
  if (!(said instanceof Refusal)) throw new Error(`expected a refusal, got ${String(said)}`);
  expect(said.message).toMatch(/[请]/);
  return said;
}

test('shared, rich, inline and formula texts, numbers, truth values and days by style are read', async () => {
  const cells = [
    '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>行内_x000A_二</t></is></c>',
    '<c r="D2"><v>0.1</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" s="1"><v>46082</v></c><c r="G2" s="2"><v>46082.75</v></c>',
    '<c r="H2" s="3"><v>0.5</v></c><c r="J2" t="str"><f>A1&amp;"x"</f><v>算出</v></c>',
  ];
  const rows = await rowsOf(await workbook(sheetOf(`<row r="2">${cells.join('')}</row>`)));
  expect(rows).toEqual([
    {
      number: 2,
      values: ['演示', '富文本', '行内\n二', 0.1, true, '2026-03-01', '2026-03-01T18:00:00', '12:00:00', null, '算出'],
      problems: [],
      formulas: [9],
    },
  ]);
});

test('prefixed names, missing references and the 1904 system are understood', async () => {
  const sheet =
    '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c s="1"><x:v>44620</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  const book = `<workbook xmlns:r="${REL}"><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`;
  const rows = await rowsOf(await workbook(sheet, { 'xl/workbook.xml': book }));
  expect(rows[0]).toMatchObject({ number: 1, values: ['2026-03-01', 7] });
});

test('cells that cannot be read are reported with what to do, and the rest of the row is kept', async () => {
  const row =
    '<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>SUM(C1)</f></c><c r="C3" t="s"><v>9</v></c><c r="D3"><v>4</v></c></row>';
  const [read] = await rowsOf(await workbook(sheetOf(row)));
  expect(read?.values).toEqual([null, null, null, 4]);
  expect(read?.problems.map((problem) => problem.column)).toEqual([0, 1, 2]);
  expect(read?.problems[0]?.message).toContain('#N/A');
  expect(read?.problems[1]?.message).toContain('公式');
});

test('the day that never was and the days around it', () => {
  expect([1, 59, 60, 61].map((serial) => isoOfSerial(serial))).toEqual([
    '1900-01-01',
    '1900-02-28',
    null,
    '1900-03-01',
  ]);
  expect(isoOfSerial(-1)).toBeNull();
  expect([14, 31, 57].every((id) => showsDay(id, undefined))).toBe(true);
  expect(showsDay(200, 'G/通用格式')).toBe(false);
  expect(showsDay(200, '[红色]0.00"元/day"')).toBe(false);
  expect(showsDay(200, '[$-804]yyyy/m/d')).toBe(true);
  expect(showsDay(200, '0.00E+00')).toBe(false);
});

describe('hostile or mistaken files are refused in words that help', () => {
  test('an old .xls and a workbook with a password', async () => {
    const ole = Buffer.alloc(4096);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(ole);
    expect((await refusalOf(ole)).message).toContain('.xls');
    Buffer.from('EncryptedPackage', 'utf16le').copy(ole, 512);
    expect((await refusalOf(ole)).code).toBe('input.xlsx_encrypted');
  });

  test('a text file, an empty file, a damaged zip and a zip that is no workbook', async () => {
    const whole = await workbook(ONE);
    for (const bytes of [Buffer.from('名称,金额'), Buffer.alloc(0), whole.subarray(0, whole.length - 30)]) {
      expect((await refusalOf(bytes)).code).toBe('input.xlsx_unreadable');
    }
    expect((await refusalOf(await zipOf({ 'a.txt': 'x' }))).code).toBe('input.xlsx_unreadable');
    expect((await refusalOf(await workbook('<worksheet><sheetData><row>'))).code).toBe('input.xlsx_unreadable');
  });

  test('a damaged byte inside a part', async () => {
    const bytes = Buffer.from(await workbook(sheetOf('<row><c><v>1</v></c></row>'.repeat(500))));
    const at = bytes.indexOf('xl/worksheets/s.xml') + 40;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect((await refusalOf(bytes)).code).toBe('input.xlsx_unreadable');
  });

  test('DOCTYPE with an external entity or with entities that multiply', async () => {
    const external = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheetOf('<row><c t="str"><v>&e;</v></c></row>')}`;
    expect((await refusalOf(await workbook(external))).code).toBe('input.xlsx_doctype');
    const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    expect((await refusalOf(await workbook(ONE, { 'xl/sharedStrings.xml': laughs }))).code).toBe('input.xlsx_doctype');
  });

  test('a zip bomb is refused from its directory, before unpacking', async () => {
    const bomb = await workbook(ONE, { 'xl/media/a.xml': Buffer.alloc(64 * 1024 * 1024) });
    expect((await refusalOf(bomb)).code).toBe('too-large.xlsx_ratio');
    expect((await refusalOf(bomb, { max_bytes: 1024 * 1024 })).code).toBe('too-large.xlsx_bytes');
  });

  test('a part larger than it declares stops at the declared size', async () => {
    const bytes = Buffer.from(await workbook(sheetOf('<row><c><v>1</v></c></row>'.repeat(5000))));
    const directory = bytes.lastIndexOf(Buffer.from('xl/worksheets/s.xml')) - 46;
    expect(bytes.readUInt32LE(directory)).toBe(0x02014b50);
    bytes.writeUInt32LE(200, directory + 24);
    expect((await refusalOf(bytes)).code).toBe('input.xlsx_unreadable');
  });

  test('parts that lie on top of each other', async () => {
    const bytes = Buffer.from(await workbook(ONE, { 'xl/a.xml': Buffer.from('x'.repeat(5000)) }));
    const directory = bytes.lastIndexOf(Buffer.from('xl/a.xml')) - 46;
    bytes.writeUInt32LE(1_000_000, directory + 20);
    expect((await refusalOf(bytes)).code).toBe('too-large.xlsx_ratio');
  });

  test('names that climb out of the folder, and parts that come twice', async () => {
    const good = await workbook(ONE, { 'xl/aa/evil.xml': 'x' });
    const climbing = Buffer.from(good.toString('latin1').replaceAll('xl/aa/evil.xml', '../../evil.xml'), 'latin1');
    expect((await refusalOf(climbing)).code).toBe('input.xlsx_bad_entry');
    const twice = await workbook(ONE, { 'xl/workbook.xmX': 'x' });
    const doubled = Buffer.from(twice.toString('latin1').replaceAll('xl/workbook.xmX', 'xl/workbook.xml'), 'latin1');
    expect((await refusalOf(doubled)).code).toBe('input.xlsx_bad_entry');
  });

  test('an encrypted zip entry, macros and the binary form', async () => {
    const locked = Buffer.from(await workbook(ONE));
    const directory = locked.lastIndexOf(Buffer.from('xl/workbook.xml')) - 46;
    locked.writeUInt16LE(locked.readUInt16LE(directory + 8) | 1, directory + 8);
    expect((await refusalOf(locked)).code).toBe('input.xlsx_encrypted');
    expect((await refusalOf(await workbook(ONE, { 'xl/vbaProject.bin': 'x' }))).code).toBe('input.xlsx_macros');
    expect((await refusalOf(await zipOf({ 'xl/workbook.bin': 'x' }))).code).toBe('input.xlsx_binary');
  });

  test('too many rows, columns, cells, texts, parts and levels', async () => {
    const sheet = sheetOf('<row><c><v>1</v></c><c><v>2</v></c></row>'.repeat(20));
    const bytes = await workbook(sheet);
    expect((await refusalOf(bytes, { max_rows: 19 })).message).toContain('19 行');
    expect((await refusalOf(bytes, { max_columns: 1 })).code).toBe('too-large.xlsx_columns');
    expect((await refusalOf(bytes, { max_cells: 39 })).code).toBe('too-large.xlsx_cells');
    expect((await refusalOf(bytes, { max_text: 2 })).code).toBe('too-large.xlsx_text');
    expect((await refusalOf(bytes, { max_entries: 3 })).code).toBe('too-large.xlsx_entries');
    expect(await rowsOf(bytes, { max_rows: 20, max_columns: 2, max_cells: 40 })).toHaveLength(20);
    expect((await refusalOf(await workbook('<a>'.repeat(5000)))).code).toBe('input.xlsx_unreadable');
  });

  test('styled but empty cells far out do not count', async () => {
    const far = sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>');
    expect((await rowsOf(await workbook(far)))[0]?.values).toEqual([1]);
  });

  test('a sheet that is not there', async () => {
    const book = await readXlsx(await workbook(ONE));
    await expect(book.rows('表九').next()).rejects.toThrow('没有名为“表九”的工作表');
    book.close();
  });
});
