/**
 * The exercise of CONTRIBUTING.md, done as it is written there: its line goes into a copy of the parties module, its command generates the migration,
 * and the module's own record and verbs are then used. Nothing else of the copy is touched.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sql from 'sql-template-tag';
import { afterAll, describe, expect, test } from 'vitest';
import type { AnyCommand } from '#kernel/command.ts';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import type { RecordDef } from '#kernel/record.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { exportRecords } from '#kernel/server/export-records.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import { fieldsJsonSchema } from '#kernel/server/json-schema.ts';
import { loadMigrations, migrate } from '#kernel/server/migrate.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { getRecord, listColumns, listRecords } from '#kernel/server/read-records.ts';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { partiesModule } from '#modules/parties/index.ts';
import { acting } from '../support/acting.ts';
import { testDatabase } from '../support/database.ts';

const root = projectRoot();
const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const line = /^ +(area_mu: int\(.*\),)$/m.exec(guide)?.[1] ?? '';
const words = (/^ +npx tsx (scripts\/make-migration\.ts .*)$/m.exec(guide)?.[1] ?? '').split(' ');

mkdirSync(join(root, 'build'), { recursive: true });
const copy = mkdtempSync(join(root, 'build', '.exercise-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));
cpSync(join(root, 'modules/parties'), join(copy, 'modules/parties'), { recursive: true });
mkdirSync(join(copy, 'db/migrations'), { recursive: true });

// Step 1: one line in record-park.ts, and the field's maker in its import.
const file = join(copy, 'modules/parties/record-park.ts');
const before = readFileSync(file, 'utf8');
writeFileSync(
  file,
  before.replace('import { bool, ', 'import { bool, int, ').replace(/(\n {4}quiet: .*)/, `$1\n    ${line}`),
);
// Step 2: the migration is generated.
execFileSync(
  process.execPath,
  [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, words[0] ?? ''), ...words.slice(1)],
  { cwd: copy },
);
const [migration = ''] = readdirSync(join(copy, 'db/migrations'));
const statement = readFileSync(join(copy, 'db/migrations', migration), 'utf8');

const { partiesModule: changed } = (await import(pathToFileURL(join(copy, 'modules/parties/index.ts')).href)) as {
  partiesModule: ModuleDef;
};
const parkOf = (mod: ModuleDef) => mod.records?.find((r) => r.name === 'park') as RecordDef;
const verb = (mod: ModuleDef, name: string) => mod.commands?.find((c) => c.name === name) as AnyCommand;
const park = parkOf(changed);

const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, changed], {
  at: '2026-03-02T09:00:00+08:00',
  adopt: { '990101': 'jiangxi' },
});
afterAll(() => world.close());
const keeper = world.as('policy-keeper', '990101.sfj', { kind: 'justice-bureau' });
const register = (name: string, area_mu: unknown) => world.act(keeper, 'park.register', { name, quiet: true, area_mu });

describe('a newcomer adds 占地面积 to the record of parks by one line and one generated migration', () => {
  test('the guide names the line and the command, and the migration adds one column with its label', async () => {
    expect(line).toContain('占地面积');
    expect(statement).toBe(
      `alter table "park" add column "area_mu" bigint;\ncomment on column "park"."area_mu" is '占地面积（亩）';\n`,
    );
    const added = { number: 9999, name: migration, checksum: '0'.repeat(64), sql: statement };
    expect(await migrate(base.owner, { migrations: [...loadMigrations(), added] })).toEqual([migration]);
  });

  test('the forms of registering and correcting offer it with its label, unit and check in Chinese', async () => {
    for (const name of ['park.register', 'park.correct']) {
      expect(fieldsJsonSchema(verb(partiesModule, name).fields)).not.toHaveProperty('properties.area_mu');
      expect(fieldsJsonSchema(verb(changed, name).fields)).toMatchObject({
        properties: { area_mu: { type: 'integer', title: '占地面积', description: '单位：亩' } },
      });
    }
    await expect(register('演示园区', -1)).rejects.toThrow('占地面积不能小于0');
    await expect(register('演示园区', '很大')).rejects.toThrow('占地面积应填整数');
  });

  test('registering stores it, correcting changes it, and the record page shows it', async () => {
    const { id } = await register('演示东园', 200);
    const shown = () => getRecord(world.deps.db, world.deps.registry, park, keeper, id);
    expect((await shown()).row).toMatchObject({ name: '演示东园', area_mu: 200 });
    await world.act(keeper, 'park.correct', { name: '演示东园', quiet: true, area_mu: 300 }, id);
    expect((await shown()).row).toMatchObject({ area_mu: 300 });
    await register('演示西园', 1200);
    await register('演示南园', null);
  });

  test('the list shows it as a column and filters by it, by value and by range', async () => {
    expect(listColumns(parkOf(partiesModule), keeper, false)).not.toContain('area_mu');
    expect(listColumns(park, keeper, false)).toContain('area_mu');
    const names = async (filter: Readonly<Record<string, unknown>>) =>
      (await listRecords(world.deps.db, park, keeper, { filter })).rows.map((row) => [row.name, row.area_mu]);
    expect(await names({ area_mu: 300 })).toEqual([['演示东园', 300]]);
    expect(await names({ area_mu: { from: 1000 } })).toEqual([['演示西园', 1200]]);
    expect(await names({ area_mu: null })).toEqual([['演示南园', null]]);
  });

  test('the exported workbook has it under its label and unit', async () => {
    const chunks: Buffer[] = [];
    const ask = { filter: { name: '演示西园' } };
    for await (const chunk of await exportRecords(world.deps as HttpDeps, park, keeper, ask))
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
    expect(rows.map(({ body }) => JSON.parse(body).set.area_mu)).toEqual([200, [200, 300], 1200, null]);
    expect(await world.deps.db.ask(NO_CLAIMS, sql`select area_mu from park`)).toEqual([]);
  });
});
