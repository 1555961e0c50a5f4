import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openZip } from '#kernel/files/zip-guard.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { CellValue, SheetContent } from '../../domain/content.ts';
import { formFace } from '../face/face.ts';
import { ABOUT, none, num, sheetOf, shippedForm, shippedOptions, txt } from '../golden/samples.fixture.ts';
import { returnWorkbook } from '../xlsx/workbook.ts';
import { rowNames, type SheetNow, savingOf } from './apply.ts';
import { readBook } from './read-book.ts';
import { reconcile } from './reconcile.ts';
import { snapshotOf } from './snapshot.ts';

const SECRET = Buffer.alloc(32, 7);
const FORM = 'form.leniency';
const about = {
  return: '0190a000-0000-7000-8000-000000000001',
  title: '2025年度报告',
  unit: '990102.scjg',
  unit_name: '演示区某某局',
  revision: 0,
  made_at: '2026-01-12T01:00:00.000Z',
};
const handed: Record<string, CellValue> = {
  'fields|urban|0|exempt_items': num(12),
  'fields|urban|0|exempt_cases': num(34),
  'fields|urban|0|exempt_amount': num(1_234_500),
  'fields|market|0|exempt_items': none,
  'fields|x1|0|exempt_items': num(3),
};
const more: Partial<SheetContent> = {
  rows: [{ table: 'fields', code: 'x1', name: '公安', place: 1 }],
  head: { day: '2026-01-20' },
};

function faceOf(cells: Record<string, CellValue>, form = FORM, extra: Partial<SheetContent> = more) {
  return formFace(form, shippedForm(form), ABOUT, sheetOf(form, cells, extra));
}

function workbook(cells = handed, form = FORM, extra = more): Promise<Buffer> {
  const faces = [{ face: faceOf(cells, form, extra), hash: 'sm3:1' }];
  return buffer(returnWorkbook({ faces, about, fill: true, options: shippedOptions, secret: SECRET }));
}

/** Opens the workbook as a zip, lets parts be changed as a program or a person would, and packs it again. */
async function repack(
  bytes: Buffer,
  change: (name: string, text: string) => string | null,
  add: Record<string, string> = {},
) {
  const zip = await openZip(bytes, { max_entries: 100, max_bytes: 1e9, max_ratio: 1e6 });
  const out = new ZipFile();
  for (const [name, entry] of zip.entries) {
    const text = change(name, (await buffer(await zip.read(entry))).toString());
    if (text !== null) out.addBuffer(Buffer.from(text), name);
  }
  for (const [name, text] of Object.entries(add)) out.addBuffer(Buffer.from(text), name);
  out.end();
  return buffer(out.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

/** Types into cells of the first sheet, by reference. */
function type(bytes: Buffer, cells: Record<string, string | number>, formulas: Record<string, string> = {}) {
  return repack(bytes, (name, text) => {
    if (name !== 'xl/worksheets/sheet1.xml') return text;
    let xml = text;
    for (const [ref, value] of Object.entries(cells)) {
      const body = typeof value === 'number' ? `><v>${value}</v></c>` : ` t="inlineStr"><is><t>${value}</t></is></c>`;
      const found = new RegExp(`<c r="${ref}" s="(\\d+)"(?:/>|[^>]*>[\\s\\S]*?</c>)`);
      if (!found.test(xml)) throw new Error(`no cell ${ref}`);
      xml = xml.replace(found, (_, style) => `<c r="${ref}" s="${style}"${body}`);
    }
    for (const [ref, formula] of Object.entries(formulas))
      xml = xml.replace(
        new RegExp(`<c r="${ref}" s="(\\d+)"/>`),
        (_, style) => `<c r="${ref}" s="${style}"><f>${formula}</f><v>5</v></c>`,
      );
    return xml;
  });
}

function hereOf(cells: Record<string, CellValue>, extra = more): SheetNow {
  const form = shippedForm(FORM);
  const rows = extra.rows ?? [];
  return {
    form,
    hash: 'sm3:1',
    snapshot: snapshotOf(faceOf(cells, FORM, extra)),
    rows: rowNames(form, rows),
    options: shippedOptions,
    held: {
      versions: Object.fromEntries(Object.keys(cells).map((address) => [address, 1])),
      answers: {},
      head: extra.head ?? {},
      rows,
    },
  };
}

async function planOf(bytes: Buffer, here = hereOf(handed)) {
  const book = await readBook(bytes, SECRET);
  const plan = reconcile(book.sheets[0]!, here);
  return { plan, saving: (take: string[] = []) => savingOf([plan], new Map([[FORM, here]]), new Set(take), new Set()) };
}

async function refusalOf(bytes: Uint8Array, secret = SECRET): Promise<Refusal> {
  const said = await readBook(bytes, secret).catch((error: unknown) => error);
  if (!(said instanceof Refusal)) throw new Error(`expected a refusal, got ${String(said)}`);
  expect(said.message).toMatch(/请/);
  return said;
}

describe('a form as a workbook that comes back', () => {
  test('what comes back as it left changes nothing', async () => {
    const { plan } = await planOf(await workbook());
    expect(plan.changes).toEqual([]);
    expect(plan.remarks).toEqual([]);
    expect(plan.same).toBe(Object.keys(hereOf(handed).snapshot).length);
  });

  test('[ENT-17] typed cells arrive with value and place; wrong ones are told all at once by cell, and good ones are kept', async () => {
    const bytes = await type(await workbook(), {
      C4: 15,
      D4: '三十',
      E4: 2.5,
      F5: '无此职权',
      G5: -1,
      C12: 7,
      B12: '水利',
    });
    const { plan, saving } = await planOf(bytes);
    expect(plan.changes.filter((it) => it.what === 'refused')).toEqual([
      expect.objectContaining({ ref: 'D4', there: '三十', message: expect.stringContaining('不是数字') }),
      expect.objectContaining({ ref: 'G5', there: '-1', message: expect.stringContaining('不能填负数') }),
    ]);
    expect(
      plan.changes.filter((it) => it.what === 'there').map(({ ref, label, there }) => [ref, label, there]),
    ).toEqual([
      ['C4', '城市管理 · 不予行政处罚事项数量（个）', '15'],
      ['E4', '城市管理 · 不予行政处罚金额（万元）', '2.5'],
      ['F5', '市场监管 · 从轻行政处罚事项数量（个）', '无此职权'],
      ['B12', '新增的第1行 · 行名', '水利'],
      ['C12', '新增的第1行 · 不予行政处罚事项数量（个）', '7'],
    ]);
    const saved = saving();
    expect(saved.lines).toEqual([{ form: FORM, table: 'fields', key: 'new1_fields', name: '水利' }]);
    expect(saved.cells).toContainEqual({
      form: FORM,
      address: 'fields|urban|0|exempt_amount',
      kind: 'number',
      num: 2_500_000,
      origin: 'imported',
      seen: 1,
    });
    expect(saved.cells).toContainEqual(
      expect.objectContaining({ address: 'fields|new1_fields|0|exempt_items', kind: 'number', num: 7, seen: 0 }),
    );
  });

  test('what changed here meanwhile stays; what changed in both places is taken only when chosen', async () => {
    const bytes = await type(await workbook(), { C4: 15, D4: 40 });
    const here = hereOf({
      ...handed,
      'fields|urban|0|exempt_items': num(13),
      'fields|urban|0|exempt_amount': num(900),
    });
    const { plan, saving } = await planOf(bytes, here);
    const by = (what: string) =>
      plan.changes.filter((it) => it.what === what).map(({ ref, base, there, here: now }) => [ref, base, there, now]);
    expect(by('both')).toEqual([['C4', '12', '15', '13']]);
    expect(by('here')).toEqual([['E4', '1.2345', '1.2345', '0.0009']]);
    expect(by('there')).toEqual([['D4', '34', '40', '34']]);
    expect(saving().cells.map((it) => it.num)).toEqual([40]);
    expect(saving([`${FORM}|c|fields|urban|exempt_items`]).cells.map((it) => it.num)).toEqual([15, 40]);
  });

  test('rows may be inserted and removed: each is known by its mark, a copied one is told', async () => {
    const bytes = await repack(await workbook(), (name, text) => {
      if (name !== 'xl/worksheets/sheet1.xml') return text;
      const rows = [...text.matchAll(/<row r="\d+".*?<\/row>/gs)].map(String);
      const urban = rows[3]!;
      return text.replace(rows[4]!, `${urban.replaceAll(/r="([A-Z]+)4"/g, 'r="$15"').replace('r="4"', 'r="5"')}`);
    });
    const { plan } = await planOf(bytes);
    expect(plan.changes).toEqual([
      expect.objectContaining({ key: '', what: 'refused', message: expect.stringContaining('第 5 行是整行复制来的') }),
    ]);
    expect(plan.remarks).toEqual([expect.stringContaining('文件里没有“市场监管”这一行')]);
  });

  test('every printed form that comes back as it left changes nothing: notes, names of tables and seal lines are nobody’s rows', async () => {
    for (const id of [
      'form.work_table',
      'form.stat_penalty',
      'form.stat_coercion',
      'form.clue_ledger',
      'form.member_list',
      'form.annual_report',
      'form.problem_list_supplement',
    ]) {
      const book = await readBook(await workbook({}, id, {}), SECRET);
      expect([id, book.sheets[0]?.there, book.sheets[0]?.troubles]).toEqual([id, {}, []]);
    }
  });

  test('a formula in a cell is refused with its place, and text like a formula stays text', async () => {
    const bytes = await type(await workbook(), { B12: '=cmd|calc' }, { C7: 'WEBSERVICE("http://x")' });
    const { plan } = await planOf(bytes);
    expect(plan.changes).toEqual([
      expect.objectContaining({ ref: 'C7', what: 'refused', message: expect.stringContaining('是公式') }),
      expect.objectContaining({ ref: 'B12', what: 'there', there: '=cmd|calc' }),
    ]);
  });

  test('an older form is mapped by what both have, and cells that are no more are told', async () => {
    const bytes = await type(await workbook(), { C4: 15, L4: 9 });
    const here = hereOf(handed);
    const [table] = here.form.tables;
    const form = {
      ...here.form,
      tables: [{ ...table!, columns: table!.columns.filter((it) => it.code !== 'coercion_cases') }],
    };
    const { plan } = await planOf(bytes, { ...here, form, hash: 'sm3:2' });
    expect(plan.remarks).toEqual([expect.stringContaining('表样在文件下载之后有变动')]);
    expect(plan.changes.map(({ ref, what }) => [ref, what])).toEqual([
      ['C4', 'there'],
      ['L4', 'refused'],
    ]);
    expect(plan.changes[1]?.message).toContain('没有这一格');
  });

  test('several entries of one cell go out numbered and come back one by one', async () => {
    const id = 'form.annual_report';
    const bytes = await workbook({ 'overall|basics|0|text': txt('第一段\n1. 甲\n2. 乙') }, id, {});
    const book = await readBook(bytes, SECRET);
    expect(book.sheets[0]?.there['x|overall|basics']).toBe('第一段\n1. 甲\n2. 乙');
  });
});

describe('workbooks that are not taken', () => {
  test('foreign, tampered, moved and emptied ones are refused with what to do', async () => {
    const good = await workbook();
    const without = await repack(good, (name, text) =>
      name === 'xl/workbook.xml' ? text.replace(/<sheet name="校验信息"[^>]*>/, '') : text,
    );
    expect((await refusalOf(without)).code).toBe('input.return-file-foreign');
    const changed = await repack(good, (name, text) =>
      /sheet\d\.xml/.test(name) ? text.replace('990102.scjg', '990102.yjgl') : text,
    );
    expect((await refusalOf(changed)).code).toBe('input.return-file-tampered');
    expect((await refusalOf(good, Buffer.alloc(32, 8))).code).toBe('input.return-file-tampered');
    const broken = await repack(good, (name, text) =>
      /sheet\d\.xml/.test(name) ? text.replace('{&quot;kind', '{kind') : text,
    );
    expect((await refusalOf(broken)).code).toBe('input.return-file-damaged');
    const head = await type(good, { D3: '别的' });
    expect((await refusalOf(head)).code).toBe('input.return-file-head');
    expect((await refusalOf(head)).message).toContain('D3');
    const blank = await repack(good, (name, text) =>
      name === 'xl/worksheets/sheet1.xml' ? text.replace(/zs1\|[a-z._]+/, '') : text,
    );
    expect((await refusalOf(blank)).code).toBe('input.return-file-sheet');
  });

  test('macros, links to other files, embedded objects, bombs and other files in disguise are refused', {
    timeout: 30_000,
  }, async () => {
    const good = await workbook();
    const keep = (_: string, text: string) => text;
    expect((await refusalOf(await repack(good, keep, { 'xl/vbaProject.bin': 'x' }))).code).toBe('input.xlsx_macros');
    expect((await refusalOf(await repack(good, keep, { 'xl/externalLinks/externalLink1.xml': '<x/>' }))).code).toBe(
      'input.return-file-links',
    );
    expect((await refusalOf(await repack(good, keep, { 'xl/embeddings/oleObject1.bin': 'x' }))).code).toBe(
      'input.return-file-links',
    );
    expect((await refusalOf(Buffer.from('%PDF-1.7'))).code).toBe('input.xlsx_unreadable');
    expect((await refusalOf(good.subarray(0, good.length / 2))).code).toBe('input.xlsx_unreadable');
    const bomb = await repack(good, keep, { 'xl/media/x.xml': ' '.repeat(70 * 1024 * 1024) });
    expect((await refusalOf(bomb)).code).toMatch(/^too-large\./);
    const entity = await repack(good, (name, text) =>
      name === 'xl/worksheets/sheet1.xml' ? `<!DOCTYPE x [<!ENTITY a "b">]>${text.replace(/^<\?xml.*?\?>/, '')}` : text,
    );
    expect((await refusalOf(entity)).code).toBe('input.xlsx_doctype');
  });
});
