/** Titles of the records and units that rows point at, so that a list shows names and not numbers. Only what the reader may see is named. */
import sql, { raw } from 'sql-template-tag';
import type { RecordDef } from '../record.ts';
import type { Registry } from '../registry.ts';
import { type Actor, grantOf } from '../rights.ts';
import type { Database } from './database.ts';
import { claimsOf } from './run-command.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Record → id → title. */
export async function refTitles(
  deps: { readonly db: Database; readonly registry: Registry },
  actor: Actor,
  def: RecordDef,
  rows: Rows,
): Promise<Record<string, Record<string, string>>> {
  const wanted = new Map<string, Set<string>>();
  for (const [name, field] of Object.entries(def.fields)) {
    if ((field.kind !== 'ref' && field.kind !== 'refs') || !field.of) continue;
    const ids = wanted.get(field.of) ?? new Set<string>();
    for (const row of rows) for (const id of [row[name]].flat()) if (typeof id === 'string') ids.add(id);
    wanted.set(field.of, ids);
  }
  const out: Record<string, Record<string, string>> = {};
  await Promise.all(
    [...wanted].map(async ([name, ids]) => {
      const target = deps.registry.records.get(name);
      const grant = target && grantOf(actor, target.read);
      if (!target || !grant || ids.size === 0) return;
      const found = await deps.db.ask<{ id: string; title: string }>(
        claimsOf(actor, grant.reach),
        sql`select id, ${raw(`"${target.title}"`)}::text as title from ${raw(`"${target.table}"`)} where id = any(${[...ids]})`,
      );
      out[name] = Object.fromEntries(found.map((row) => [row.id, row.title]));
    }),
  );
  return out;
}

/** Unit code → name, for the keeping unit and every field checked as a unit code. */
export async function unitNames(
  db: Database,
  actor: Actor,
  def: RecordDef,
  rows: Rows,
): Promise<Record<string, string>> {
  const fields = [
    'unit',
    ...Object.entries(def.fields)
      .filter(([, f]) => f.check === 'unit')
      .map(([name]) => name),
  ];
  const codes = new Set<string>();
  for (const row of rows) for (const name of fields) if (typeof row[name] === 'string') codes.add(row[name]);
  if (codes.size === 0) return {};
  const found = await db.ask<{ code: string; name: string }>(
    claimsOf(actor, 'unit'),
    sql`select code, zs_unit_name(code) as name from unnest(${[...codes]}::text[]) as code`,
  );
  return Object.fromEntries(found.map((row) => [row.code, row.name]));
}
