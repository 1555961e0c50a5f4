/** A large import waits in the queue. Whoever loses his post meanwhile writes nothing any more by it, and nothing of what he sent is lost. */
import { expect, test } from 'vitest';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import type { ImportJob } from '#kernel/server/import-job.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client } from '../support/http.ts';

const demo = await demoPlatform();
const [clerk, security] = await demo.all('clerk', 'sec-admin');
const su = demo.db.pool('superuser');
const ROWS = 505;
const { rows: held } = await su.query<{ id: string; person: string; unit: string; role: string }>(
  `select p.id, p.person, p.unit, p.role from post p join account a on a.person = p.person where a.username = 'clerk' and p.state = 'active'`,
);

async function send(who: Client, name: string, dry = false): Promise<{ job: string; task: string }> {
  const columns = ['名称', '主体类型', '无代码原因', '地址'].map((label) => ({ label }));
  const rows = Array.from({ length: ROWS }, (_, i) => [
    `${name}${i + 1}`,
    '个体工商户',
    '现场未能提供',
    `演示东区演示东街道${i + 1}号`,
  ]);
  const file = await xlsxBuffer([{ name: '经营主体', columns, rows }]);
  const url = `/api/import/firm${dry ? '?dry_run=1' : ''}`;
  const { status, body } = await who.upload<{ job: string; task: string }>(url, `${name}.xlsx`, file);
  expect(status).toBe(202);
  return body;
}
const written = async (name: string) =>
  Number((await su.query(`select count(*) as n from firm where name like $1`, [`${name}%`])).rows[0].n);
const result = async (who: Client, job: string) => (await who.call<ImportJob>('GET', `/api/import/${job}`)).body;

test('rows are refused with the reason when the post ended between the upload and the writing', async () => {
  const { job } = await send(clerk, '演示排队店');
  const dry = await send(clerk, '演示试排店', true);
  for (const { id } of held) await security.act('identity.end-post', { reason: '调离' }, id);
  await demo.settle();

  expect(await written('演示排队店')).toBe(0);
  const kept = await su.query(
    `select errors -> 0 ->> 'message' as why, values ->> 'name' as name from import_row
    where job = $1 and state = 'refused' order by number`,
    [job],
  );
  expect(kept.rowCount).toBe(ROWS);
  expect(kept.rows[0]).toEqual({
    name: '演示排队店1',
    why: '上传以后，您在该单位的岗位（或者委托）已经终止，没有再以您的名义办理。请换由在岗人员重新上传；岗位恢复后，您也可以在导入结果中逐行重新提交。',
  });
  const tried = await su.query(`select state, words from job_run where id = $1`, [dry.task]);
  expect(tried.rows[0]).toMatchObject({ state: 'failed', words: expect.stringContaining('岗位（或者委托）已经终止') });
});

test('back in the post, the person finds every row in the result and sends one again', async () => {
  for (const { person, unit, role } of held)
    await security.act('identity.grant-post', { person, unit_code: unit, role, valid_from: '2026-11-20' });
  await demo.moveTo('2026-11-20T10:00:00+08:00');
  const again = await demo.as('clerk');
  const { rows } = await su.query(`select id from import_job where file_name = '演示排队店.xlsx'`);
  const job = rows[0].id as string;
  const { state, total, made, refused, rows: waiting } = await result(again, job);
  expect({ state, total, made, refused, waiting: waiting.length }).toEqual({
    ...{ state: 'done', total: ROWS, made: 0, refused: ROWS, waiting: ROWS },
  });
  const sent = await again.call('POST', `/api/import/${job}/rows/${waiting[0]?.number}`, { values: {} });
  expect(sent.body).toMatchObject({ state: 'replayed', done: 'made' });
  expect(await written('演示排队店')).toBe(1);
});

test('an account that is suspended while its import waits writes nothing either', async () => {
  const again = await demo.as('clerk');
  const { job } = await send(again, '演示停号店');
  const { rows } = await su.query(`select id from account where username = 'clerk'`);
  await (await demo.as('sys-admin')).act('identity.suspend-account', { reason: '核查' }, rows[0].id);
  await demo.settle();
  expect(await written('演示停号店')).toBe(0);
  const kept = await su.query(`select distinct errors -> 0 ->> 'message' as why from import_row where job = $1`, [job]);
  expect(kept.rows).toEqual([{ why: '上传以后，您的账号已经停用，没有再以您的名义办理。请换由在岗人员重新上传。' }]);
});
