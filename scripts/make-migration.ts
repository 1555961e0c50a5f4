/**
 * Writes a migration for the records of a module:
 *   npx tsx scripts/make-migration.ts 0400_inspection modules/inspection/index.ts     new tables
 *   npx tsx scripts/make-migration.ts 0401_inspection_note --add inspection.note      new columns
 * The file is yours to review and complete; it is never changed once it has been applied anywhere.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RecordDef } from '#kernel/record.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import { addColumnsSql, createTableSql } from '#kernel/server/table-sql.ts';

async function recordsOf(path: string): Promise<readonly RecordDef[]> {
  const exported = Object.values(await import(pathToFileURL(resolve(path)).href)) as ModuleDef[];
  return exported.flatMap((item) =>
    item && typeof item === 'object' && 'records' in item ? (item.records ?? []) : [],
  );
}

const [name, ...rest] = process.argv.slice(2);
if (!name || !/^\d{4}_[a-z0-9_]+$/.test(name)) throw new Error('first argument: NNNN_name');
const file = `db/migrations/${name}.sql`;
if (existsSync(file)) throw new Error(`${file} exists; migrations only go forward`);

let body: string;
if (rest[0] === '--add') {
  const [modulePath, ...wanted] = rest.slice(1);
  const records = await recordsOf(modulePath ?? '');
  const lines = wanted.flatMap((spec) => {
    const [record, field] = spec.split('.');
    const def = records.find((r) => r.name === record);
    if (!def || !field || !def.fields[field]) throw new Error(`no field ${spec}`);
    return addColumnsSql(def, new Set(Object.keys(def.fields).filter((f) => f !== field)));
  });
  body = lines.join('\n');
} else {
  const records = await recordsOf(rest[0] ?? '');
  if (records.length === 0) throw new Error('the module exports no records');
  body = records.map(createTableSql).join('\n');
}
writeFileSync(file, `${body.trimEnd()}\n`);
process.stdout.write(`${file}\n`);
