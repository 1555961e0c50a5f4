/** What the firm sees, says and shows at the portal. */
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { listRecords } from '#kernel/server/read-records.ts';
import { testDatabase } from '../../test/support/database.ts';
import { AGENCY, BUREAU } from './history.fixture.ts';
import { portalOf } from './portal.fixture.ts';

const base = await testDatabase();
const portal = await portalOf(base);
const { c, call, entered, firmKey, rate, ratedBadly, take } = portal;
afterAll(() => portal.close());

describe('the firm', () => {
  test('[ENT-05] sees who came, why, under which article, how often this year, and who receives complaints', async () => {
    const { show_token } = await entered();
    const { status, body } = await call('GET', `/api/portal/visit/${show_token}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      firm_name: '演示家具有限公司',
      year: 2026,
      cap: null,
      visits: 1,
      bureau_name: `演示${BUREAU}`,
      inspections: [
        {
          unit_name: `演示${AGENCY}`,
          inspection_type: '日常检查',
          reason: '演示理由',
          basis: '演示法第一条',
          items: [{ name: '演示监督检查', basis: '演示法第一条' }],
          officers: expect.arrayContaining([{ name: '演示甲', certificate_number: '演示演示甲', valid: true }]),
          urgent: false,
        },
      ],
    });
    expect(body.rules.map((it: { title: string }) => it.title)).toEqual(['五个严禁', '八个不得']);
    expect(await call('GET', '/api/portal/visit/not-a-token-at-all')).toMatchObject({
      status: 404,
      body: { code: 'missing.visit' },
    });
  });

  test('[ENT-08] rates once with its own key; the bureau reads it with the visit, sending again changes nothing', async () => {
    const visit = await entered();
    const { id: key_id, firm_key } = await firmKey();
    const key = randomUUID();
    const first = await rate(visit.show_token, { key, level: 'very-bad', words: '态度差', firm_key });
    expect(first.body.receipt).toMatch(/^[0-9A-Z]{12}$/);
    expect(await rate(visit.show_token, { key, level: 'very-bad', words: '态度差', firm_key })).toEqual(first);
    expect(await rate(visit.show_token, { firm_key })).toMatchObject({ status: 409, body: { code: 'conflict.rated' } });
    expect(await take()).toBe(1);
    const def = c.deps.registry.records.get('rating') as NonNullable<ReturnType<typeof c.deps.registry.records.get>>;
    const seen = await listRecords(c.deps.db, def, c.supervisor, { filter: { visit: visit.visit } });
    expect(seen.rows).toMatchObject([{ unit: BUREAU, level: 'very-bad', bad: true, confirmed: true }]);
    expect(await ratedBadly(visit.id)).toBe(true);
    expect((await c.su.query('select body from portal_post where visit = $1', [visit.visit])).rows).toEqual([
      { body: {} },
    ]);
    const left = (await c.su.query('select key_hash from firm_key where id = $1', [key_id])).rows[0];
    expect(left.key_hash).not.toContain(firm_key);
  });

  test('[ENT-08] complains, gets a receipt, and reads the answer with it; the agency is told nothing', async () => {
    const { show_token } = await entered();
    const sent = await call('POST', `/api/portal/visit/${show_token}/complaint`, {
      key: randomUUID(),
      about: '态度',
      words: '当场拍桌',
      contact: '演示电话',
    });
    const { receipt } = sent.body;
    expect((await call('GET', `/api/portal/receipt/${receipt}`)).body).toMatchObject({
      state: 'received',
      answer: null,
    });
    await take();
    const { id } = (await c.su.query(`select id from complaint where words = '当场拍桌'`)).rows[0];
    expect((await c.su.query('select unit, kind, due from duty where record_id = $1', [id])).rows).toEqual([
      { unit: BUREAU, kind: 'complaint.handle', due: null },
    ]);
    await c.act(c.supervisor, 'complaint.answer', { answer: '已责令改正' }, id);
    expect((await call('GET', `/api/portal/receipt/${receipt.toLowerCase()}`)).body).toMatchObject({
      state: 'answered',
      answer: '已责令改正',
    });
    expect(
      (await c.su.query('select count(*)::int as n from notice where unit = $1 and text like $2', [AGENCY, '%拍桌%']))
        .rows[0].n,
    ).toBe(0);
  });
});

test('[ENT-05] the firm shows a code of its own with its key, and the officer enters with it', async () => {
  const { firm_key } = await firmKey();
  const shown = (await call('POST', '/api/portal/firm-code', { firm_key })).body;
  expect(shown).toMatchObject({ firm_name: '演示家具有限公司', premises: [{ address: '演示东街道1号' }] });
  const id = await c.approved();
  await c.act(c.officer, 'inspection.check-in', { code: shown.code }, id);
  expect((await c.su.query('select code_kind from inspection where id = $1', [id])).rows).toEqual([
    { code_kind: 'firm' },
  ]);
  expect((await call('POST', '/api/portal/firm-code', { firm_key: '91990102MA990001X4' })).body.code).toBe(
    'input.firm-key',
  );
});
