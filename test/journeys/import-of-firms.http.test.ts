/** A clerk brings a list of firms: the template, all errors at once, good rows kept, the refused one corrected, the same file again without effect. */
import { expect, test } from 'vitest';
import { readXlsx, type XlsxBook } from '#kernel/files/xlsx-read.ts';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { demoPlatform } from '../support/demo.ts';

interface Imported {
  readonly job: string | null;
  readonly dry_run: boolean;
  readonly made: number;
  readonly present: number;
  readonly refused: number;
  readonly faults: readonly { readonly row: number; readonly column: string; readonly message: string }[];
}

const demo = await demoPlatform();
const clerk = await demo.as('clerk');
const NAMES = ['演示导入家电有限公司', '演示导入早餐店', '演示导入修理铺'] as const;
let file: Buffer;
let job = '';

async function headerOf(book: XlsxBook): Promise<string[]> {
  for await (const row of book.rows()) return row.values.map(String);
  return [];
}
const send = (dry: boolean) =>
  clerk.upload<Imported>(`/api/import/firm${dry ? '?dry_run=1' : ''}`, '企业名单.xlsx', file);
const known = async () =>
  (await clerk.list('firm', { words: '演示导入' }))
    .map((it) => it.name)
    .sort((a, b) => String(a).localeCompare(String(b)));

test('the template names every column, and the clerk fills in four firms', async () => {
  const book = await readXlsx(await clerk.download('/api/import/firm/template'));
  const labels = await headerOf(book);
  book.close();
  expect(labels.slice(0, 4)).toEqual(['名称', '主体类型', '统一社会信用代码', '无代码原因']);
  const columns = ['名称', '主体类型', '统一社会信用代码', '无代码原因', '地址'].map((label) => ({ label }));
  const rows = [
    [NAMES[0], '企业', '91990102MA990001X4', null, '演示东区演示东街道1号'],
    [NAMES[1], '个体工商户', null, '现场未能提供', '演示东区演示东街道2号'],
    [NAMES[2], '个体户', null, null, '演示东区演示东街道3号'],
    ['演示导入加工有限公司', '企业', '123', null, '演示东区演示东街道4号'],
  ];
  file = await xlsxBuffer([{ name: '经营主体', columns, rows }]);
});

test('a dry run tells every error at once, by row and column, and keeps nothing', async () => {
  const { body } = await send(true);
  expect(body).toMatchObject({ dry_run: true, job: null, refused: 2 });
  expect(body.faults.map((it) => [it.row, it.column])).toEqual([
    [4, '主体类型'],
    [5, '统一社会信用代码'],
  ]);
  expect(body.faults.every((it) => /[一-鿿]/.test(it.message))).toBe(true);
  expect(await known()).toEqual([]);
});

test('the import keeps the good rows; a firm that is known already is recognised by its code', async () => {
  const { body } = await send(false);
  expect(body).toMatchObject({ refused: 2 });
  job = body.job as string;
  expect(await known()).toEqual([NAMES[1]]);
  const [same] = await clerk.list('firm', { filter: { uscc: '91990102MA990001X4' } });
  expect(same?.name).toBe('演示东区春水家具有限公司');
});

test('the refused row is corrected on screen and takes its place', async () => {
  const { body } = await clerk.call<{ rows: { number: number; state: string }[] }>('GET', `/api/import/${job}`);
  expect(body.rows).toMatchObject([
    { number: 4, state: 'refused' },
    { number: 5, state: 'refused' },
  ]);
  const wrong = await clerk.call<{ state: string }>('POST', `/api/import/${job}/rows/4`, {
    values: { kind: '个体工商户', uscc: null },
  });
  expect(JSON.stringify(wrong.body)).toContain('没有统一社会信用代码的，请选择原因');
  const right = await clerk.call('POST', `/api/import/${job}/rows/4`, {
    values: { kind: '个体工商户', uscc: null, no_code_reason: '现场未能提供' },
  });
  expect(right.body).toMatchObject({ state: 'replayed', done: 'made' });
  expect(await known()).toEqual([NAMES[2], NAMES[1]].sort((a, b) => a.localeCompare(b)));
});

test('the same file again makes nothing new', async () => {
  const before = await known();
  const { body } = await send(false);
  expect(body).toMatchObject({ made: 0 });
  expect(await known()).toEqual(before);
});

test('a row with a wrong kind and a wrong code is told of both at once', async () => {
  const columns = ['名称', '主体类型', '统一社会信用代码', '无代码原因', '地址'].map((label) => ({ label }));
  const rows = [['演示导入两处错店', '个体户', '456', null, '演示东区演示东街道9号']];
  file = await xlsxBuffer([{ name: '经营主体', columns, rows }]);
  const { body } = await send(true);
  expect(body.faults.map((it) => it.column)).toEqual(['主体类型', '统一社会信用代码']);
});
