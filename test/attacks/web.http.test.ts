/** The browser's side of it: forged requests, planted cookies, headers, paths that climb, files that are not what they say. */
import type { InjectOptions } from 'fastify';
import { describe, expect, test } from 'vitest';
import { SESSION_COOKIE } from '#kernel/server/http.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Trouble } from '../support/http.ts';

const demo = await demoPlatform();
const { http } = demo.platform;
const clerk = await demo.as('clerk');
let callers = 0;
const raw = (options: InjectOptions, token = clerk.token) => {
  callers += 1;
  const cookie = token ? { cookie: `${SESSION_COOKIE}=${token}` } : {};
  return http.inject({
    remoteAddress: `10.8.${callers >> 8}.${callers & 255}`,
    ...options,
    headers: { host: 'localhost', ...cookie, ...options.headers },
  });
};
const list = { method: 'POST', url: '/api/records/firm/list', payload: {} } as const;

describe('a request from another site', () => {
  test.each([
    ['without the header that pages send', {}],
    ['with a foreign origin', { 'x-zs-request': '1', origin: 'http://evil.example' }],
    ['with an origin on another port', { 'x-zs-request': '1', origin: 'http://localhost:8081' }],
    ['from a sandboxed frame', { 'x-zs-request': '1', origin: 'null' }],
    ['with an origin that is none', { 'x-zs-request': '1', origin: 'garbage' }],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['with the header in another spelling', { 'x-zs-request': 'true' }],
  ])('%s is refused', async (_how, headers) => {
    for (const url of ['/api/commands/plan.create', '/api/session', '/api/portal/complaint', '/api/files', list.url]) {
      const answer = await raw({ method: 'POST', url, headers, payload: '{}' });
      expect({ url, status: answer.statusCode }).toEqual({ url, status: 403 });
      expect(answer.json().code).toBe('right.forged');
    }
    expect((await raw({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(403);
  });

  test('of our own page is served', async () => {
    const answer = await raw({ ...list, headers: { 'x-zs-request': '1', origin: 'http://localhost' } });
    expect(answer.statusCode).toBe(200);
  });

  test('reads nothing across origins: no answer lets another site read it', async () => {
    const answer = await raw({ ...list, headers: { 'x-zs-request': '1', origin: 'http://localhost' } });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    const asked = await raw({
      method: 'OPTIONS',
      url: list.url,
      headers: {
        origin: 'http://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-zs-request',
      },
    });
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('the session’s cookie', () => {
  test('is HttpOnly, SameSite and for this host only', async () => {
    const answer = await raw(
      {
        method: 'POST',
        url: '/api/session',
        headers: { 'x-zs-request': '1' },
        payload: { username: 'officer-2', password: demo.password },
      },
      '',
    );
    const cookie = answer.cookies.find((it) => it.name === SESSION_COOKIE);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie).not.toHaveProperty('domain');
  });

  test('planted before sign-in opens nothing afterwards', async () => {
    const planted = 'a'.repeat(43);
    const answer = await raw(
      {
        method: 'POST',
        url: '/api/session',
        headers: { 'x-zs-request': '1' },
        payload: { username: 'officer-2', password: demo.password },
      },
      planted,
    );
    const cookie = answer.cookies.find((it) => it.name === SESSION_COOKIE);
    expect(cookie?.value).not.toBe(planted);
    expect((await raw({ method: 'GET', url: '/api/meta' }, planted)).statusCode).toBe(401);
  });
});

describe('every answer', () => {
  const asks: readonly (readonly [what: string, ask: InjectOptions])[] = [
    ['a page', { method: 'GET', url: '/' }],
    ['data', { method: 'GET', url: '/api/meta' }],
    ['a refusal', { method: 'GET', url: '/api/records/firm/x' }],
    ['nothing there', { method: 'GET', url: '/api/nothing' }],
    ['a forged request', { method: 'POST', url: '/api/session', payload: {} }],
    [
      'broken JSON',
      {
        method: 'POST',
        url: list.url,
        headers: { 'x-zs-request': '1', 'content-type': 'application/json' },
        payload: '{',
      },
    ],
    ['an address too long', { method: 'GET', url: `/api/records/${'x'.repeat(400)}/list` }],
    ['an address wrongly written', { method: 'GET', url: '/api/records/%E0%A4%A/list' }],
    ['health', { method: 'GET', url: '/api/health' }],
  ];
  test.each(asks)('tells the browser to be careful: %s', async (_what, ask) => {
    const { headers, statusCode } = await raw(ask);
    expect(statusCode).toBeLessThan(500);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
    if (ask.url?.toString().startsWith('/api/'))
      expect(String(headers['cache-control'] ?? 'no-store')).toContain('no-store');
  });
});

describe('rate limits', () => {
  const burst = async (options: InjectOptions, n: number) => {
    const codes: number[] = [];
    for (let i = 0; i < n; i += 1)
      codes.push(
        (await raw({ ...options, remoteAddress: '10.7.7.7', headers: { 'x-zs-request': '1' } }, '')).statusCode,
      );
    return codes;
  };
  test('slow sign-in and the portal down for one address, in words, and nobody else', async () => {
    const signIn = { method: 'POST', url: '/api/session', payload: { username: '', password: '' } } as const;
    expect(await burst(signIn, 70)).toContain(429);
    const complaint = { method: 'POST', url: '/api/portal/complaint', payload: {} } as const;
    expect(await burst(complaint, 15)).toContain(429);
    const visit = { method: 'GET', url: '/api/portal/visit/xxxxxxxxxxxxxxxx' } as const;
    expect(await burst(visit, 65)).toContain(429);
    const last = await raw({ ...signIn, remoteAddress: '10.7.7.7', headers: { 'x-zs-request': '1' } }, '');
    expect(last.json().detail).toContain('请稍等');
    expect((await raw({ ...signIn, headers: { 'x-zs-request': '1' } }, '')).statusCode).toBe(400);
  });
});

describe('paths that climb', () => {
  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../../../package.json',
    '/assets/..%5c..%5cpackage.json',
    '/field/..%2f..%2f..%2fpackage.json',
    '/p/%2e%2e%2f%2e%2e%2fpackage.json',
    '//etc/passwd',
    '/.env',
    '/package.json%00.html',
    '/api/files/..%2f..%2fpackage.json',
    '/api/supervision/documents/..%2f..%2fpackage.json',
  ])('%s gives no file of ours', async (url) => {
    const answer = await raw({ method: 'GET', url });
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).not.toMatch(/"dependencies"|root:x:/);
  });
});

describe('files', () => {
  const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
  const upload = (name: string, bytes: Buffer) =>
    clerk.upload<{ id: string; name: string; type: string } & Trouble>('/api/files', name, bytes);

  test('that are pages, scripts, pictures with scripts or programs are refused, whatever they are called', async () => {
    for (const [name, bytes] of [
      ['a.html', HTML],
      ['a.pdf', HTML],
      ['a.png', HTML],
      ['a.txt', HTML],
      ['a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['a.jpg', Buffer.from('MZ\x90\x00\x03'.padEnd(200, 'x'), 'latin1')],
      ['a.docx', PDF],
      ['a.pdf.exe', PDF],
      ['a.js', Buffer.from('alert(1)')],
      ['a.zip', Buffer.from('PK\x03\x04'.padEnd(60, '\0'), 'latin1')],
      ['', Buffer.alloc(0)],
    ] as const) {
      const { status, body } = await upload(name, bytes);
      expect({ name, refused: status >= 400 && status < 500 }).toEqual({ name, refused: true });
      expect(body.detail).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test('are given back as downloads that run nothing, under a name that carries nothing', async () => {
    for (const name of [
      '../../etc/cron.d/x.pdf',
      'a\u202efdp.exe.pdf',
      '证据;filename=x.html.pdf',
      "x'%0d%0aset-cookie: a=b.pdf",
      '=cmd|x!A1.pdf',
    ]) {
      const { status, body } = await upload(name, PDF);
      expect({ name, status }).toEqual({ name, status: 200 });
      const answer = await raw({ method: 'GET', url: `/api/files/${body.id}` });
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[^;\s"]+$/);
      expect(decodeURIComponent(String(answer.headers['content-disposition']).split("''")[1] ?? '')).not.toMatch(
        /[/\\\u202e\r\n]/,
      );
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
      expect(answer.headers).not.toHaveProperty('set-cookie');
    }
  });

  test('in GBK, as Windows saves them, are given back as UTF-8, and who sent them is told', async () => {
    // “名称,金额”
    const { body } = await upload('名单.csv', Buffer.from('c3fbb3c62cbdf0b6ee', 'hex'));
    expect(body).toMatchObject({ name: '名单.csv', note: '原为GBK编码，已转成UTF-8保存，文字不变' });
    const answer = await raw({ method: 'GET', url: `/api/files/${body.id}` });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body).toBe('名称,金额');
  });

  test('of a unit are not there for another unit’s people', async () => {
    const { body } = await upload('笔录.pdf', PDF);
    for (const name of ['township', 'vertical', 'sui-bureau', 'audit-admin'])
      expect({ name, status: (await (await demo.as(name)).call('GET', `/api/files/${body.id}`)).status }).toEqual({
        name,
        status: 404,
      });
    expect((await (await demo.as('supervisor')).call('GET', `/api/files/${body.id}`)).status).toBe(200);
  });
});

test('a body too large is answered with 413 and what to do', async () => {
  for (const url of [list.url, '/api/commands/plan.create', '/api/session', '/api/portal/complaint']) {
    const answer = await raw({
      method: 'POST',
      url,
      headers: { 'x-zs-request': '1', 'content-type': 'application/json' },
      payload: JSON.stringify({ words: 'x'.repeat(1_100_000) }),
    });
    expect({ url, status: answer.statusCode }).toEqual({ url, status: 413 });
    expect(answer.json().detail).toContain('太大');
  }
});
