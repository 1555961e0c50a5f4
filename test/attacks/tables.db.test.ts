/** What the database itself gives to a program that got past everything above it: with no claims nothing, with claims never the secrets. */
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { modules } from '#apps/server/modules.ts';
import { buildRegistry } from '#kernel/registry.ts';
import { demoPlatform } from '../support/demo.ts';

const demo = await demoPlatform();
const su = demo.db.pool('superuser');
const { rows: tables } = await su.query<{ name: string; forced: boolean; rls: boolean }>(
  `select relname as name, relrowsecurity as rls from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
);
const names = tables.map((it) => it.name);
/** Says of the platform what the sign-in page shows before anybody is known. */
const OPEN = ['platform', 'seal', 'schema_migration'];
/** Appended to before anybody is signed in: a failed sign-in leaves its trace. */
const APPENDED = ['access_log'];
const SECRETS = ['account_secret', 'session', 'sign_in_attempt', 'portal_post', 'cursor_position'];

const clients = new Map<string, pg.Client>();
for (const role of ['app', 'portal'] as const) {
  const client = new pg.Client(demo.db[role]);
  await client.connect();
  clients.set(role, client);
}
afterAll(() => Promise.all([...clients.values()].map((client) => client.end())));
const as = (role: 'app' | 'portal') => clients.get(role) as pg.Client;

/** Rows a statement touches, or the code of its refusal. Nothing is kept. */
async function touch(role: 'app' | 'portal', statement: string, claims: Readonly<Record<string, string>> = {}) {
  const client = as(role);
  await client.query('begin');
  try {
    for (const [name, value] of Object.entries(claims))
      await client.query('select set_config($1, $2, true)', [name, value]);
    return (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback');
  }
}
const DENIED = '42501';

test('the demonstration fills the tables, so that an empty answer means something', async () => {
  const { rows } = await su.query<{ n: number }>('select count(*)::int as n from inspection');
  expect(rows[0]?.n).toBeGreaterThan(20);
  expect(names.length).toBeGreaterThan(40);
});

describe.each(['app', 'portal'] as const)('the role of the %s without a claim', (role) => {
  test('gets no row of any table', async () => {
    const seen: string[] = [];
    for (const name of names) {
      const got = await touch(role, `select 1 from "${name}"`);
      if (got !== 0 && got !== DENIED) seen.push(name);
    }
    expect(seen).toEqual(role === 'app' ? ['platform', 'schema_migration', 'seal'] : ['platform', 'schema_migration']);
  });

  test('writes to no table', async () => {
    const wrote = [];
    for (const name of names) {
      for (const statement of [`delete from "${name}"`, `truncate "${name}"`]) {
        const got = await touch(role, statement);
        if (got !== 0 && got !== DENIED) wrote.push({ name, statement, got });
      }
      const { rows } = await su.query<{ attname: string }>(
        `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' limit 1`,
        [`public."${name}"`],
      );
      const got = await touch(role, `update "${name}" set "${rows[0]?.attname}" = "${rows[0]?.attname}"`);
      if (got !== 0 && got !== DENIED) wrote.push({ name, statement: 'update', got });
    }
    expect(wrote).toEqual([]);
  });

  test('cannot put a new row past the policies', async () => {
    const made = [];
    for (const name of names.filter((it) => !APPENDED.includes(it))) {
      const { rows } = await su.query<{ columns: string | null }>(
        `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute a
          where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
        [`public."${name}"`],
      );
      const columns = rows[0]?.columns;
      // The superuser reads a row out as JSON; the role tries to put it back under its own hand.
      const { rows: one } = await su.query<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t limit 1`);
      if (!columns || !one[0]) continue;
      const text = one[0].row.replaceAll("'", "''");
      const got = await touch(
        role,
        `insert into "${name}" (${columns}) select ${columns} from jsonb_populate_record(null::"${name}", '${text}')`,
      );
      if (typeof got === 'number' ? got > 0 : !['42501', '42883'].includes(got)) made.push({ name, got });
    }
    expect(made).toEqual([]);
  });
});

describe('the tables', () => {
  test('all have row-level security, but for the two that hold nothing of anybody', () => {
    expect(tables.filter((it) => !it.rls).map((it) => it.name)).toEqual(['record_base', 'schema_migration']);
  });

  test('of secrets are closed to the application whatever it claims', async () => {
    const everything = {
      'zs.person': '018f0000-0000-7000-8000-000000000000',
      'zs.account': 'x',
      'zs.unit': '990000.sf',
      'zs.unit_lo': '',
      'zs.unit_hi': '~',
      'zs.line_lo': '',
      'zs.line_hi': '~',
      'zs.region_lo': '',
      'zs.region_hi': '~',
      'zs.supervisor': '1',
      'zs.audit': '1',
    };
    for (const name of SECRETS)
      expect({ name, got: await touch('app', `select 1 from "${name}"`, everything) }).toEqual({ name, got: DENIED });
    for (const name of names.filter((it) => !OPEN.includes(it)))
      expect({ name, got: await touch('portal', `select 1 from "${name}"`, everything) }).toEqual({
        name,
        got: DENIED,
      });
    // The same claims do open the business, so the refusals above are not for want of them.
    expect(await touch('app', 'select 1 from inspection', everything)).toBeGreaterThan(20);
  });

  test('of the record are appended to and never rewritten, whatever the application claims', async () => {
    const claims = {
      'zs.person': 'x',
      'zs.unit_lo': '',
      'zs.unit_hi': '~',
      'zs.line_lo': '',
      'zs.line_hi': '~',
      'zs.audit': '1',
    };
    for (const name of ['journal', 'access_log', 'seal'])
      for (const statement of [`update ${name} set epoch = epoch`, `delete from ${name}`, `truncate ${name}`])
        expect({ statement, got: await touch('app', statement, claims) }).toEqual({ statement, got: DENIED });
    expect(await touch('app', `insert into seal select * from seal limit 1`, claims)).toBe(DENIED);
  });

  test('take no entry in another person’s name', async () => {
    const entry = `insert into journal (act, at, verb, record, record_id, cell, region, unit, person, body, hash)
      values (gen_random_uuid(), now(), 'x', 'firm', gen_random_uuid(), '9901', '990102', '990102.scjg', 'somebody', '{}', 'x')`;
    expect(await touch('app', entry, { 'zs.person': 'me' })).toBe(DENIED);
    expect(await touch('app', entry)).toBe(DENIED);
  });
});

describe('functions that act with their owner’s rights', () => {
  test('are open to nobody by default, fix their search path, and look at temporary tables last', async () => {
    const { rows } = await su.query<{ name: string; config: string; open: boolean }>(
      `select proname as name, coalesce(proconfig::text, '') as config, has_function_privilege('public', oid, 'execute') as open
        from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
    );
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((it) => it.open || !/search_path=public, pg_temp/.test(it.config))).toEqual([]);
  });

  test('and all others of ours too are open to nobody by default', async () => {
    const { rows } = await su.query(
      `select proname as name from pg_proc p where pronamespace = 'public'::regnamespace and has_function_privilege('public', oid, 'execute')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    );
    expect(rows).toEqual([]);
  });

  test('answer nothing about the business to a caller without a claim', async () => {
    const one = async (text: string) => (await su.query<{ v: string }>(text)).rows[0]?.v;
    const firm = await one('select firm as v from inspection where entered_day is not null limit 1');
    const person = await one(`select person as v from certificate_span limit 1`);
    const plan = await one(`select plan as v from inspection where plan is not null limit 1`);
    const premises = await one(`select premises as v from visit limit 1`);
    const asked = [
      `select * from zs_firm_visits('${firm}', '2020-01-01', '2030-01-01')`,
      `select * from zs_open_visit('${premises}', '2026-11-20')`,
      `select * from zs_open_visits_of('${person}')`,
      `select * from zs_plan_meets('${plan}')`,
      `select * from zs_officer_on('${person}', '2026-11-01')`,
      `select 1 where zs_certificate_valid('${person}', '2026-11-01')`,
      `select * from zs_search(array['演示'], array['firm', 'unit'], 10)`,
      `select * from zs_search_addressed(array['催报'], array['return', 'plan'], 10)`,
      `select * from zs_sessions('x')`,
      `select * from zs_own_secret('x')`,
      `select 1 where zs_close_duty((select record_id from duty limit 1), 'x', 'x', now()) > 0`,
    ];
    for (const text of asked) expect({ text, got: await touch('app', text) }).toEqual({ text, got: 0 });
    for (const text of asked) expect({ text, got: await touch('portal', text) }).toEqual({ text, got: DENIED });
  });

  test('close no duty for a caller without a claim', async () => {
    const { rows } = await su.query<{ record_id: string; kind: string }>(
      'select record_id, kind from duty where closed_at is null limit 1',
    );
    const [duty] = rows;
    const client = as('app');
    await client.query('begin');
    const { rows: closed } = await client.query<{ n: number }>('select zs_close_duty($1, $2, $3, now()) as n', [
      duty?.record_id,
      duty?.kind,
      'x',
    ]);
    await client.query('rollback');
    expect(closed[0]?.n).toBe(0);
  });

  test('that serve sign-in say nothing once somebody is signed in', async () => {
    const claims = { 'zs.person': 'x' };
    expect(await touch('app', `select * from zs_account_for_sign_in('officer')`, claims)).toBe(DENIED);
    expect(await touch('app', `select zs_password_seed(gen_random_uuid(), 'x', now(), false)`, claims)).toBe(DENIED);
    expect(await touch('app', `select zs_password_issue(gen_random_uuid(), 'x', now(), current_date)`, claims)).toBe(
      DENIED,
    );
  });
});

test('no record that may be confidential has searched words, for the search knows no confidence', () => {
  const leaks = [...buildRegistry(modules).records.values()].flatMap((def) =>
    def.supervisor_only
      ? Object.entries(def.fields).flatMap(([name, f]) => (f.search ? [`${def.name}.${name}`] : []))
      : [],
  );
  expect(leaks).toEqual([]);
});
