import { afterAll, expect, test } from 'vitest';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { headerLabel } from '#kernel/import/header.ts';
import type { ImportKind } from '#kernel/import/kind.ts';
import { importKindNamed } from '#kernel/import/kind.ts';
import type { Actor } from '#kernel/rights.ts';
import { importRecords } from '#kernel/server/import-records.ts';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { powersModule } from '#modules/powers/index.ts';
import { makeResidentId } from '../../../demo/make/codes.ts';
import { acting } from '../../../test/support/acting.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { officersModule } from '../index.ts';

const [unitImport, personImport, postImport, accountImport, officerImport] = [
  'unit',
  'person',
  'post',
  'account',
  'officer',
].map((name) => importKindNamed(name) as ImportKind) as [ImportKind, ImportKind, ImportKind, ImportKind, ImportKind];

const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, officersModule, powersModule], {
  at: '2026-06-10T09:00:00+08:00',
  adopt: { '990000': 'jiangxi' },
});
afterAll(() => world.close());
const root = base.pool('superuser');
await root.query(`insert into region (cell, id, region, unit, state, code, name, level, kind)
  values ('9901', gen_random_uuid(), '990102', '990102', 'active', '990102', '演示东区', 'county', 'division')`);
const admin = world.as('sys-admin', '990000.sf', { kind: 'justice-bureau' });
const personnel = world.as('personnel', '990102.scjg');

const LABELS: Readonly<Record<string, string>> = { role: '角色', valid_from: '任岗日期' };

/** A workbook with the kind's columns and all others that stand in the rows. */
async function load(kind: ImportKind, actor: Actor, rows: readonly Readonly<Record<string, string | undefined>>[]) {
  const mine = kind.columns.map((c) => [c.name, headerLabel(c.field)] as const);
  const names = new Map([...rows.flatMap((row) => Object.keys(row)).map((n) => [n, LABELS[n] ?? n] as const), ...mine]);
  const columns = [...names.values()].map((label) => ({ label }));
  const sheet = rows.map((row) => [...names.keys()].map((name) => row[name] ?? null));
  return importRecords(world.deps, actor, kind, await xlsxBuffer([{ name: kind.label, columns, rows: sheet }]));
}

const UNITS = [
  { code: '990102.zf', name: '演示东区人民政府', kind: '人民政府' },
  { code: '990102.sf', name: '演示东区司法局', kind: '司法行政部门', parent: '演示东区人民政府' },
  {
    code: '990102.scjg',
    name: '演示东区市场监督管理局',
    kind: '行政执法部门',
    parent: '990102.zf',
    supervised_by: '演示东区司法局',
  },
  { code: '990102.xx', name: '演示无上级单位', kind: '行政执法部门', parent: '查无此局' },
];
const number = makeResidentId('990102', '1990-03-07', 7);
const PEOPLE = [
  {
    unit_code: '演示东区市场监督管理局',
    name: '甲演示',
    id_number: number,
    role: '执法人员',
    valid_from: '2025年1月1日',
  },
  { unit_code: '990102.scjg', name: '乙演示', role: '执法人员' },
  { unit_code: '990102.scjg', name: '丙演示' },
];
const CARD = {
  certificate_kind: '行政执法证',
  issued_by: '演示市人民政府',
  valid_from: '2025/1/1',
  valid_until: '2027-12-31',
};
const OFFICERS = [
  {
    unit_code: '990102.scjg',
    name: '甲演示',
    id_number: number,
    kind: '行政编制',
    from_day: '2025-01-01',
    number: '演示1',
    ...CARD,
  },
  { unit_code: '990102.scjg', name: '丙演示', kind: '辅助人员', from_day: '2025-01-01', number: '演示2', ...CARD },
  { unit_code: '990102.scjg', name: '查无此人', kind: '行政编制', from_day: '2025-01-01' },
];

test('units, people with posts, officers with certificates come in one after the other, twice without effect', async () => {
  const units = await load(unitImport, admin, UNITS);
  expect(units).toMatchObject({ made: 3, refused: 1 });
  expect(units.faults).toEqual([
    { row: 5, column: '隶属单位', value: '查无此局', message: '没有找到单位“查无此局”，请核对后重填' },
  ]);
  expect(await load(unitImport, admin, UNITS)).toMatchObject({ made: 0, present: 3, refused: 1 });

  expect(await load(personImport, admin, PEOPLE)).toMatchObject({
    made: 3,
    refused: 0,
    unknown_headers: ['角色', '任岗日期'],
  });
  expect(await load(personImport, admin, PEOPLE)).toMatchObject({ made: 0, present: 3 });

  // The same workbook, by the one who may grant posts.
  const secure = world.as('sec-admin', '990000.sf', { kind: 'justice-bureau' });
  const posts = await load(postImport, secure, PEOPLE);
  expect(posts).toMatchObject({ made: 1, refused: 2 });
  expect(posts.faults.map(({ row, column, message }) => [row, column, message])).toEqual([
    [3, '任岗日期', '这一栏必须填写'],
    [4, '角色', '这一栏必须填写'],
    [4, '任岗日期', '这一栏必须填写'],
  ]);
  expect(await load(postImport, secure, PEOPLE)).toMatchObject({ made: 0, present: 1, refused: 2 });

  const officers = await load(officerImport, personnel, OFFICERS);
  expect(officers).toMatchObject({ made: 1, refused: 2 });
  expect(officers.faults.map((f) => f.message)).toEqual([
    '辅助人员不得持有执法证件，也不得作为执法人员执法。如已转为在编人员，请先在人员库更正编制性质。',
    '没有找到这个人员，请先在人员管理中登记',
  ]);
  expect(await load(officerImport, personnel, OFFICERS)).toMatchObject({ made: 0, present: 1, refused: 2 });
  const { rows } = await root.query(
    'select o.name, c.number from officer o left join certificate c on c.officer = o.id',
  );
  expect(rows).toEqual([{ name: '甲演示', number: '演示1' }]);
});

test('accounts come in without a password, each for the one person the row means; a name taken by another is refused', async () => {
  const rows = [
    { username: 'jia.demo', unit_code: '990102.scjg', name: '甲演示', id_number: number },
    { username: 'yi.demo', unit_code: '演示东区市场监督管理局', name: '乙演示' },
    { username: 'JIA.demo', unit_code: '990102.scjg', name: '丙演示' },
    { username: 'wu.demo', unit_code: '990102.scjg', name: '查无此人' },
  ];
  const answer = await load(accountImport, admin, rows);
  expect(answer).toMatchObject({ made: 2, refused: 2 });
  expect(answer.faults.map(({ row, column, message }) => [row, column, message])).toEqual([
    [4, '用户名', expect.stringMatching(/换一个|应为|只能|小写/)],
    [5, '姓名', '没有找到这个人员，请先在人员管理中登记'],
  ]);
  expect(await load(accountImport, admin, rows)).toMatchObject({ made: 0, present: 2, refused: 2 });
  const { rows: made } = await root.query(
    'select a.username, p.name, a.password_issued_at from account a join person p on p.id = a.person order by 1',
  );
  expect(made).toEqual([
    { username: 'jia.demo', name: '甲演示', password_issued_at: null },
    { username: 'yi.demo', name: '乙演示', password_issued_at: null },
  ]);
  await expect(load(accountImport, personnel, rows)).rejects.toThrow('您当前的岗位不能导入账号');
});

test('[NOR-14] catalogue items come in as drafts', async () => {
  const items = importKindNamed('enforcement-item')!;
  const clerk = world.as('clerk', '990102.scjg');
  const rows = [
    { item_code: 'scjg-jc-001', name: '对食品经营者的监督检查', act_kind: '行政检查', basis: '演示法第一条' },
    { item_code: 'scjg-jc-002', name: '对某事的检查', act_kind: '随便看看', basis: '演示法第二条' },
  ];
  const answer = await load(items, clerk, rows);
  expect(answer).toMatchObject({ made: 1, refused: 1 });
  expect(answer.faults[0]?.message).toContain('请填：行政许可、行政处罚');
  expect(await load(items, clerk, rows)).toMatchObject({ made: 0, present: 1 });
  expect((await root.query('select state, line, item_line from enforcement_item')).rows).toEqual([
    { state: 'draft', line: 'scjg', item_line: 'scjg' },
  ]);
});
