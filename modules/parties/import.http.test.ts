import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { createHttp, type HttpDeps, SESSION_COOKIE } from '#kernel/server/http.ts';
import { importRoutes } from '#kernel/server/routes/import.ts';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { acting } from '../../test/support/acting.ts';
import { testDatabase } from '../../test/support/database.ts';
import { partiesModule } from './index.ts';

const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, partiesModule], {
  at: '2026-06-10T09:00:00+08:00',
  adopt: { '990000': 'jiangxi' },
});
const people = new Map([
  ['clerk', world.as('clerk', '990102.scjg')],
  ['head', world.as('agency-head', '990102.scjg')],
]);
const deps: HttpDeps = {
  ...world.deps,
  doorkeeper: { actorOf: async (token) => people.get(token)! },
  log: pino({ level: 'silent' }),
  version: 'test',
  migrations: async () => ({ state: 'current', applied: 0, names: [] }),
};
const app = await createHttp(deps);
importRoutes(app, deps);
await app.ready();
afterAll(async () => {
  await app.close();
  await world.close();
});

const as = (who: string) => ({ cookie: `${SESSION_COOKIE}=${who}`, 'x-zs-request': '1' });

function upload(who: string, url: string, bytes: Uint8Array) {
  const edge = 'zs-test-edge';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]);
  return app.inject({
    method: 'POST',
    url,
    headers: { ...as(who), 'content-type': `multipart/form-data; boundary=${edge}` },
    payload,
  });
}

test('template, dry run, import, refused row corrected: the way a clerk goes', async () => {
  const template = await app.inject({ url: '/api/import/firm/template', headers: as('clerk') });
  expect(template.statusCode).toBe(200);
  const book = await readXlsx(template.rawPayload);
  expect(book.sheets[0]?.name).toBe('经营主体');
  book.close();

  const columns = ['名称', '主体类型', '无代码原因'].map((label) => ({ label }));
  const rows = [
    ['演示甲店', '个体工商户', '现场未能提供'],
    ['演示乙店', '个体工商户', null],
  ];
  const file = await xlsxBuffer([{ name: '主体', columns, rows }]);
  const dry = await upload('clerk', '/api/import/firm?dry_run=1', file);
  expect(dry.json()).toMatchObject({ dry_run: true, job: null, made: 1, refused: 1 });
  const real = await upload('clerk', '/api/import/firm', file);
  expect(real.json()).toMatchObject({
    made: 1,
    refused: 1,
    faults: [{ row: 3, column: '无代码原因', value: '', message: '没有统一社会信用代码的，请选择原因。' }],
  });
  const { job } = real.json<{ job: string }>();
  const shown = await app.inject({ url: `/api/import/${job}`, headers: as('clerk') });
  expect(shown.json()).toMatchObject({ kind: 'firm', file_name: 'a.xlsx', rows: [{ number: 3, state: 'refused' }] });
  const replayed = await app.inject({
    method: 'POST',
    url: `/api/import/${job}/rows/3`,
    headers: as('clerk'),
    payload: { values: { no_code_reason: '现场未能提供' } },
  });
  expect(replayed.json()).toEqual({ state: 'replayed', done: 'made' });
});

test('what is no workbook, no right, no kind or nobody’s job is said in words', async () => {
  const plain = await upload('clerk', '/api/import/firm', Buffer.from('名称,类型'));
  expect(plain.statusCode).toBe(400);
  expect(plain.json().detail).toMatch(/[一-鿿]/);
  expect((await upload('head', '/api/import/firm', Buffer.from('x'))).json().detail).toContain('不能导入经营主体');
  const unknown = await app.inject({ url: '/api/import/nothing/template', headers: as('clerk') });
  expect(unknown.statusCode).toBe(404);
  const foreign = await app.inject({
    url: '/api/import/01900000-0000-7000-8000-000000000000',
    headers: as('clerk'),
  });
  expect(foreign.json().detail).toContain('没有找到这次导入');
  const bare = await app.inject({ method: 'POST', url: '/api/import/firm', headers: as('clerk'), payload: {} });
  expect(bare.json().detail).toContain('请选择要上传的表格');
});

test('the list of kinds shows what the caller may import', async () => {
  const kinds = async (who: string) =>
    (await app.inject({ url: '/api/import', headers: as(who) }))
      .json<{ kinds: { kind: string }[] }>()
      .kinds.map((k) => k.kind);
  expect(await kinds('clerk')).toContain('firm');
  expect(await kinds('head')).not.toContain('firm');
});
