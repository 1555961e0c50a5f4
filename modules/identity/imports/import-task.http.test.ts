import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { openLocalStore } from '#kernel/files/store.ts';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { createHttp } from '#kernel/server/http.ts';
import type { ImportJob } from '#kernel/server/import-job.ts';
import { importTask } from '#kernel/server/import-task.ts';
import { type JobDeps, runOneJob } from '#kernel/server/job-runner.ts';
import { importRoutes } from '#kernel/server/routes/import.ts';
import { jobRoutes } from '#kernel/server/routes/jobs.ts';
import { orgModule } from '#modules/org/index.ts';
import { acting } from '../../../test/support/acting.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { client } from '../../../test/support/http.ts';
import { identityModule } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'zs-import-'));
const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule], {
  at: '2026-06-10T09:00:00+08:00',
  adopt: { '990000': 'jiangxi' },
});
const root = base.pool('superuser');
await root.query(`insert into region (cell, id, region, unit, state, code, name, level, kind)
  values ('9901', gen_random_uuid(), '990102', '990102', 'active', '990102', '演示东区', 'county', 'division')`);
const people = new Map([
  ['admin', world.as('sys-admin', '990000.sf', { kind: 'justice-bureau' })],
  ['other', world.as('sys-admin', '990000.sf', { kind: 'justice-bureau' })],
]);
await world.act(people.get('admin')!, 'org.create-unit', {
  code: '990102.scjg',
  name: '演示东区市场监督管理局',
  kind: 'agency',
});
let written = () => undefined as unknown;
const deps = {
  ...world.deps,
  written: () => void written(),
  doorkeeper: { actorOf: async (token: string) => people.get(token)! },
  log: pino({ level: 'silent' }),
  version: 'test',
  migrations: async () => ({ state: 'current', applied: 0, names: [] }),
  files: await openLocalStore(folder),
};
let standing = (actor: Actor): Actor => actor;
const task = importTask({ ...deps, again: async (actor) => standing(actor) });
const jobs: JobDeps = {
  app: world.deps.db,
  worker: world.worker,
  clock: world.clock,
  jobs: new Map([[task.name, task]]),
  trouble: (error) => {
    throw error;
  },
};
const http = await createHttp(deps);
importRoutes(http, deps);
jobRoutes(http, deps, { ...jobs, wake: () => undefined });
await http.ready();
afterAll(async () => {
  await http.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});
const [admin, other] = [client(http, 'admin'), client(http, 'other')];
const kept = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()).length;

function workbook(name: string, n: number): Promise<Buffer> {
  const columns = ['所在单位', '姓名'].map((label) => ({ label }));
  const rows = Array.from({ length: n }, (_, i) => ['990102.scjg', `${name}${i + 1}`]);
  rows[2] = ['990102.scjg', ''];
  return xlsxBuffer([{ name: '人员', columns, rows }]) as Promise<Buffer>;
}
interface Queued {
  readonly job: string;
  readonly task: string | null;
  readonly made?: number;
}
const send = async (name: string, n: number, query = '') =>
  admin.upload<Queued>(`/api/import/person${query}`, `${name}.xlsx`, await workbook(name, n));
const job = async (id: string | null) => (await admin.call<Record<string, unknown>>('GET', `/api/jobs/${id}`)).body;
const result = async (id: string) => (await admin.call<ImportJob>('GET', `/api/import/${id}`)).body;

test('a small workbook is answered at once, a large one becomes a task whose rows and refused rows come in behind', async () => {
  const small = await send('演示小', 20);
  expect([small.status, small.body.task, small.body.made]).toEqual([200, null, 19]);

  const large = await send('演示大', 510);
  expect(large.status).toBe(202);
  expect(await job(large.body.task)).toMatchObject({ state: 'waiting', label: '导入人员：演示大.xlsx' });
  expect(await result(large.body.job)).toMatchObject({ state: 'waiting', made: 0 });
  expect(await runOneJob(jobs)).toBe(true);
  expect(await job(large.body.task)).toMatchObject({ state: 'done', done: 510, total: 510 });
  const done = await result(large.body.job);
  expect(done).toMatchObject({ state: 'done', total: 510, made: 509, refused: 1 });
  expect(done.rows).toMatchObject([{ number: 4, errors: [{ column: '姓名', message: '这一栏必须填写' }] }]);
  const fixed = await admin.call('POST', `/api/import/${large.body.job}/rows/4`, { values: { name: '演示补' } });
  expect(fixed.body).toEqual({ state: 'replayed', done: 'made' });
  expect(kept()).toBe(0);

  const again = await send('演示大', 510);
  await runOneJob(jobs);
  expect(await result(again.body.job)).toMatchObject({ state: 'done', made: 0, present: 509 });
});

test('a large dry run writes nothing and tells every fault in the answer of its task', async () => {
  const dry = await send('演示试', 505, '?dry_run=1');
  await runOneJob(jobs);
  expect((await job(dry.body.task)).answer).toMatchObject({
    dry_run: true,
    made: 504,
    refused: 1,
    faults: [{ row: 4, column: '姓名' }],
  });
  expect((await root.query(`select 1 from person where name like '演示试%'`)).rowCount).toBe(0);
});

test('a task is cancelled between two rows: what was written stays, the rest comes with the next upload', async () => {
  const one = await send('演示停', 520);
  let rows = 0;
  written = () => {
    rows += 1;
    return rows === 30 ? root.query(`update job_run set cancel = true where id = $1`, [one.body.task]) : undefined;
  };
  await runOneJob(jobs);
  written = () => undefined;
  expect(await job(one.body.task)).toMatchObject({ state: 'cancelled' });
  const stopped = await result(one.body.job);
  expect(stopped.state).toBe('cancelled');
  expect(stopped.made).toBeGreaterThanOrEqual(30);
  expect(stopped.made).toBeLessThan(519);
  const rest = await send('演示停', 520);
  await runOneJob(jobs);
  expect(await result(rest.body.job)).toMatchObject({ made: 519 - stopped.made, present: stopped.made });

  const early = await send('演示早', 501);
  await admin.call('POST', `/api/jobs/${early.body.task}/cancel`);
  await runOneJob(jobs);
  expect(await result(early.body.job)).toMatchObject({ state: 'cancelled', made: 0 });
  expect(kept()).toBe(0);
});

test('a post that ends while its import runs stops the writing at that row; the rows behind it are kept with the reason', async () => {
  const one = await send('演示离', 520);
  let rows = 0;
  standing = (actor) => {
    rows += 1;
    if (rows > 40) throw refuse('right.no-post', '您的岗位已经终止。请换由在岗人员重新上传。');
    return actor;
  };
  await runOneJob(jobs);
  standing = (actor) => actor;
  const ended = await result(one.body.job);
  expect(ended).toMatchObject({ state: 'done', total: 520, made: 39, refused: 481 });
  expect(ended.rows.at(-1)).toMatchObject({
    values: { name: '演示离520' },
    errors: [{ column: '', message: '您的岗位已经终止。请换由在岗人员重新上传。' }],
  });
});

test('an import task cannot be started by name, nor seen or cancelled by somebody else; a wrong header is said at once', async () => {
  const large = await send('演示他', 501);
  const forged = await other.call('POST', '/api/jobs/import', { import: large.body.job });
  expect(forged.status).toBe(404);
  expect((await other.call('GET', `/api/import/${large.body.job}`)).status).toBe(404);
  expect((await other.call('GET', `/api/jobs/${large.body.task}`)).status).toBe(404);
  expect((await other.call('POST', `/api/jobs/${large.body.task}/cancel`)).body).toEqual({ cancelled: false });
  await runOneJob(jobs);
  expect(await result(large.body.job)).toMatchObject({ state: 'done', made: 500 });

  const rows = Array.from({ length: 600 }, (_, i) => [`甲${i}`]);
  const strange = await xlsxBuffer([{ name: '人员', columns: [{ label: '什么' }], rows }]);
  const refused = await admin.upload<{ detail: string }>('/api/import/person', 'x.xlsx', strange);
  expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining('没有找到表头')]);
});
