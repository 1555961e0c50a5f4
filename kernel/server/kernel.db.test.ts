import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { fixedClock } from '../clock.ts';
import { command, pick } from '../command.ts';
import { asDay } from '../day.ts';
import { int, type RowOf, record, text } from '../record.ts';
import { refuse } from '../refusal.ts';
import { buildRegistry, type ModuleDef } from '../registry.ts';
import type { Actor } from '../rights.ts';
import { Database, NO_CLAIMS } from './database.ts';
import { proofOf, verifyJournal, verifyProof } from './proof.ts';
import { getRecord, listRecords, timeline } from './read-records.ts';
import { type CommandDeps, runCommand } from './run-command.ts';
import { sealAll } from './seal-all.fixture.ts';
import { createTableSql } from './table-sql.ts';

const note = record({
  name: 'kernel-note',
  label: '便笺',
  module: 'sample',
  sharing: 'unit',
  title: 'title',
  states: { open: { label: '在办' }, done: { label: '办结', final: true } },
  read: 'note.read',
  fields: {
    title: text('标题', { required: true, max: 20, list: true, search: true }),
    pages: int('页数', { min: 0, list: true }),
    phone: text('电话', { personal: true, seen: 'masked', list: true }),
    drafter: text('拟稿人', { derived: true }),
  },
});
interface NoteRow extends RowOf<typeof note> {}

const write = command<NoteRow>()({
  name: 'note.write',
  label: '起草便笺',
  record: 'kernel-note',
  creates: true,
  right: 'note.write',
  from: [],
  fields: pick(note.fields, 'title', 'pages', 'phone'),
  decide: ({ input, ctx }) => ({
    set: { ...input, drafter: ctx.actor.person },
    duties: [
      {
        kind: 'note',
        title: '办结便笺',
        unit: ctx.actor.unit.code,
        record: 'kernel-note',
        record_id: ctx.actor.person,
        due: asDay('2026-03-10'),
      },
    ],
  }),
});
const finish = command<NoteRow>()({
  name: 'note.finish',
  label: '办结便笺',
  record: 'kernel-note',
  right: 'note.finish',
  from: ['open'],
  to: ['done'],
  other_than: [{ field: 'drafter', message: '拟稿人不能办结自己的便笺，请由其他同志办理。' }],
  fields: { pages: int('页数', { required: true, min: 1 }) },
  decide: ({ row, input }) =>
    row.title === '不许办结'
      ? refuse('policy.sample', '这张便笺不许办结。')
      : { set: { pages: input.pages }, state: 'done' },
});

const sample: ModuleDef = {
  name: 'sample',
  label: '样例',
  records: [note],
  commands: [write, finish],
  rights: { 'note.read': '查看便笺', 'note.write': '起草便笺', 'note.finish': '办结便笺' },
  roles: [
    {
      name: 'writer',
      label: '拟稿人',
      grants: [
        { right: 'note.read', reach: 'unit' },
        { right: 'note.write', reach: 'unit' },
        { right: 'note.finish', reach: 'region-and-below' },
      ],
    },
  ],
};

const registry = buildRegistry([sample]);
const base = await testDatabase();
const app = new Database(base.app);
const worker = new Database(base.worker);
await base.pool('superuser').query(`${createTableSql(note)}
  drop function if exists zs_unit_place(text) cascade;
  create function zs_unit_place(code text) returns table (region text, line text) language sql stable as $$ select split_part(code, '.', 1), split_part(code, '.', 2) $$;`);

const clock = fixedClock('2026-03-02T09:00:00+08:00');
const deps: CommandDeps = {
  registry,
  db: app,
  clock,
  policy: (region, day) => ({
    region,
    day: asDay(day),
    version: 'sample',
    ask: () => ({ status: 'absent', value: null, basis: '' }),
    number: () => null,
    flag: () => false,
    check: () => 'off',
    checkWords: () => '',
    dictionary: () => [],
    due: () => ({ day: null, provisional: false, how: [], basis: '' }),
    isWorkday: () => true,
  }),
  remindDays: () => [],
  written: () => undefined,
};

let people = 0;
function actor(unit: string, role = 'writer'): Actor {
  people += 1;
  const [region = '', line = ''] = unit.split('.');
  return {
    person: `00000000-0000-7000-8000-00000000${String(1000 + people)}`,
    name: `演示${people}`,
    account: `u${people}`,
    post: `p${people}`,
    unit: { code: unit, name: `演示单位${unit}`, kind: 'agency', region, line },
    roles: [role],
    grants: registry.roles.get(role)?.grants ?? [],
    supervisor: false,
    session: `s${people}`,
  };
}
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (e: { code?: string; message: string }) => e,
  );

describe('a command', () => {
  test('writes the row, its journal entry and its duty in one act, and the reader sees what he may do', async () => {
    const a = actor('990101.scjg');
    const made = await runCommand(deps, a, write, { input: { title: '一号便笺', pages: 3, phone: '13900001234' } });
    expect(made).toMatchObject({ record: 'kernel-note', state: 'open', version: 1 });
    const seen = await getRecord(app, registry, note, a, made.id);
    expect(seen.row).toMatchObject({
      title: '一号便笺',
      pages: 3,
      unit: '990101.scjg',
      cell: '9901',
      county: '990101',
    });
    expect(seen.row.phone).toBe('139******34');
    expect(seen.can).toEqual([]);
    const colleague = actor('990101.scjg');
    expect((await getRecord(app, registry, note, colleague, made.id)).can).toEqual(['note.finish']);
    expect(await timeline(app, registry, note, a, made.id)).toMatchObject([
      { label: '起草便笺', name: a.name, state: '在办' },
    ]);
    const duties = await base.pool('superuser').query('select unit, due::text from duty');
    expect(duties.rows).toEqual([{ unit: '990101.scjg', due: '2026-03-10' }]);
  });

  test('refuses in Chinese with every fault, and leaves nothing behind', async () => {
    const a = actor('990101.scjg');
    const before = await base.pool('superuser').query('select count(*)::int as n from journal');
    const refused = await refusalOf(runCommand(deps, a, write, { input: { title: '', pages: -1, extra: 1 } }));
    expect(refused).toMatchObject({ code: 'input.faults' });
    expect((refused as unknown as { faults: { field: string }[] }).faults.map((f) => f.field)).toContain('title');
    const after = await base.pool('superuser').query('select count(*)::int as n from journal');
    expect(after.rows).toEqual(before.rows);
  });

  test('has one effect for one key, however often it is sent, also at the same moment', async () => {
    const a = actor('990101.scjg');
    const call = { key: 'same-key-1', input: { title: '只算一次' } };
    const answers = await Promise.all([1, 2, 3, 4].map(() => runCommand(deps, a, write, call)));
    expect(new Set(answers.map((x) => x.id)).size).toBe(1);
    const rows = await base.pool('superuser').query(`select 1 from kernel_note where title = '只算一次'`);
    expect(rows.rowCount).toBe(1);
  });

  test('is refused to the drafter, to another region, in the wrong state and on an old version', async () => {
    const a = actor('990101.scjg');
    const { id } = await runCommand(deps, a, write, { input: { title: '二号便笺' } });
    const other = actor('990101.yjgl');
    expect(await refusalOf(runCommand(deps, a, finish, { id, input: { pages: 1 } }))).toMatchObject({
      code: 'right.same-person',
    });
    expect(await refusalOf(runCommand(deps, actor('990201.scjg'), finish, { id, input: { pages: 1 } }))).toMatchObject({
      code: 'missing.record',
    });
    expect(await refusalOf(runCommand(deps, other, finish, { id, version: 9, input: { pages: 1 } }))).toMatchObject({
      code: 'conflict.version',
    });
    expect(await runCommand(deps, other, finish, { id, version: 1, input: { pages: 1 } })).toMatchObject({
      state: 'done',
      version: 2,
    });
    expect(await refusalOf(runCommand(deps, other, finish, { id, input: { pages: 1 } }))).toMatchObject({
      code: 'state.not-now',
    });
  });

  test('of two people on one record at once lets one through and tells the other, so neither is lost unseen', async () => {
    const { id } = await runCommand(deps, actor('990101.scjg'), write, { input: { title: '三号便笺' } });
    const [b, c] = [actor('990101.yjgl'), actor('990101.sthj')];
    const both = await Promise.allSettled(
      [b, c].map((x) => runCommand(deps, x, finish, { id, version: 1, input: { pages: 2 } })),
    );
    expect(both.map((x) => x.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('reading', () => {
  test('pages through a list in order without gaps or repeats, and finds by two characters within the scope', async () => {
    const a = actor('990301.scjg');
    for (let i = 0; i < 7; i += 1) {
      clock.advance({ seconds: 1 });
      await runCommand(deps, a, write, { input: { title: `稻田便笺${i}` } });
    }
    const first = await listRecords(app, note, a, { limit: 4 });
    const second = await listRecords(app, note, a, { limit: 4, ...(first.next ? { after: first.next } : {}) });
    expect([...first.rows, ...second.rows].map((r) => r.title)).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((i) => `稻田便笺${i}`),
    );
    expect(second.next).toBeNull();
    expect((await listRecords(app, note, a, { words: '稻田' })).rows).toHaveLength(7);
    expect((await listRecords(app, note, actor('990302.scjg'), { words: '稻田' })).rows).toHaveLength(0);
  });

  test('without claims no table gives a row', async () => {
    const tables = await base.pool('superuser').query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
         and relname not in ('record_base', 'schema_migration', 'platform', 'seal')`,
    );
    for (const { name } of tables.rows) {
      const rows = await app
        .ask<{ n: number }>(NO_CLAIMS, sql([`select count(*)::int as n from "${name}"`]))
        .catch((e: { code: string }) => [{ n: e.code === '42501' ? 0 : -1 }]);
      expect({ name, n: rows[0]?.n }).toEqual({ name, n: 0 });
    }
  });
});

describe('the journal', () => {
  test('[ITS-10] is sealed completely, proves a record without the database, and every tampering is found', async () => {
    const a = actor('990101.scjg');
    const { id } = await runCommand(deps, a, write, { input: { title: '存证便笺', pages: 1 } });
    await runCommand(deps, actor('990101.yjgl'), finish, { id, input: { pages: 5 } });
    await sealAll(worker, clock.now().toISOString());
    const check = await verifyJournal(worker);
    expect(check.findings).toEqual([]);
    expect(check.unsealed).toBe(0);
    const proof = await proofOf(worker, 'kernel-note', id, clock.now().toISOString());
    expect(proof.entries).toHaveLength(2);
    expect(verifyProof(proof)).toEqual([]);

    const [first, second] = proof.entries;
    const altered = { ...proof, entries: [{ ...first!, body: first!.body.replace('存证便笺', '别的便笺') }, second!] };
    expect(verifyProof(altered)).not.toEqual([]);
    expect(verifyProof({ ...proof, entries: [second!] })).not.toEqual([]);
    expect(
      verifyProof({ ...proof, seals: proof.seals.map((s, i) => (i === 0 ? { ...s, root: s.chain } : s)) }),
    ).not.toEqual([]);
  });

  test('[ITS-10] cannot be altered with the application role, and an alteration, removal or insertion by a superuser is found', async () => {
    for (const attack of ['update journal set body = body', 'delete from journal', 'truncate journal'])
      expect(await refusalOf(base.pool('app').query(attack))).toMatchObject({ code: '42501' });
    const su = base.pool('superuser');
    for (const attack of [
      `update journal set body = replace(body, '一号', '二号') where seq = (select min(seq) from journal)`,
      `delete from journal where seq = (select min(seq) from journal)`,
      `insert into journal (xid, act, at, verb, record, record_id, cell, region, unit, person, body, hash)
         select xid, act, at, verb, record, gen_random_uuid(), cell, region, unit, person, body, hash from journal limit 1`,
    ]) {
      await su.query('begin');
      await su.query('rollback');
      const client = await su.connect();
      await client.query('create table if not exists kept as select * from journal');
      await client.query(attack);
      expect((await verifyJournal(worker)).findings).not.toEqual([]);
      await client.query('delete from journal');
      await client.query('insert into journal overriding system value select * from kept');
      await client.query('drop table kept');
      client.release();
    }
    expect((await verifyJournal(worker)).findings).toEqual([]);
    await app.close();
    await worker.close();
  });
});
