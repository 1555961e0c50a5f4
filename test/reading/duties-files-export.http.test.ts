/** What a record page and a list show beside the row: open duties in reach, names of attachments, a workbook of just the columns on the screen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { openLocalStore } from '#kernel/files/store.ts';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import { createHttp, type HttpDeps, SESSION_COOKIE } from '#kernel/server/http.ts';
import { fileRoutes } from '#kernel/server/routes/files.ts';
import { recordRoutes } from '#kernel/server/routes/records.ts';
import { workbenchRoutes } from '#kernel/server/routes/workbench.ts';
import { identityModule } from '#modules/identity/index.ts';
import { officersModule } from '#modules/officers/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { acting } from '../support/acting.ts';
import { testDatabase } from '../support/database.ts';

const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, officersModule], {
  at: '2026-06-10T09:00:00+08:00',
  adopt: { '990100': 'jiangxi/ganzhou' },
});
const people = new Map([
  ['clerk', world.as('clerk', '990102.scjg')],
  ['personnel', world.as('personnel', '990102.scjg')],
  ['neighbour', world.as('personnel', '990102.yjj')],
  ['supervisor', world.as('supervisor', '990102.sf', { kind: 'justice-bureau' })],
  ['elsewhere', world.as('supervisor', '990103.sf', { kind: 'justice-bureau' })],
  ['leader', world.as('line-leader', '990100.scjg')],
]);
const folder = mkdtempSync(join(tmpdir(), 'zs-reading-'));
const deps: HttpDeps = {
  ...world.deps,
  doorkeeper: { actorOf: async (token) => people.get(token)! },
  log: pino({ level: 'silent' }),
  version: 'test',
  migrations: async () => ({ state: 'current', applied: 0, names: [] }),
};
const app = await createHttp(deps);
recordRoutes(app, deps);
workbenchRoutes(app, deps);
await fileRoutes(app, { ...deps, files: await openLocalStore(folder) });
await app.ready();
afterAll(async () => {
  await app.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const root = base.pool('superuser');
const as = (who: string) => ({ cookie: `${SESSION_COOKIE}=${who}`, 'x-zs-request': '1' });
const officer = uuidv7();
await root.query(
  `insert into officer (cell, id, region, unit, line, state, person, name, kind, from_day, legal_qualification)
   values ('9901', $1, '990102', '990102.scjg', 'scjg', 'active', $2, '演示人员', 'administrative', '2024-01-01', true)`,
  [officer, uuidv7()],
);
const duty = (unit: string, title: string, due: string, record_id = officer) =>
  root.query(
    `insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due)
     values ($1, '9901', $2, $3, $4, 'test', $5, 'officer', $6, now(), $7)`,
    [uuidv7(), unit.slice(0, 6), unit, unit.slice(7), title, record_id, due],
  );
await duty('990102.scjg', '核对证件', '2026-06-09');
await duty('990102.sf', '核查证件', '2026-06-20');
await duty('990103.scjg', '别处的事', '2026-06-12', uuidv7());

const duties = async (who: string, query: string) =>
  (await app.inject({ url: `/api/duties${query}`, headers: as(who) })).json<{
    duties: readonly { title: string; late: boolean }[];
    detail?: string;
  }>();
const titles = async (who: string, query: string) => (await duties(who, query)).duties.map((d) => d.title);
const ofRecord = `?record=officer&record_id=${officer}`;

test('a supervisor sees on a record what the agency owes on it, the agency only what it owes itself', async () => {
  expect(await titles('supervisor', ofRecord)).toEqual(['核对证件', '核查证件']);
  expect((await duties('supervisor', ofRecord)).duties[0]?.late).toBe(true);
  expect(await titles('clerk', ofRecord)).toEqual(['核对证件']);
  expect(await titles('leader', ofRecord)).toEqual(['核对证件']);
});

test('who may not see the record is told of no duty on it', async () => {
  expect(await titles('neighbour', ofRecord)).toEqual([]);
  expect(await titles('elsewhere', ofRecord)).toEqual([]);
  expect(await titles('supervisor', `?record=officer&record_id=${uuidv7()}`)).toEqual([]);
  expect((await duties('clerk', '?record=officer')).detail).toContain('要同时指明种类和编号');
});

test('a bureau lists the duties of its region, a line those of its line, and an agency clerk is refused', async () => {
  expect(await titles('supervisor', '?of=below')).toEqual(['核对证件', '核查证件']);
  expect(await titles('leader', '?of=below')).toEqual(['核对证件', '别处的事']);
  expect(await titles('clerk', '')).toEqual(['核对证件']);
  expect((await duties('clerk', '?of=below')).detail).toContain('只能查看本单位的待办');
});

test('attachments are named to those who may open them, and to nobody else', async () => {
  const payload = `--e\r\ncontent-disposition: form-data; name="file"; filename="整改照片说明.txt"\r\ncontent-type: text/plain\r\n\r\n已整改\r\n--e--\r\n`;
  const headers = { ...as('clerk'), 'content-type': 'multipart/form-data; boundary=e' };
  const sent = (await app.inject({ method: 'POST', url: '/api/files', headers, payload })).json<{ id: string }>();
  const names = async (who: string) =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/files/names',
        headers: as(who),
        payload: { ids: [sent.id, uuidv7()] },
      })
    ).json<{ files: readonly { name: string }[] }>().files;
  expect(await names('clerk')).toMatchObject([{ id: sent.id, name: '整改照片说明.txt', size: 9 }]);
  expect(await names('supervisor')).toHaveLength(1);
  expect(await names('neighbour')).toEqual([]);
  expect(await names('elsewhere')).toEqual([]);
});

async function exported(payload: object): Promise<unknown[][]> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/records/officer/export',
    headers: as('personnel'),
    payload,
  });
  const book = await readXlsx(answer.rawPayload);
  const rows: unknown[][] = [];
  for await (const row of book.rows()) rows.push([...row.values]);
  book.close();
  return rows;
}

test('a workbook has exactly the columns on the screen, in their order', async () => {
  expect(await exported({ columns: ['name', 'state', 'kind', 'from_day'] })).toEqual([
    ['姓名', '状态', '编制性质', '到岗日期'],
    ['演示人员', '在岗', '行政编制', '2024-01-01'],
  ]);
  expect((await exported({}))[0]?.slice(0, 4)).toEqual(['状态', '单位', '人员', '姓名']);
  const refused = await app.inject({
    method: 'POST',
    url: '/api/records/officer/export',
    headers: as('personnel'),
    payload: { columns: ['name', 'head'] },
  });
  expect(refused.json()).toMatchObject({ status: 400, detail: '没有“head”这一列，请重新选择要导出的列。' });
});

test('reminders come five and one working days before a due day and on it, as the pack says, never on a holiday', () => {
  // Due on Monday 2026-06-22 after the Dragon Boat days off (19 to 21 June).
  expect(world.deps.remindDays('2026-06-22')).toEqual(['2026-06-12', '2026-06-18', '2026-06-22']);
});
