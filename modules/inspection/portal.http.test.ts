/** The firm's side over HTTP, and an officer who would like to write or read his own rating. */
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import sql from 'sql-template-tag';
import { afterAll, describe, expect, test } from 'vitest';
import { Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { createHttp, type Doorkeeper } from '#kernel/server/http.ts';
import { rebuildFacts } from '#kernel/server/reactor.ts';
import { listRecords } from '#kernel/server/read-records.ts';
import { recordRoutes } from '#kernel/server/routes/records.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { testDatabase } from '../../test/support/database.ts';
import { inspectionFacts } from './facts.ts';
import { AGENCY, BUREAU } from './history.fixture.ts';
import { county, SECRET } from './inspection.fixture.ts';
import { inspectionRoutes, portalRoutes, takePosts } from './server.ts';

const base = await testDatabase();
const c = await county(base);
const portal = new Database(base.portal);
const signedIn = new Map([
  ['officer', c.officer],
  ['head', c.head],
  ['supervisor', c.supervisor],
]);
const doorkeeper: Doorkeeper = {
  actorOf: async (token) => signedIn.get(token) as NonNullable<ReturnType<typeof signedIn.get>>,
};
const http = await createHttp({
  ...c.deps,
  doorkeeper,
  log: pino({ level: 'silent' }),
  version: 'test',
  migrations: async () => ({ state: 'current', applied: 0, names: [] }),
});
const portalDeps = { ...c.deps, portal };
await portalRoutes(http, portalDeps);
inspectionRoutes(http, { ...c.deps, doorkeeper, secret: SECRET, aside: c.aside } as unknown as Parameters<
  typeof inspectionRoutes
>[1]);
recordRoutes(http, { ...c.deps, doorkeeper } as unknown as Parameters<typeof recordRoutes>[1]);
afterAll(async () => {
  await http.close();
  await portal.close();
  await c.close();
});

let calls = 0;
const anotherAddress = () => {
  calls += 1;
  return `10.0.${Math.floor(calls / 250)}.${calls % 250}`;
};
/** Each call comes from another address, so that rate limits do not meet the tests that are not about them. */
async function call(method: 'GET' | 'POST', url: string, payload?: object, from = anotherAddress(), as?: string) {
  const answer = await http.inject({
    method,
    url,
    remoteAddress: from,
    headers: { 'x-zs-request': '1', host: 'localhost', ...(as ? { cookie: `zs_session=${as}` } : {}) },
    ...(payload ? { payload } : {}),
  });
  return {
    status: answer.statusCode,
    body: String(answer.headers['content-type']).includes('json') ? answer.json() : answer.body,
  };
}
const take = () => takePosts({ ...c.deps, worker: c.worker });
const rate = (token: string, more: Record<string, unknown> = {}) =>
  call('POST', `/api/portal/visit/${token}/rating`, {
    key: randomUUID(),
    level: 'good',
    answers: {},
    words: null,
    firm_key: null,
    ...more,
  });

async function entered() {
  const id = await c.approved();
  const answer = await c.act(c.officer, 'inspection.check-in', { code: await c.taskCode(id) }, id);
  return { id, ...(answer.result as { visit: string; show_token: string }) };
}
const ratedBadly = async (id: string) => {
  await rebuildFacts(c.worker, inspectionFacts);
  const [row] = await c.worker.ask<{ rated_badly: boolean | null }>(
    NO_CLAIMS,
    sql`select rated_badly from fact_inspection where id = ${id}`,
  );
  return row?.rated_badly;
};

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
    const issued = await c.act(c.supervisor, 'firm-key.issue', { firm: c.firm, handed_to: '当面交企业' });
    const { firm_key } = issued.result as { firm_key: string };
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
    const left = (await c.su.query('select key_hash from firm_key where id = $1', [issued.id])).rows[0];
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
  const { firm_key } = (await c.act(c.supervisor, 'firm-key.issue', { firm: c.firm, handed_to: '当面交企业' }))
    .result as { firm_key: string };
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

describe('an officer who holds the licence code of the firm and his own codes', () => {
  test('[ENT-08] cannot take the place of the firm: without its key nothing he sends vouches or hides', async () => {
    const visit = await entered();
    const mine = (await c.ask<{ code: string }>(c.officer, 'inspection.officer-code', {})).code;
    for (const firm_key of ['91990102MA990001X4', mine, visit.show_token, c.firm])
      expect(await rate(visit.show_token, { level: 'very-good', firm_key })).toMatchObject({
        status: 400,
        body: { code: 'input.firm-key' },
      });
    for (let n = 0; n < 3; n++) expect((await rate(visit.show_token, { level: 'very-good' })).status).toBe(200);
    await take();
    expect(await ratedBadly(visit.id)).toBeNull();
    const { firm_key } = (await c.act(c.supervisor, 'firm-key.issue', { firm: c.firm, handed_to: '当面交企业' }))
      .result as { firm_key: string };
    expect((await rate(visit.show_token, { level: 'bad', firm_key })).status).toBe(200);
    await take();
    expect(await ratedBadly(visit.id)).toBe(true);
    await rate(visit.show_token, { level: 'very-good' });
    await take();
    expect(await ratedBadly(visit.id)).toBe(true);
  });

  test('[ENT-08] learns nothing: answers to him are the same before and after the firm has rated', async () => {
    const visit = await entered();
    const { firm_key } = (await c.act(c.supervisor, 'firm-key.issue', { firm: c.firm, handed_to: '当面交企业' }))
      .result as { firm_key: string };
    const look = async () => [
      (await rate(visit.show_token, { firm_key: 'guess-guess-guess-guess' })).body.code,
      (await rate(visit.show_token)).status,
      (await call('GET', `/api/portal/visit/${visit.show_token}`)).body,
      (await call('POST', '/api/records/rating/list', {}, undefined, 'officer')).body.code,
      (await call('POST', '/api/records/complaint/list', {}, undefined, 'head')).body.code,
      (await call('POST', '/api/records/firm-key/list', {}, undefined, 'head')).body.code,
      (await call('GET', `/api/records/inspection/${visit.id}/timeline`, undefined, undefined, 'head')).body.entries
        .length,
    ];
    const before = await look();
    await rate(visit.show_token, { level: 'very-bad', firm_key });
    await take();
    expect(await look()).toEqual(before);
    expect(before.slice(3, 6)).toEqual(['right.denied', 'right.denied', 'right.denied']);
  });

  test('[ENT-08] finds no row of it under his claims, nor the shown token or digests in what the desk gives him', async () => {
    const visit = await entered();
    await rate(visit.show_token, { level: 'very-bad' });
    await take();
    const agency = { ...c.head, grants: c.head.grants };
    for (const table of ['rating', 'complaint', 'firm_key'])
      for (const reach of ['unit', 'region-and-below'] as const) {
        const rows = await c.deps.db.read(claimsOf(agency, reach), (read) =>
          read.many(sql([`select id from ${table}`])),
        );
        expect(rows, `${table} ${reach}`).toEqual([]);
      }
    const journal = await c.deps.db.read(claimsOf(agency, 'region-and-below'), (read) =>
      read.many(sql`select body from journal where record in ('rating', 'complaint', 'firm-key')`),
    );
    expect(journal).toEqual([]);
    await expect(
      c.deps.db.read(claimsOf(agency, 'unit'), (read) => read.many(sql`select visit from portal_post`)),
    ).rejects.toThrow(/permission denied/);
    const page = await call('GET', `/api/records/visit/${visit.visit}`, undefined, undefined, 'officer');
    expect(page.status).toBe(200);
    expect(JSON.stringify(page.body)).not.toContain('show_hash');
  });
});

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
