/** What the journal is worth: nobody alters it unseen, and everything that stands in the tables can be had from it again. */
import { describe, expect, test } from 'vitest';
import { type EntryBody, isSealed, openValue } from '#kernel/journal.ts';
import type { Field, RecordDef } from '#kernel/record.ts';
import { logAccess } from '#kernel/server/access-log.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { proofOf, verifyJournal, verifyProof } from '#kernel/server/proof.ts';
import { demoPlatform } from '../support/demo.ts';

const demo = await demoPlatform();
const { worker, registry } = demo.platform;
const su = demo.db.pool('superuser');

await logAccess(demo.platform.app, {
  kind: 'sign-in',
  ok: false,
  at: demo.clock.now().toISOString(),
  account: 'x',
  address: '10.0.0.1',
  what: { step: 'password' },
});
await demo.seal();

/** Does something to the log as a superuser, looks, and puts it back as it was. */
async function after(attack: string, table: string): Promise<readonly string[]> {
  const client = await su.connect();
  try {
    await client.query(`create table kept as select * from ${table}`);
    const touched = await client.query(attack);
    expect({ attack, touched: (touched.rowCount ?? 0) > 0 }).toEqual({ attack, touched: true });
    const { findings } = await verifyJournal(worker);
    await client.query(`delete from ${table}`);
    await client.query(`insert into ${table} ${table === 'seal' ? '' : 'overriding system value'} select * from kept`);
    return findings.map((it) => it.message);
  } finally {
    await client.query('drop table if exists kept');
    client.release();
  }
}

const ANY = '(select record_id from journal where record = $$inspection$$ order by seq limit 1)';
const ATTACKS: readonly (readonly [what: string, table: string, attack: string])[] = [
  [
    'an altered entry',
    'journal',
    `update journal set body = replace(body, '"version":1', '"version":7') where seq = (select min(seq) from journal)`,
  ],
  [
    'an altered entry with its hash made to fit',
    'journal',
    `update journal set body = body || ' ', hash = 'sha256:' || encode(sha256(convert_to(body || ' ', 'UTF8')), 'hex') where seq = (select max(seq) from journal)`,
  ],
  [
    'a removed entry in the middle of a record',
    'journal',
    `delete from journal where seq = (select seq from journal where record_id = ${ANY} order by seq offset 1 limit 1)`,
  ],
  [
    'a removed last entry of a record',
    'journal',
    `delete from journal where seq = (select max(seq) from journal where record_id = ${ANY})`,
  ],
  ['a record whose every entry is removed', 'journal', `delete from journal where record_id = ${ANY}`],
  [
    'an inserted entry',
    'journal',
    `insert into journal (xid, epoch, act, at, verb, record, record_id, cell, region, unit, person, body, hash)
      select xid, epoch, act, at, verb, record, gen_random_uuid(), cell, region, unit, person, body, hash from journal order by seq limit 1`,
  ],
  [
    'an entry put under another record',
    'journal',
    `update journal set record_id = gen_random_uuid() where seq = (select max(seq) from journal)`,
  ],
  [
    'two entries that changed places',
    'journal',
    `update journal j set body = o.body, hash = o.hash from journal o
      where (j.seq, o.seq) in (values ((select min(seq) from journal), (select max(seq) from journal)), ((select max(seq) from journal), (select min(seq) from journal)))`,
  ],
  [
    'an entry shown to another unit',
    'journal',
    `update journal set unit = '990000.sf' where seq = (select max(seq) from journal)`,
  ],
  [
    'an entry in another person’s name',
    'journal',
    `update journal set person = 'x' where seq = (select max(seq) from journal)`,
  ],
  [
    'an altered line of the access log',
    'access_log',
    `update access_log set body = replace(body, '10.0.0.1', '10.0.0.2') where body like '%10.0.0.1%'`,
  ],
  ['an altered column of the access log', 'access_log', `update access_log set ok = true where not ok`],
  ['a removed line of the access log', 'access_log', `delete from access_log where not ok`],
  [
    'an inserted line of the access log',
    'access_log',
    `insert into access_log (epoch, xid, kind, ok, body, hash) select epoch, xid, kind, true, body, hash from access_log limit 1`,
  ],
  ['an altered seal', 'seal', `update seal set root = chain where number = 1`],
  ['a removed first seal', 'seal', `delete from seal where number = 1`],
  [
    'an altered count of a seal',
    'seal',
    `update seal set entries = entries - 1 where number = (select max(number) from seal)`,
  ],
  [
    'a seal moved to another stretch',
    'seal',
    `update seal set xid_until = xid_from where number = (select max(number) from seal)`,
  ],
];

describe('[ITS-10] a superuser’s hand in the logs is found', () => {
  test('and when nothing was touched, nothing is found', async () => {
    const check = await verifyJournal(worker);
    expect({ findings: check.findings, unsealed: check.unsealed }).toEqual({ findings: [], unsealed: 0 });
    expect(check.entries).toBeGreaterThan(1_000);
  });

  test.each(ATTACKS)('%s', async (_what, table, attack) => {
    expect(await after(attack, table)).not.toEqual([]);
  });

  test('a removed last seal is found by the root that was published', async () => {
    const [newest] = await demo.look<{ number: number; chain: string }>({
      text: 'select number, chain from seal order by number desc limit 1',
      values: [],
    } as never);
    const entry = (await su.query(`select record, record_id from journal order by seq desc limit 1`)).rows[0] as {
      record: string;
      record_id: string;
    };
    const proof = await proofOf(worker, entry.record, entry.record_id, demo.clock.now().toISOString());
    expect(proof.seals.at(-1)).toMatchObject({ number: newest?.number, chain: newest?.chain });
    expect(verifyProof(proof)).toEqual([]);
  });

  test('and everything was put back as it was', async () => {
    expect((await verifyJournal(worker)).findings).toEqual([]);
  });
});

/** A value as both sides would write it: the driver and the journal may differ in the spelling of an instant, never in what it says. */
function spelt(field: Field | undefined, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (field?.kind === 'instant') return new Date(String(value)).toISOString();
  return JSON.parse(JSON.stringify(value));
}

interface Rebuilt {
  readonly set: Record<string, unknown>;
  state: string;
  version: number;
  body: EntryBody;
}

/** Every record of the platform out of its journal entries alone; personal values with the keys there are. */
async function rebuild(): Promise<{ rows: Map<string, Rebuilt>; erased: number }> {
  const keys = new Map<string, Buffer>(
    (await su.query('select subject, key from personal_key')).rows.map((it) => [it.subject, it.key]),
  );
  const rows = new Map<string, Rebuilt>();
  let erased = 0;
  const open = (value: unknown): unknown => {
    if (!isSealed(value)) return value;
    const key = keys.get(value.$key);
    if (key) return openValue(key, value);
    erased += 1;
    return undefined;
  };
  for (const { body: text } of (await su.query<{ body: string }>('select body from journal order by seq')).rows) {
    const body = JSON.parse(text) as EntryBody;
    const at = `${body.record}/${body.id}`;
    const row = rows.get(at) ?? { set: {}, state: '', version: 0, body };
    expect(body.version).toBe(row.version + 1);
    expect(body.state[0]).toBe(row.version === 0 ? null : row.state);
    for (const [name, value] of Object.entries(body.set))
      row.set[name] = open(body.kind === 'created' ? value : (value as unknown[])[1]);
    row.state = body.state[1];
    row.version = body.version;
    rows.set(at, row);
  }
  return { rows, erased };
}

async function differences(
  rows: Map<string, Rebuilt>,
  defs: readonly RecordDef[],
): Promise<{ compared: number; wrong: unknown[] }> {
  const wrong: unknown[] = [];
  let compared = 0;
  for (const def of defs)
    for (const row of await worker.ask<Record<string, unknown>>(NO_CLAIMS, {
      text: `select * from "${def.table}"`,
      values: [],
    } as never)) {
      const from = rows.get(`${def.name}/${row.id}`);
      compared += 1;
      rows.delete(`${def.name}/${row.id}`);
      if (!from) {
        wrong.push({ record: def.name, id: row.id, missing: true });
        continue;
      }
      const mine = {
        state: from.state,
        version: from.version,
        unit: from.body.unit,
        region: from.body.region,
        source: from.body.source,
      };
      const theirs = { state: row.state, version: row.version, unit: row.unit, region: row.region, source: row.source };
      if (JSON.stringify(mine) !== JSON.stringify(theirs)) wrong.push({ record: def.name, mine, theirs });
      for (const [name, field] of Object.entries(def.fields)) {
        const [a, b] = [spelt(field, from.set[name]), spelt(field, row[name])];
        if (JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b)))
          wrong.push({ record: def.name, id: row.id, name, journal: a, table: b });
      }
    }
  return { compared, wrong };
}

/** jsonb keeps no order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

describe('[ITS-10] the present state', () => {
  test('of every record of the demonstration is what its journal adds up to, personal fields too', async () => {
    const { rows } = await rebuild();
    const { compared, wrong } = await differences(rows, [...registry.records.values()]);
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThan(1_000);
    expect([...rows.keys()]).toEqual([]);
  });

  test('can lose a person’s numbers by dropping one key, while every hash and proof stands', async () => {
    const { rows } = await su.query<{ id: string; id_number: string }>(
      'select id, id_number from person where id_number is not null limit 1',
    );
    const [person] = rows;
    const before = await rebuild();
    expect(before.rows.get(`person/${person?.id}`)?.set.id_number).toBe(person?.id_number);
    await su.query('delete from personal_key where subject = $1', [person?.id]);
    const { rows: left, erased } = await rebuild();
    expect(erased).toBeGreaterThan(0);
    expect(left.get(`person/${person?.id}`)?.set.id_number).toBeUndefined();
    expect(left.get(`person/${person?.id}`)?.set.name).toBeTruthy();
    const journal = await su.query('select 1 from journal where body like $1', [`%${person?.id_number}%`]);
    expect(journal.rowCount).toBe(0);
    expect((await verifyJournal(worker)).findings).toEqual([]);
    expect(verifyProof(await proofOf(worker, 'person', person?.id ?? '', demo.clock.now().toISOString()))).toEqual([]);
  });
});
