import { afterAll, beforeAll, expect, test } from 'vitest';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { headerLabel } from '#kernel/import/header.ts';
import { importTemplate } from '#kernel/import/template.ts';
import { importJob, replayRow } from '#kernel/server/import-job.ts';
import { importRecords } from '#kernel/server/import-records.ts';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { makeUscc } from '../../demo/make/codes.ts';
import { acting } from '../../test/support/acting.ts';
import { testDatabase } from '../../test/support/database.ts';
import { firmImport } from './import.ts';
import { partiesModule } from './index.ts';

const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, partiesModule], {
  at: '2026-06-10T09:00:00+08:00',
  adopt: { '990000': 'jiangxi' },
});
afterAll(() => world.close());
const root = base.pool('superuser');
const clerk = world.as('clerk', '990102.scjg');
const count = async (table: string) =>
  (await root.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n;

/** A sheet as people send it: a title above, columns in their own order, one of them strange. */
async function sheet(rows: readonly (readonly (string | null)[])[]): Promise<Buffer> {
  const labels = [
    '备注',
    '统一社会信用代码',
    '名称',
    '主体类型',
    '无代码原因',
    '地址',
    '纬度（度）',
    '重点领域',
    '联系电话',
  ];
  return xlsxBuffer([{ name: '主体', title: '演示东区主体名单', columns: labels.map((label) => ({ label })), rows }]);
}
const sound = makeUscc('91', '990102', 'MA990001');
const ROWS = [
  ['总厂', sound, '演示春水有限公司', '企业', null, '演示路1号', '20.3', '消防安全、特种设备', '000-1234567'],
  ['二厂', sound.toLowerCase(), '演示春水有限公司', '企业', null, '演示路2号', null, null, null],
  [null, `${sound.slice(0, 17)}#`, '演示错码有限公司', '企业', null, null, null, null, null],
  [null, null, '演示无名摊', '小摊', null, null, '西边', null, null],
  [null, null, '演示农资店', '个体工商户', '现场未能提供', '演示路9号', null, null, null],
] as const;
let file: Buffer;
beforeAll(async () => {
  file = await sheet(ROWS);
});

test('a dry run finds all errors at once, with row, column, value and words, and keeps nothing', async () => {
  const seen: number[] = [];
  const answer = await importRecords(world.deps, clerk, firmImport, file, {
    dry_run: true,
    progress: ({ total }) => seen.push(total),
  });
  expect(answer).toMatchObject({ job: null, total: 5, made: 3, refused: 2, unknown_headers: ['备注'] });
  expect(answer.faults.map(({ row, column, value }) => [row, column, value])).toEqual([
    [5, '统一社会信用代码', `${sound.slice(0, 17)}#`],
    [6, '主体类型', '小摊'],
    [6, '纬度（度）', '西边'],
  ]);
  expect(answer.faults[1]?.message).toContain('请填：企业、个体工商户');
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect([await count('firm'), await count('import_job'), await count('journal')]).toEqual([0, 0, 0]);
});

test('good rows are kept, refused ones wait with their reasons, and the same file again changes nothing', async () => {
  const first = await importRecords(world.deps, clerk, firmImport, file, { file_name: '主体.xlsx' });
  expect(first).toMatchObject({ total: 5, made: 3, present: 0, refused: 2 });
  const { rows } = await root.query(
    'select f.name, f.key_areas, count(p.id)::int as premises from firm f left join premises p on p.firm = f.id group by f.id, f.name, f.key_areas order by f.name',
  );
  expect(rows).toEqual([
    { name: '演示农资店', key_areas: [], premises: 1 },
    { name: '演示春水有限公司', key_areas: ['fire', 'special-equipment'], premises: 2 },
  ]);
  expect(await count(`journal where verb = 'firm.register'`)).toBe(2);

  const before = await count('journal');
  const again = await importRecords(world.deps, clerk, firmImport, file, { file_name: '主体.xlsx' });
  expect(again).toMatchObject({ total: 5, made: 0, present: 3, refused: 2 });
  expect([await count('journal'), await count('import_row')]).toEqual([before, 2]);
});

test('a refused row is corrected on screen and replayed; its content does not stay behind', async () => {
  const { job } = await importRecords(world.deps, clerk, firmImport, file);
  const kept = await importJob(world.deps.db, clerk, String(job));
  expect(kept.rows.map((r) => [r.number, r.state, r.values.name])).toEqual([
    [5, 'refused', '演示错码有限公司'],
    [6, 'refused', '演示无名摊'],
  ]);
  const at = { job: String(job), number: 6 };
  const half = await replayRow(world.deps, clerk, firmImport, at, { kind: '无证经营', lat_e6: null });
  expect(half).toMatchObject({ state: 'refused', faults: [{ column: '无代码原因' }] });
  const done = await replayRow(world.deps, clerk, firmImport, at, { no_code_reason: '无证经营' });
  expect(done).toEqual({ state: 'replayed', done: 'made' });
  expect(await count(`firm where name = '演示无名摊'`)).toBe(1);
  const { rows } = await root.query('select state, values from import_row where job = $1 and number = 6', [job]);
  expect(rows).toEqual([{ state: 'replayed', values: {} }]);
  await expect(replayRow(world.deps, clerk, firmImport, at, {})).rejects.toThrow('已经导入');
  const other = world.as('clerk', '990102.scjg');
  await expect(importJob(world.deps.db, other, String(job))).rejects.toThrow('不是您办理的');
});

test('the template comes from the record and goes back in', async () => {
  const sheets = importTemplate(firmImport, () => []);
  const [data] = sheets;
  const filled = firmImport.columns.map(
    (c) => ({ name: '演示模板店', kind: '其他', no_code_reason: '依法无须登记' })[c.name] ?? null,
  );
  const book = await xlsxBuffer([{ ...data!, rows: [filled] }, ...sheets.slice(1)]);
  const read = await readXlsx(book);
  expect(read.sheets.map((s) => s.name).slice(0, 2)).toEqual(['经营主体', '填写说明']);
  read.close();
  expect(data?.columns.map((c) => c.label)).toEqual(firmImport.columns.map((c) => headerLabel(c.field)));
  expect(data?.columns.find((c) => c.label === '信用风险分类')?.choices).toEqual(['A类', 'B类', 'C类', 'D类']);
  const answer = await importRecords(world.deps, clerk, firmImport, book);
  expect(answer).toMatchObject({ total: 1, made: 1, refused: 0 });
});

test('a file without the header, and a person without the right, are refused as a whole', async () => {
  const bare = await xlsxBuffer([{ name: '表', columns: [{ label: '甲' }, { label: '乙' }], rows: [['1', '2']] }]);
  await expect(importRecords(world.deps, clerk, firmImport, bare)).rejects.toThrow('没有找到表头');
  const lacking = await xlsxBuffer([
    { name: '表', columns: [{ label: '名称' }, { label: '地址' }], rows: [['1', '2']] },
  ]);
  await expect(importRecords(world.deps, clerk, firmImport, lacking)).rejects.toThrow('缺少必填的栏目：主体类型');
  const head = world.as('agency-head', '990102.scjg');
  await expect(importRecords(world.deps, head, firmImport, file)).rejects.toThrow('不能导入经营主体');
});
