/** The access log: it has everybody's sign-ins, refusals and exports, one role reads it, and no business is told in it. */
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import type { Trouble } from '../support/http.ts';

const demo = await demoPlatform();
const su = demo.db.pool('superuser');
const { http } = demo.platform;
const users = (await su.query<{ username: string }>('select username from account order by username')).rows.map(
  (it) => it.username,
);

interface Entry {
  readonly kind: string;
  readonly ok: boolean;
  readonly username: string | null;
  readonly what: Readonly<Record<string, unknown>>;
}
const audit = await demo.as('audit-admin');
const entries = async (ask: Record<string, unknown> = {}) =>
  (await audit.ask<{ entries: Entry[] }>('audit.access-log', { limit: 200, ...ask })).entries;

test('every user’s sign-in stands in it, failed and succeeded', { timeout: 120_000 }, async () => {
  for (const [i, username] of users.entries()) {
    const failed = await http.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: `10.9.0.${i}`,
      headers: { host: 'localhost', 'x-zs-request': '1' },
      payload: { username, password: 'Wrong#2026pass' },
    });
    expect(failed.statusCode).toBe(401);
    await demo.as(username);
  }
  for (const username of users) {
    const own = await entries({ account: username, kind: 'sign-in' });
    expect({ username, kinds: [...new Set(own.map((it) => it.ok))].sort() }).toEqual({
      username,
      kinds: [false, true],
    });
  }
});

test('every user’s refusals and exports stand in it', { timeout: 120_000 }, async () => {
  for (const username of users) {
    const who = await demo.as(username);
    // What each may not read, and what each may take away.
    await who.call('POST', `/api/records/${username === 'audit-admin' ? 'inspection' : 'nothing'}/list`, {});
    const refused = await who.call<Trouble>('POST', '/api/commands/identity.create-account', {
      input: { username: 'x1', person: '018f0000-0000-7000-8000-000000000000' },
    });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    const denied = await who.call<Trouble>('POST', '/api/commands/inspection.approve', {
      id: '018f0000-0000-7000-8000-000000000000',
      input: {},
    });
    const exported = await who.call('POST', '/api/records/unit/export', {});
    const own = await entries({ account: username });
    if (denied.body.code.startsWith('right.'))
      expect(
        own.some((it) => it.kind === 'refused' && !it.ok && it.what.route === '/api/commands/inspection.approve'),
      ).toBe(true);
    expect(exported.status).toBe(200);
    expect(own.some((it) => it.kind === 'export' && it.what.record === 'unit')).toBe(true);
  }
});

test('files of documents and records that leave the platform stand in it too', async () => {
  const supervisor = await demo.as('supervisor');
  const { id: document } = (await su.query(`select id from supervision_document where unit = '990102.sf' limit 1`))
    .rows[0];
  await supervisor.download(`/api/supervision/documents/${document}.docx`);
  const { id: inspection } = (
    await su.query(`select id from inspection where unit = '990102.scjg' and record_words is not null limit 1`)
  ).rows[0];
  await (await demo.as('clerk')).download(`/api/inspections/${inspection}/record.docx`);
  const records = (await entries({ kind: 'export' })).map((it) => it.what.record);
  expect(records).toContain('supervision-document');
  expect(records).toContain('inspection');
});

test('nobody but the audit administrator reads or exports it', async () => {
  for (const username of users.filter((it) => it !== 'audit-admin')) {
    const who = await demo.as(username);
    for (const url of ['/api/queries/audit.access-log', '/api/audit/access-log/export'])
      expect({ username, url, code: (await who.call<Trouble>('POST', url, {})).body.code }).toEqual({
        username,
        url,
        code: 'right.denied',
      });
  }
  expect(
    (await entries({ account: 'officer', kind: 'refused' })).some(
      (it) => it.what.route === '/api/audit/access-log/export',
    ),
  ).toBe(true);
});

test('no name of a firm, no title, no words, no number of a person is told in it', async () => {
  const clerk = await demo.as('clerk');
  const [firm] = await clerk.list('firm', { limit: 1 });
  const name = String(firm?.name);
  await clerk.call('POST', '/api/records/firm/export', { words: name.slice(0, 8), filter: { industry: name } });
  await clerk.call('POST', '/api/commands/inspection.approve', { input: { secret: name } });
  await clerk.call('GET', `/api/search?words=${encodeURIComponent(name)}`);
  const words = (
    await su.query<{
      w: string;
    }>(`select name as w from firm union select title from inspection union select title from plan union select title from alert
      union select id_number from person union select phone from person union select name from person`)
  ).rows.map((it) => it.w);
  const bodies = (await su.query<{ body: string }>('select body from access_log')).rows.map((it) => it.body).join('\n');
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((word) => word && bodies.includes(word))).toEqual([]);
});

test('the audit administrator sees no business, and the other two administrators neither', async () => {
  for (const username of ['audit-admin', 'sys-admin', 'sec-admin']) {
    const who = await demo.as(username);
    for (const record of [
      'firm',
      'inspection',
      'plan',
      'alert',
      'supervision-document',
      'rating',
      'complaint',
      'officer',
      'certificate',
    ])
      expect({
        username,
        record,
        code: (await who.call<Trouble>('POST', `/api/records/${record}/list`, {})).body.code,
      }).toEqual({ username, record, code: 'right.denied' });
    const hits = await who.call<{ hits: { record: string }[] }>(
      'GET',
      `/api/search?words=${encodeURIComponent('演示')}`,
    );
    expect(
      hits.body.hits
        .map((it) => it.record)
        .filter((it) => !['unit', 'region', 'person', 'post', 'account', 'unit-event'].includes(it)),
    ).toEqual([]);
  }
});
