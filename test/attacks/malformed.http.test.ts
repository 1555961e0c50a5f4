/** Whatever is sent to whatever address, the answer is one that a person can read, and the platform does not stumble. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SESSION_COOKIE } from '#kernel/server/http.ts';
import { demoPlatform } from '../support/demo.ts';
import { address, broken, HOSTILE, nearlyRight, wrong } from './arbitraries.ts';

const demo = await demoPlatform();
const { http, registry } = demo.platform;
await http.ready();

const USERS = [
  'officer',
  'clerk',
  'agency-head',
  'supervisor',
  'bureau-head',
  'policy-keeper',
  'sys-admin',
  'sec-admin',
  'audit-admin',
];
const tokens: string[] = [''];
/** Command → those who may give it, so that most of what is wrong comes from somebody who is let in. */
const entitled = new Map<string, string[]>();
for (const { username } of await demo.look<{ username: string }>({
  text: 'select username from account order by username',
  values: [],
} as never))
  if (USERS.some((name) => username.startsWith(name))) {
    const who = await demo.as(username);
    tokens.push(who.token);
    const meta = await who.call<{ allowed: { commands: string[] } }>('GET', '/api/meta');
    for (const name of meta.body.allowed.commands) entitled.set(name, [...(entitled.get(name) ?? []), who.token]);
  }

const ids = new Map<string, string[]>();
for (const def of registry.records.values()) {
  const rows = await demo.db.pool('superuser').query(`select id from "${def.table}" order by id limit 5`);
  ids.set(
    def.name,
    rows.rows.map((row: { id: string }) => row.id),
  );
}
const idsOf = (record: string) => ids.get(record) ?? [];

interface Sent {
  readonly method: 'POST' | 'DELETE' | 'GET';
  readonly url: string;
  readonly type?: string;
  readonly text?: string;
}

const trouble = new Map<string, string>();
let n = 0;
const counts = new Map<number, number>();

/** Sends it from an address of its own and holds the answer against what every answer must be. */
async function send(sent: Sent, token: string): Promise<void> {
  n += 1;
  const answer = await http.inject({
    method: sent.method,
    url: sent.url,
    remoteAddress: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    headers: {
      host: 'localhost',
      'x-zs-request': '1',
      ...(sent.type ? { 'content-type': sent.type } : {}),
      ...(token ? { cookie: `${SESSION_COOKIE}=${token}` } : {}),
    },
    ...(sent.text === undefined ? {} : { payload: sent.text }),
  });
  counts.set(answer.statusCode, (counts.get(answer.statusCode) ?? 0) + 1);
  if (answer.statusCode < 400) return;
  const body = safeJson(answer.body);
  const readable =
    answer.statusCode < 500 &&
    String(answer.headers['content-type']).startsWith('application/problem+json') &&
    typeof body?.code === 'string' &&
    /[\u4e00-\u9fff]/.test(String(body?.detail)) &&
    body?.status === answer.statusCode &&
    !/select |insert |\bat .*\.ts|node_modules|SyntaxError|TypeError|pg_/i.test(withoutEcho(answer.body));
  if (!readable)
    trouble.set(
      `${sent.method} ${sent.url.slice(0, 120)} ${answer.statusCode}`,
      `${answer.body.slice(0, 300)} ← ${sent.text?.slice(0, 600)}`,
    );
}

/** A message may repeat what was typed; that is no trace of the inside. */
function withoutEcho(text: string): string {
  return HOSTILE.reduce((left, words) => left.replaceAll(JSON.stringify(words).slice(1, -1), ''), text);
}

function safeJson(text: string): { code?: unknown; detail?: unknown; status?: unknown } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const token = fc.constantFrom(...tokens);
const open = http.swagger() as { paths: Record<string, Record<string, unknown>> };
const routes = Object.entries(open.paths).flatMap(([path, verbs]) =>
  Object.keys(verbs).map((verb) => ({ path, method: verb.toUpperCase() })),
);
const filled = (path: string) =>
  fc.array(address, { minLength: 3, maxLength: 3 }).map((parts) => {
    let i = 0;
    return path.replace(/\{[^}]+\}/g, () => encodeURI(parts[i++ % 3] ?? 'x').replace(/[?#]/g, '_'));
  });

test('every POST route is among those tried', () => {
  const posts = routes.filter((it) => it.method === 'POST').map((it) => it.path);
  expect(posts).toContain('/api/session');
  expect(posts).toContain('/api/portal/complaint');
  expect(posts.filter((path) => path.startsWith('/api/commands/'))).toHaveLength(registry.commands.size);
  expect(posts.length).toBeGreaterThan(registry.commands.size + registry.queries.size + 10);
});

test('bodies that are no form at all, at every route that takes one', { timeout: 120_000 }, async () => {
  const posts = routes.filter((it) => it.method === 'POST' || it.method === 'DELETE');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...posts).chain((it) => fc.tuple(fc.constant(it), filled(it.path))),
      broken,
      token,
      async ([it, url], body, who) => send({ method: it.method as 'POST', url, ...body }, who),
    ),
    { numRuns: 600 },
  );
  expect([...trouble]).toEqual([]);
});

test('forms of every command that are nearly right', { timeout: 120_000 }, async () => {
  const commands = [...registry.commands.values()];
  const call = fc.constantFrom(...commands).chain((cmd) =>
    fc.record({
      who: fc.oneof(token, fc.constantFrom(...(entitled.get(cmd.name) ?? ['']))),
      url: fc.constant(`/api/commands/${cmd.name}`),
      body: fc.record(
        {
          id: cmd.creates
            ? fc.option(wrong, { freq: 20, nil: undefined })
            : fc.oneof(
                { weight: 8, arbitrary: fc.constantFrom(...idsOf(cmd.record), '018f0000-0000-7000-8000-000000000000') },
                { weight: 1, arbitrary: wrong },
              ),
          version: fc.option(fc.oneof(fc.integer({ min: 1, max: 5 }), wrong), { freq: 6, nil: undefined }),
          key: fc.option(fc.oneof(fc.uuid(), wrong), { freq: 6, nil: undefined }),
          input: nearlyRight(cmd.fields as never, idsOf),
        },
        { requiredKeys: ['input'] },
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(call, async ({ url, body, who }) =>
      send({ method: 'POST', url, type: 'application/json', text: JSON.stringify(body) }, who),
    ),
    { numRuns: 1_500 },
  );
  expect([...trouble]).toEqual([]);
});

test('lists, exports and queries asked for in every wrong way', { timeout: 120_000 }, async () => {
  const ask = fc.constantFrom(...registry.records.values()).chain((def) => {
    const names = [...Object.keys(def.fields), 'unit', 'region', 'nothing', 'head', 'constructor', '__proto__'];
    const value = fc.oneof(
      wrong,
      fc.record({ from: wrong, until: wrong }, { requiredKeys: [] }),
      fc.array(wrong, { maxLength: 3 }),
      fc.constantFrom<unknown>('990102.scjg', ...idsOf(def.name)),
    );
    return fc.record({
      url: fc.constantFrom(`/api/records/${def.name}/list`, `/api/records/${def.name}/export`),
      body: fc.record(
        {
          filter: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 }),
          state: fc.array(fc.constantFrom(...Object.keys(def.states), 'x', '\u0000'), { maxLength: 2 }),
          words: fc.oneof(fc.constantFrom('演示', '司法', '\u0000\u0000', '%%', '\ud800\ud800'), wrong),
          after: fc.record({
            by: fc.oneof(fc.string(), fc.constantFrom('2026-11-20', 'null', '\u0000')),
            id: fc.uuid(),
          }),
          limit: fc.oneof(fc.integer(), wrong),
        },
        { requiredKeys: [] },
      ),
    });
  });
  const asks = fc.constantFrom(...registry.queries.values(), { name: 'identity.delegable' }).chain((q) =>
    fc.record({
      url: fc.constant(`/api/queries/${q.name}`),
      body: fc.dictionary(
        fc.constantFrom(
          'id',
          'unit',
          'firm',
          'on',
          'from',
          'until',
          'region',
          'of',
          'words',
          'day',
          'year',
          'limit',
          'left',
          'right',
          'policy_id',
          'codes',
        ),
        fc.oneof(wrong, fc.constantFrom<unknown>(...idsOf('firm'), '990102', '990102.scjg', '2026-11-20')),
        { maxKeys: 4 },
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 3, arbitrary: ask }, { weight: 1, arbitrary: asks }),
      token,
      async ({ url, body }, who) =>
        send({ method: 'POST', url, type: 'application/json', text: JSON.stringify(body) }, who),
    ),
    { numRuns: 1_200 },
  );
  expect([...trouble]).toEqual([]);
});

test('addresses and questions in addresses', { timeout: 120_000 }, async () => {
  const gets = routes.filter((it) => it.method === 'GET' && !it.path.includes('oidc'));
  const question = fc.option(
    fc.tuple(
      fc.constantFrom('words', 'records', 'of', 'until', 'inline', 'dry_run', '__proto__', 'region'),
      fc.oneof(fc.constantFrom(...HOSTILE), fc.string(), fc.uuid(), fc.constantFrom('演示', 'firm,plan,x')),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...gets).chain((it) => filled(it.path)),
      question,
      token,
      async (url, q, who) =>
        send({ method: 'GET', url: q ? `${url}?${q[0]}=${encodeURIComponent(q[1].toWellFormed())}` : url }, who),
    ),
    { numRuns: 600 },
  );
  expect([...trouble]).toEqual([]);
});

test('not every answer was a refusal, and nothing was left in the prototype of objects', () => {
  expect(counts.get(200) ?? 0).toBeGreaterThan(50);
  expect(({} as Record<string, unknown>).polluted ?? ({} as Record<string, unknown>).admin).toBeUndefined();
});
