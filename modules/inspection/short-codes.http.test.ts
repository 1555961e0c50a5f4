import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/rights.ts';
import { Database } from '#kernel/server/database.ts';
import { createHttp } from '#kernel/server/http.ts';
import { testDatabase } from '../../test/support/database.ts';
import { client, type Trouble } from '../../test/support/http.ts';
import { AGENCY } from './history.fixture.ts';
import { county, person, SECRET } from './inspection.fixture.ts';
import { inspectionRoutes, portalRoutes } from './server.ts';

const base = await testDatabase();
const c = await county(base);
const portal = new Database(base.portal);
const people: Record<string, Actor> = { officer: c.officer, second: c.second, fire: c.fire };
const http = await createHttp({
  ...c.deps,
  doorkeeper: { actorOf: async (token: string) => people[token] as Actor },
  log: pino({ level: 'silent' }),
  version: 'test',
  migrations: async () => ({ state: 'current', applied: 0, names: [] }),
});
const deps = {
  ...c.deps,
  doorkeeper: { actorOf: async (token: string) => people[token] as Actor },
  secret: SECRET,
  aside: c.aside,
  portal,
};
inspectionRoutes(http, deps as unknown as Parameters<typeof inspectionRoutes>[1]);
await portalRoutes(http, deps as unknown as Parameters<typeof portalRoutes>[1]);
await http.ready();
afterAll(async () => {
  await http.close();
  await portal.close();
  await c.close();
});
beforeEach(() => c.su.query('delete from short_code_try'));

const short = async (who: string, code: string) => {
  const answer = await client(http, who).call<{ short: string } & Trouble>('POST', '/api/short-codes', { code });
  if (answer.status !== 200) throw new Error(answer.body.detail);
  return answer.body.short;
};
const officerCode = async () => (await c.ask<{ code: string }>(c.officer, 'inspection.officer-code', {})).code;
const enter = (code: string, id: string, actor = c.officer) => c.act(actor, 'inspection.check-in', { code }, id);
const state = async (id: string) =>
  (await c.su.query('select state, code_kind from inspection where id = $1', [id])).rows[0];
/** Eight digits that stand for nothing. */
const wrong = (n: number) => String(n).padStart(8, '0');

describe('[ENT-05] a short code', () => {
  test('is eight digits in two groups, opens its own task once, and shares that one use with the code it stands for', async () => {
    const [one, two] = [await c.approved(), await c.approved()];
    const code = await officerCode();
    const digits = await short('officer', code);
    expect(digits).toMatch(/^\d{4} \d{4}$/);
    await enter(`　${digits} `, one);
    expect(await state(one)).toEqual({ state: 'entered', code_kind: 'officer' });
    await expect(enter(digits.replace(' ', ''), two)).rejects.toThrow('这个码已经用过');
    await expect(enter(code, two)).rejects.toThrow('这个码已经用过');
  });

  test('lives as long as the code it stands for, and asked for again its earlier digits are void', async () => {
    const id = await c.approved();
    const code = await c.taskCode(id);
    const first = await short('officer', code);
    const second = await short('officer', code);
    await expect(enter(first, id)).rejects.toThrow('没有这个短码');
    c.clock.advance({ minutes: 3 });
    await expect(enter(second, id)).rejects.toThrow('或者它已经过期');
    await enter(await short('officer', await c.taskCode(id)), id);
    expect((await state(id)).code_kind).toBe('task');
  });

  test('is refused in the words of its code when it is of something else, and a refused entry leaves it usable', async () => {
    const [mine, other] = [await c.approved(), await c.approved()];
    const digits = await short('officer', await c.taskCode(other));
    await expect(enter(digits, mine)).rejects.toThrow('另一项检查的任务码');
    await enter(digits, other);
    await expect(short('fire', await officerCode())).rejects.toThrow('这不是您的码');
    await expect(short('officer', 'zs1.a.b')).rejects.toThrow('不是本平台签发的');
  });

  test('is kept by a keyed digest alone, out of reach of the application', async () => {
    const digits = (await short('officer', await officerCode())).replace(' ', '');
    const kept = JSON.stringify((await c.su.query('select * from short_code')).rows);
    expect(kept).not.toContain(digits);
    await expect(base.pool('app').query('select * from short_code')).rejects.toThrow('permission denied');
    await expect(base.pool('portal').query('select * from short_code_try')).rejects.toThrow('permission denied');
    const forged = { kind: 'officer', subject: c.officer.person };
    const { rows } = await base
      .pool('portal')
      .query(`select zs_short_code_keep('d', 'n', $1, now() + interval '1 day', now()) as kept`, [forged]);
    expect(rows).toEqual([{ kept: false }]);
  });
});

describe('[ENT-05] whoever guesses short codes', () => {
  test('waits after ten wrong ones, even for the right one, and may go on ten minutes later; scanning works meanwhile', async () => {
    const [id, scanned] = [await c.approved(), await c.approved()];
    for (let i = 0; i < 10; i += 1) await expect(enter(wrong(i), id)).rejects.toThrow('没有这个短码');
    const right = await short('officer', await c.taskCode(id));
    await expect(enter(right, id)).rejects.toMatchObject({
      code: 'too-many.short-codes',
      status: 429,
      message: expect.stringMatching(/10分钟后再输入.*可以扫码/),
    });
    await enter(await c.taskCode(scanned), scanned);
    c.clock.advance({ minutes: 11 });
    await enter(await short('officer', await c.taskCode(id)), id);
    expect((await state(id)).state).toBe('entered');
  });

  test('gets no further by guessing side by side', async () => {
    const id = await c.approved();
    const answers = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => enter(wrong(i), id)));
    const codes = answers.map((it) => (it.status === 'rejected' ? (it.reason as { code: string }).code : 'in'));
    expect(codes.filter((it) => it === 'policy.code-no-such')).toHaveLength(10);
    expect(codes.filter((it) => it === 'too-many.short-codes')).toHaveLength(30);
  });

  test('has a unit of colleagues wait together after fifty', async () => {
    const id = await c.approved();
    for (let n = 0; n < 5; n += 1) {
      const colleague = c.as('officer', AGENCY, { person: await person(c.su, `演示猜${n}`) });
      const clerk = { ...colleague, roles: ['officer', 'clerk'] };
      for (let i = 0; i < 10; i += 1) await enter(wrong(i), id, clerk).catch(() => undefined);
    }
    expect((await c.su.query('select 1 from short_code_try')).rowCount).toBe(50);
    const right = await short('officer', await c.taskCode(id));
    await expect(enter(right, id)).rejects.toMatchObject({ code: 'too-many.short-codes' });
  });

  test('is counted as well for codes that belong to something else', async () => {
    const [mine, other] = [await c.approved(), await c.approved()];
    const digits = await short('officer', await c.taskCode(other));
    for (let i = 0; i < 10; i += 1) await expect(enter(digits, mine)).rejects.toThrow('另一项检查');
    await expect(enter(digits, other)).rejects.toMatchObject({ code: 'too-many.short-codes' });
  });
});

describe('[PER-07] at the portal', () => {
  const verify = (code: string) =>
    client(http).call<{ name?: string } & Trouble>('GET', `/api/portal/certificate/${encodeURIComponent(code)}`);

  test('anybody verifies a certificate by the digits on the officer’s phone, which still open a door afterwards', async () => {
    const id = await c.approved();
    const digits = await short('officer', await officerCode());
    expect(await verify(digits)).toMatchObject({ status: 200, body: { name: '演示甲', valid: true } });
    await enter(digits, id);
    const task = await short('officer', await c.taskCode(await c.approved()));
    expect((await verify(task)).status).toBe(422);
  });

  test('guessing ends after ten wrong ones; a certificate’s own number still answers', async () => {
    for (let i = 0; i < 10; i += 1) expect((await verify(wrong(i))).body.code).toBe('policy.code-no-such');
    const digits = await short('officer', await officerCode());
    expect(await verify(digits)).toMatchObject({ status: 429, body: { code: 'too-many.short-codes' } });
    expect((await verify('演示演示甲')).status).toBe(200);
  });
});
