import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { makeWorld } from './identity.fixture.ts';

const PUBLIC = 'http://127.0.0.1:8080';

/** A real provider on loopback: whoever asks for the login page is signed in as `subject`, and consent is given. */
async function startProvider(subject: () => string) {
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'zhunsheng', client_secret: 'a-secret-of-the-test', redirect_uris: [`${PUBLIC}/api/oidc/callback`] },
    ],
    cookies: { keys: ['a-key-of-the-test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: 'heng@example.test', email_verified: true }),
    }),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  });
  const callback = provider.callback();
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return void callback(req, res);
    void (async () => {
      const { prompt, params } = await provider.interactionDetails(req, res);
      if (prompt.name === 'login')
        return provider.interactionFinished(
          req,
          res,
          { login: { accountId: subject() } },
          { mergeWithLastSubmission: false },
        );
      const grant = new provider.Grant({ accountId: subject(), clientId: String(params.client_id) });
      grant.addOIDCScope('openid');
      const grantId = await grant.save();
      return provider.interactionFinished(req, res, { consent: { grantId } }, { mergeWithLastSubmission: true });
    })();
  });
  return { issuer, stop: () => new Promise<void>((done) => server.close(() => done())) };
}

let subject = 'unit-390-person-12';
const provider = await startProvider(() => subject);
const db = await testDatabase();
const world = await makeWorld(db, {
  oidc: { issuer: provider.issuer, client_id: 'zhunsheng', client_secret: 'a-secret-of-the-test', public_url: PUBLIC },
});
afterAll(async () => {
  await world.close();
  await provider.stop();
});

/** Follows the provider's redirects with its cookies, as a browser does, until it sends the browser back to us. */
async function throughProvider(start: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(start);
  for (let hop = 0; hop < 12; hop++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`the provider stopped at ${at.href}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at);
    if (at.origin === PUBLIC) return at;
  }
  throw new Error('too many redirects');
}

async function signInByProvider(
  change: (callback: URL, cookie: string) => { url: URL; cookie: string } = (url, cookie) => ({ url, cookie }),
) {
  const started = await world.http.inject({ method: 'GET', url: '/api/oidc/start' });
  const cookie = started.cookies.find((one) => one.name === 'zs_oidc')?.value ?? '';
  const back = change(await throughProvider(String(started.headers.location)), cookie);
  return world.http.inject({
    method: 'GET',
    url: back.url.pathname + back.url.search,
    cookies: { zs_oidc: back.cookie },
  });
}

describe('sign-in by a provider', () => {
  it('is refused while no account is linked to the verified subject, whatever the mail address says', async () => {
    await world.person('衡甲', 'heng', [['990102.scjg', 'officer']]);
    const answer = await signInByProvider();
    expect(answer.headers.location).toBe('/?sign_in_trouble=oidc-unlinked');
    expect(answer.cookies.some((one) => one.name === 'zs_session')).toBe(false);
  });

  it('opens a session of the linked account, with PKCE, state and nonce checked', async () => {
    const person = await world.insert('person', '990102.scjg', { name: '衡乙', demo: true });
    await world.insert('post', '990102.scjg', { person, role: 'officer', title: '执法员', valid_from: '2026-01-01' });
    await world.insert('account', '990102.scjg', {
      username: 'heng-b',
      person,
      issuer: provider.issuer,
      subject,
      demo: true,
    });
    const started = await world.http.inject({ method: 'GET', url: '/api/oidc/start' });
    const asked = new URL(String(started.headers.location)).searchParams;
    expect([...asked.keys()]).toEqual(expect.arrayContaining(['state', 'nonce', 'code_challenge']));
    expect(started.cookies[0]).toMatchObject({ name: 'zs_oidc', httpOnly: true, sameSite: 'Lax' });

    const answer = await signInByProvider();
    expect(answer.headers.location).toBe('/');
    const token = answer.cookies.find((one) => one.name === 'zs_session')?.value ?? '';
    const me = await world.http.inject({ method: 'GET', url: '/api/session', cookies: { zs_session: token } });
    expect(me.json()).toMatchObject({ name: '衡乙', method: 'oidc', expect: null });
  });

  it('refuses another browser’s state, a missing cookie and a code used twice', async () => {
    const other = await world.http.inject({ method: 'GET', url: '/api/oidc/start' });
    const foreign = other.cookies.find((one) => one.name === 'zs_oidc')?.value ?? '';
    const swapped = await signInByProvider((url) => ({ url, cookie: foreign }));
    expect(swapped.headers.location).toBe('/?sign_in_trouble=oidc-refused');
    const bare = await signInByProvider((url) => ({ url, cookie: 'forged' }));
    expect(bare.headers.location).toBe('/?sign_in_trouble=oidc-expired');

    let kept: { url: URL; cookie: string } | undefined;
    await signInByProvider((url, cookie) => (kept = { url, cookie }));
    const again = await world.http.inject({
      method: 'GET',
      url: `${kept?.url.pathname}${kept?.url.search}`,
      cookies: { zs_oidc: kept?.cookie ?? '' },
    });
    expect(again.headers.location).toBe('/?sign_in_trouble=oidc-refused');
  });

  it('does not open a suspended account', async () => {
    subject = 'unit-390-person-13';
    const person = await world.insert('person', '990102.scjg', { name: '衡丙', demo: true });
    const account = await world.insert('account', '990102.scjg', {
      username: 'heng-c',
      person,
      issuer: provider.issuer,
      subject,
      demo: true,
    });
    await db.pool('superuser').query(`update account set state = 'suspended' where id = $1`, [account]);
    expect((await signInByProvider()).headers.location).toBe('/?sign_in_trouble=suspended');
  });
});
