/** The portal as a program open to everybody: its role, its forms, its limits, its words; and the Word file of the desk. */
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { AGENCY, BUREAU } from './history.fixture.ts';
import { portalOf } from './portal.fixture.ts';

const base = await testDatabase();
const portal = await portalOf(base);
const { c, call, entered, http, rate, take } = portal;
afterAll(() => portal.close());

describe('the portal as a process of its own', () => {
  test('has a role that reaches its functions and not one table', async () => {
    const role = base.pool('portal');
    for (const table of [
      'inspection',
      'visit',
      'rating',
      'firm_key',
      'portal_post',
      'person',
      'journal',
      'fact_inspection',
    ])
      await expect(role.query(`select * from ${table}`), table).rejects.toThrow(/permission denied/);
    await expect(role.query(`select * from zs_firm_visits($1, '2020-01-01', '2030-01-01')`, [c.firm])).rejects.toThrow(
      /permission denied/,
    );
  });

  test('cannot set what its forms do not ask for, nor hold up what others handed in', async () => {
    const { visit } = await entered();
    const body = { level: 'good', confirmed: true, confidential: false, unit: AGENCY, made_up: 1 };
    await c.su.query(
      `insert into portal_post (kind, visit, body, receipt_hash, at) values ('rating', $1, $2, $3, now())`,
      [visit, JSON.stringify(body), randomUUID()],
    );
    expect(await take()).toBeGreaterThanOrEqual(1);
    expect(
      (await c.su.query('select unit, confirmed, confidential from rating where visit = $1', [visit])).rows,
    ).toEqual([{ unit: BUREAU, confirmed: false, confidential: true }]);
  });

  test('[ENT-08] the form offers the levels of the packs, and takes no other', async () => {
    const { show_token } = await entered();
    const { body } = await call('GET', `/api/portal/visit/${show_token}`);
    expect(body.levels).toEqual(
      ['非常满意', '满意', '基本满意', '不满意', '非常不满意'].map((label) => ({ value: expect.any(String), label })),
    );
    expect(await rate(show_token, { level: 'splendid' })).toMatchObject({
      status: 400,
      body: { code: 'input.level', detail: '请选择您对这次检查是否满意。' },
    });
  });

  test('slows down whoever tries and tries', async () => {
    const { show_token } = await entered();
    const tries = [];
    for (let n = 0; n < 12; n++)
      tries.push(
        await call(
          'POST',
          `/api/portal/visit/${show_token}/rating`,
          { key: randomUUID(), level: 'good', answers: {}, words: null, firm_key: 'wrong-wrong-wrong' },
          '10.9.9.9',
        ),
      );
    expect(tries.at(-1)).toMatchObject({ status: 429, body: { code: 'too-many.requests' } });
  });

  test('answers malformed input with words, never with an error of its own', async () => {
    const { show_token } = await entered();
    for (const payload of [
      {},
      { key: 'k'.repeat(20) },
      { key: 'k'.repeat(20), level: 'x', answers: {}, words: null, firm_key: null },
      { key: 1 },
    ]) {
      const answer = await call('POST', `/api/portal/visit/${show_token}/rating`, payload);
      expect(answer.status).toBe(400);
      expect(answer.body.detail).toMatch(/[一-鿿]/);
    }
    expect((await call('GET', `/api/portal/receipt/${encodeURIComponent("';drop table--")}`)).status).toBe(404);
    expect((await call('GET', '/api/portal/certificate/zs1.a.b')).status).toBe(422);
  });

  test('[PER-07] tells whether a certificate is real and valid today, by its number or by the code that is shown', async () => {
    const code = (await c.ask<{ code: string }>(c.officer, 'inspection.officer-code', {})).code;
    const by_code = (await call('GET', `/api/portal/certificate/${code}`)).body;
    expect(by_code).toMatchObject({ name: '演示甲', unit_name: `演示${AGENCY}`, number: '演示演示甲', valid: true });
    expect((await call('GET', `/api/portal/certificate/${encodeURIComponent('演示演示甲')}`)).body).toEqual(by_code);
    expect((await call('GET', '/api/portal/certificate/0000')).status).toBe(404);
  });
});

test('[NOR-20] the on-site record downloads as a Word file', async () => {
  const { id } = await entered();
  const answer = await http.inject({
    method: 'GET',
    url: `/api/inspections/${id}/record.docx`,
    cookies: { zs_session: 'officer' },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect((await call('GET', `/api/inspections/${id}/record.exe`, undefined, undefined, 'officer')).status).toBe(400);
});
