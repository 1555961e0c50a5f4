/** The exercise of CONTRIBUTING.md, done: one more line in a record's definition and one generated migration. */
import { createHash } from 'node:crypto';
import pino from 'pino';
import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { fixedClock } from '#kernel/clock.ts';
import { command } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import { formSchema, parseForm } from '#kernel/form.ts';
import { type Field, int, type RecordDef } from '#kernel/record.ts';
import { buildRegistry } from '#kernel/registry.ts';
import type { Actor } from '#kernel/rights.ts';
import { Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { exportRecords } from '#kernel/server/export-records.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import { loadMigrations, migrate } from '#kernel/server/migrate.ts';
import { listColumns, listRecords } from '#kernel/server/read-records.ts';
import { runCommand } from '#kernel/server/run-command.ts';
import { addColumnsSql } from '#kernel/server/table-sql.ts';
import { type ParkRow, partiesModule } from '#modules/parties/index.ts';
import { testDatabase } from '../support/database.ts';

const before = partiesModule.records?.find((r) => r.name === 'park') as RecordDef;

// Step 1: one line in modules/parties/record-park.ts.
const area_mu = int('占地面积', { unit: '亩', min: 0, list: 120, filter: true, import: true });
const park: RecordDef = { ...before, fields: { ...before.fields, area_mu } };

/** What people fill in: every field that is not set by commands alone. */
const form = (def: RecordDef): Readonly<Record<string, Field>> =>
  Object.fromEntries(Object.entries(def.fields).filter(([, field]) => !field.derived));

const register = command<ParkRow>()({
  name: 'park.register',
  label: '登记园区',
  record: 'park',
  creates: true,
  right: 'park.keep',
  from: [],
  fields: form(park),
  decide: ({ input }) => ({ set: input }),
});
const rights = { 'firm.read': '查看园区', 'park.keep': '管理园区' };
const grants = Object.keys(rights).map((right) => ({ right, reach: 'region-and-below' as const }));
const registry = buildRegistry([
  {
    name: 'exercise',
    label: '练习',
    records: [park],
    commands: [register],
    rights,
    roles: [{ name: 'keeper', label: '园区管理', grants }],
  },
]);
const actor: Actor = {
  person: '00000000-0000-7000-8000-000000000001',
  name: '演示人员',
  account: 'exercise',
  post: 'exercise',
  unit: { code: '990101.sfj', name: '演示区司法局', kind: 'justice-bureau', region: '990101', line: 'sfj' },
  roles: ['keeper'],
  grants,
  supervisor: true,
  session: 'exercise',
};

const base = await testDatabase();
const db = new Database(base.app);
const deps: HttpDeps = {
  registry,
  db,
  clock: fixedClock('2026-03-02T09:00:00+08:00'),
  policy: (region, day) => ({
    region,
    day: asDay(day),
    version: 'exercise',
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
  doorkeeper: { actorOf: async () => actor },
  log: pino({ enabled: false }),
  version: 'exercise',
  migrations: async () => ({ state: 'current', applied: 0, names: [] }),
};

const columns = async () =>
  (
    await base
      .pool('owner')
      .query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = 'park'::regclass and attnum > 0 and not attisdropped`,
      )
  ).rows.map((row) => row.name);

describe('a newcomer adds 占地面积 to the record of parks', () => {
  test('the generated migration is one statement that adds the column, and it applies like every other', async () => {
    const present = new Set(await columns());
    expect(present.has('area_mu')).toBe(false);
    const statements = addColumnsSql(park, present);
    expect(statements).toEqual(['alter table "park" add column "area_mu" bigint;']);
    const text = `${statements.join('\n')}\n`;
    const added = {
      number: 9999,
      name: '9999_park_area.sql',
      checksum: createHash('sha256').update(text).digest('hex'),
      sql: text,
    };
    expect(await migrate(base.owner, { migrations: [...loadMigrations(), added] })).toEqual(['9999_park_area.sql']);
    expect(await columns()).toContain('area_mu');
    expect(addColumnsSql(park, new Set(await columns()))).toEqual([]);
  });

  test('the form takes it, says in Chinese what is wrong with it, and names it as the record does', () => {
    const schema = formSchema(form(park));
    expect(parseForm(schema, { name: '演示园区', quiet: true, area_mu: 1200 })).toMatchObject({ area_mu: 1200 });
    expect(parseForm(schema, { name: '演示园区', quiet: true })).toMatchObject({ area_mu: null });
    expect(() => parseForm(schema, { name: '演示园区', quiet: true, area_mu: -1 })).toThrow('占地面积不能小于0');
    expect(() => parseForm(schema, { name: '演示园区', quiet: true, area_mu: '很大' })).toThrow('占地面积应填整数');
    expect(() => parseForm(formSchema(form(before)), { name: '演示园区', quiet: true, area_mu: 1 })).toThrow(
      '不认识的栏目：area_mu',
    );
  });

  test('the list shows it as a column and filters by it, by value and by range', async () => {
    for (const [name, mu] of [
      ['演示东园', 300],
      ['演示西园', 1200],
      ['演示南园', null],
    ] as const)
      await runCommand(deps, actor, register, { input: { name, quiet: true, area_mu: mu } });
    expect(listColumns(before, actor, false)).not.toContain('area_mu');
    expect(listColumns(park, actor, false)).toContain('area_mu');
    const names = async (filter: Readonly<Record<string, unknown>>) =>
      (await listRecords(db, park, actor, { filter })).rows.map((row) => [row.name, row.area_mu]);
    expect(await names({ area_mu: 300 })).toEqual([['演示东园', 300]]);
    expect(await names({ area_mu: { from: 1000 } })).toEqual([['演示西园', 1200]]);
    expect(await names({ area_mu: null })).toEqual([['演示南园', null]]);
  });

  test('the exported workbook has it under its label and unit', async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of await exportRecords(deps, park, actor, { filter: { name: '演示西园' } }))
      chunks.push(chunk as Buffer);
    const book = await readXlsx(new Uint8Array(Buffer.concat(chunks)));
    const rows: unknown[][] = [];
    for await (const row of book.rows()) rows.push([...row.values]);
    book.close();
    const at = rows[0]?.indexOf('占地面积（亩）') ?? -1;
    expect(at).toBeGreaterThan(-1);
    expect(rows.slice(1).map((row) => row[at])).toEqual([1200]);
  });

  test('the journal keeps what was typed in, and without a claim nobody reads the new column', async () => {
    const { rows } = await base
      .pool('superuser')
      .query<{ body: string }>(`select body from journal where record = 'park' order by seq`);
    expect(rows.map(({ body }) => JSON.parse(body).set.area_mu)).toEqual([300, 1200, null]);
    expect(await db.ask(NO_CLAIMS, sql`select area_mu from park`)).toEqual([]);
    await db.close();
  });
});
