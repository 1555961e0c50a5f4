import { generateSync } from 'otplib';
import { afterAll, describe, expect, it } from 'vitest';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import { testDatabase } from '../../test/support/database.ts';
import { browser, FIRST_PASSWORD, makeWorld } from './identity.fixture.ts';

const db = await testDatabase();
const world = await makeWorld(db);
afterAll(() => world.close());

const codeNow = (secret: string) => generateSync({ secret, epoch: Math.floor(world.clock.now().getTime() / 1000) });

/** Signs an administrator or supervisor in, enrolling the second factor. */
async function signedIn(name: string, username: string, posts: readonly (readonly [string, string])[]) {
  const made = await world.person(name, username, posts);
  const page = browser(world);
  const first = await page.signIn(username);
  let secret = '';
  if (first.body.expect === 'enrol') {
    secret = (await page.post('/api/session/totp')).body.secret;
    await page.post('/api/session/totp/verify', { code: codeNow(secret) });
  }
  return { ...made, page, secret };
}

const sys = await signedIn('准系', 'sys', [['990000.sf', 'sys-admin']]);
const sec = await signedIn('准安', 'sec', [['990000.sf', 'sec-admin']]);
const audit = await signedIn('准审', 'audit', [['990000.sf', 'audit-admin']]);
const grant = (person: string, role: string, unit_code: string) =>
  sec.page.command('identity.grant-post', {
    person,
    role,
    unit_code,
    title: null,
    valid_from: '2026-03-01',
    valid_until: null,
  });

describe('the three administrators', () => {
  it('make a newcomer able to work only together: account by one, post by another', async () => {
    const person = await sys.page.command('identity.create-person', {
      unit_code: '990102.scjg',
      name: '规新来',
      id_number: null,
      phone: '13800000000',
    });
    expect(person.status).toBe(200);
    const account = await sys.page.command('identity.create-account', {
      username: 'newcomer',
      person: person.body.id,
      issuer: null,
      subject: null,
    });
    const issued = await sys.page.post(`/api/accounts/${account.body.id}/password`);
    expect(issued.body.password).toMatch(/^.{14}$/);
    const page = browser(world);
    expect((await page.signIn('newcomer', issued.body.password)).body.expect).toBe('must_change');
    await page.post('/api/session/password', { present: issued.body.password, wanted: 'Fangyuan#2026' });
    expect((await page.post('/api/records/unit/list')).body).toMatchObject({ status: 403, code: 'right.no-post' });

    expect((await sys.page.command('identity.grant-post', {})).body.code).toBe('right.denied');
    expect((await grant(person.body.id, 'officer', '990102.scjg')).status).toBe(200);
    expect((await page.post('/api/records/unit/list')).status).toBe(200);
    const shown = (await sys.page.get(`/api/records/person/${person.body.id}`)).body.row;
    expect(shown.phone).toBe('138******00');
  });

  it('exclude one another and every role of the business', async () => {
    const { id } = await world.person('规专一', 'only-one', [['990102.scjg', 'officer']]);
    for (const role of ['sys-admin', 'sec-admin', 'audit-admin']) {
      const refused = await grant(id, role, '990000.sf');
      expect(refused.body.code).toBe('right.exclusive-roles');
      expect(refused.body.detail).toContain('三员分立');
    }
    expect((await grant(audit.id, 'sys-admin', '990000.sf')).body.code).toBe('right.exclusive-roles');
    expect((await grant(sys.id, 'officer', '990102.scjg')).body.code).toBe('right.exclusive-roles');
    expect((await grant(sec.id, 'policy-keeper', '990000.sf')).body.detail).toContain('不能给自己授予岗位');
  });

  it('cannot be prepared side by side: of two exclusive grants at once one is refused', async () => {
    const id = await world.insert('person', '990102.scjg', { name: '规双', demo: true });
    const both = await Promise.all([grant(id, 'sys-admin', '990000.sf'), grant(id, 'sec-admin', '990000.sf')]);
    expect(both.map((it) => it.status).sort()).toEqual([200, 403]);
  });

  it('create one account and one person of two submitted at once, and say so to the other', async () => {
    const id = await world.insert('person', '990102.scjg', { name: '规同名', demo: true });
    const account = () =>
      sys.page.command('identity.create-account', { username: 'twice', person: id, issuer: null, subject: null });
    const accounts = await Promise.all([account(), account()]);
    expect(accounts.map((it) => it.body.code ?? 'made').sort()).toEqual(['conflict.username', 'made']);
    const person = () =>
      sys.page.command('identity.create-person', {
        unit_code: '990102.scjg',
        name: '规同号',
        id_number: '990102199102119052',
        phone: null,
      });
    const people = await Promise.all([person(), person()]);
    expect(people.map((it) => it.body.code ?? 'made').sort()).toEqual(['conflict.same', 'made']);
    const { body } = (
      await db.pool('superuser').query(`select body from journal where record = 'person' order by seq desc limit 1`)
    ).rows[0];
    expect(body).not.toContain('990102199102119052');
  });

  it('see nothing of the business, and only the audit administrator the log', async () => {
    for (const page of [sys.page, sec.page]) {
      expect((await page.post('/api/queries/audit.access-log')).body.code).toBe('right.denied');
      expect((await page.post('/api/audit/access-log/export')).body.code).toBe('right.denied');
    }
    expect((await sys.page.post('/api/records/supervision-person/list')).body.code).toBe('right.denied');
    await browser(world, undefined, '10.8.8.8').signIn('sys', 'Wrong#password1');
    const { entries } = (
      await audit.page.post('/api/queries/audit.access-log', { kind: 'sign-in', ok: false, address: '10.8.8.8' })
    ).body;
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ username: 'sys', ok: false, what: { step: 'password', why: 'wrong' } });
    expect(JSON.stringify(entries)).not.toContain('Wrong#password1');
    const refused = (await audit.page.post('/api/queries/audit.access-log', { kind: 'refused', account: 'sys' })).body
      .entries;
    expect(refused[0]).toMatchObject({ person_name: '准系', what: { code: 'right.denied' } });
    const acts = (await audit.page.post('/api/queries/audit.access-log', { kind: 'administer' })).body.entries;
    expect(acts.map((it: { what: { verb: string } }) => it.what.verb)).toContain('identity.grant-post');
  });

  it('export the log, and the export is in the log', async () => {
    const file = await audit.page.post('/api/audit/access-log/export', { kind: 'sign-in' });
    expect(file.status).toBe(200);
    const text = JSON.stringify(await readXlsx(file.body as Buffer));
    expect(text).toContain('登录和访问日志');
    const [last] = (await audit.page.post('/api/queries/audit.access-log', { kind: 'export' })).body.entries;
    expect(last).toMatchObject({ username: 'audit', what: { record: 'access-log' } });
  });

  it('reset a lost second factor after checking the person: sessions end and the next sign-in enrols anew', async () => {
    const lost = await signedIn('规失机', 'lost-phone', [['990102.sf', 'supervisor']]);
    expect((await sys.page.command('identity.reset-second-factor', { reason: '本人到场' }, lost.account)).status).toBe(
      403,
    );
    const own = await sec.page.command('identity.reset-second-factor', { reason: '自己' }, sec.account);
    expect(own.body.code).toBe('right.not-yours');
    expect(
      (await sec.page.command('identity.reset-second-factor', { reason: '本人持证到场' }, lost.account)).status,
    ).toBe(200);
    expect((await lost.page.get('/api/session')).status).toBe(401);
    expect((await browser(world).signIn('lost-phone')).body.expect).toBe('enrol');
  });

  it('stop an account at once, and issue a password that replaces a forgotten one', async () => {
    const gone = await signedIn('规离岗', 'gone', [['990102.scjg', 'officer']]);
    await sys.page.command('identity.suspend-account', { reason: '长期病假' }, gone.account);
    expect((await gone.page.get('/api/session')).status).toBe(401);
    expect((await browser(world).signIn('gone')).body.code).toBe('sign-in.suspended');
    await sys.page.command('identity.resume-account', { reason: '返岗' }, gone.account);
    for (let i = 0; i < 5; i++) await browser(world).signIn('gone', 'Forgotten#1');
    expect((await browser(world).signIn('gone')).body.code).toBe('sign-in.locked');
    const issued = await sec.page.post(`/api/accounts/${gone.account}/password`);
    expect((await browser(world).signIn('gone', FIRST_PASSWORD)).body.code).toBe('sign-in.wrong');
    expect((await browser(world).signIn('gone', issued.body.password)).body.expect).toBe('must_change');
  });

  it('close everything of a person who leaves, in one act', async () => {
    const leaver = await signedIn('规辞', 'leaver', [['990102.scjg', 'officer']]);
    expect((await sys.page.command('identity.person-leaves', { reason: '辞职' }, leaver.id)).status).toBe(200);
    expect((await leaver.page.get('/api/session')).status).toBe(401);
    const post = (await sec.page.get(`/api/records/post/${leaver.posts[0]}`)).body.row;
    expect([post.state, post.valid_until]).toEqual(['ended', '2026-03-02']);
  });

  it('see the rights matrix as the program has it', async () => {
    const { roles, rows } = (await sec.page.post('/api/queries/identity.rights-matrix')).body;
    expect(roles.find((it: { name: string }) => it.name === 'audit-admin').excludes).toContain('sys-admin');
    const log = rows.find((it: { right: string }) => it.right === 'audit.read-log');
    expect(log.reach).toEqual({ 'audit-admin': 'platform' });
    expect(log.opens).toEqual(['登录和访问日志']);
  });
});

describe('the secrets of accounts', () => {
  it('cannot be read by a statement injected into the application', async () => {
    const app = db.pool('app');
    for (const table of ['account_secret', 'session', 'sign_in_attempt'])
      await expect(app.query(`select * from ${table}`)).rejects.toThrow(/permission denied/);
    const client = await app.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('zs.person', $1, true)`, [sys.id]);
      await client.query('savepoint here');
      for (const call of [
        `zs_account_for_sign_in('sys')`,
        `zs_account_by_subject('a', 'b')`,
        `zs_session_open(gen_random_uuid(), 'x', null, '${sys.account}', 'password', now(), now(), '', '')`,
      ]) {
        await expect(client.query(`select * from ${call}`)).rejects.toThrow(/only before sign-in/);
        await client.query('rollback to savepoint here');
      }
      await client.query(`select set_config('zs.person', $1, true)`, [audit.id]);
      await expect(
        client.query(`select zs_password_issue('${sys.account}', 'x', now(), '2026-03-02')`),
      ).rejects.toThrow(/administrators only/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('are an argon2id hash, a digest of the token and an encrypted seed', async () => {
    const { rows } = await db.pool('superuser').query('select * from account_secret where account = $1', [sys.account]);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(rows[0].totp).not.toContain(sys.secret);
    const tokens = (await db.pool('superuser').query('select token from session')).rows.map((row) => row.token);
    expect(tokens.every((token) => /^sha256:[0-9a-f]{64}$/.test(token))).toBe(true);
    expect(tokens).not.toContain(sys.page.token());
  });
});
