/** Titles of the records and units that rows point at, so that a list shows names and not numbers. Only what the reader may see is named. */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { RecordDef } from '../record.ts';
import type { Registry } from '../registry.ts';
import { type Actor, grantOf, type Reach } from '../rights.ts';
import type { Database } from './database.ts';
import { claimsOf } from './run-command.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Record → id → title, for every field that points at records but those whose titles the page `has` already. */
export async function refTitles(
  deps: { readonly db: Database; readonly registry: Registry },
  actor: Actor,
  def: RecordDef,
  rows: Rows,
  has: ReadonlySet<string> = new Set(),
): Promise<Record<string, Record<string, string>>> {
  const wanted = new Map<string, Set<string>>();
  const first = rows[0];
  if (!first) return {};
  for (const [name, field] of Object.entries(def.fields)) {
    if (!(name in first)) continue;
    if ((field.kind !== 'ref' && field.kind !== 'refs') || !field.of || has.has(name)) continue;
    const ids = wanted.get(field.of) ?? new Set<string>();
    for (const row of rows) for (const id of [row[name]].flat()) if (typeof id === 'string') ids.add(id);
    wanted.set(field.of, ids);
  }
  // One question per reach, whatever the number of records pointed at.
  const asked = new Map<Reach, Sql[]>();
  for (const [name, ids] of wanted) {
    const target = deps.registry.records.get(name);
    const grant = target && grantOf(actor, target.read);
    if (!target || !grant || ids.size === 0) continue;
    const part = sql`select ${name} as record, id, ${raw(`"${target.title}"`)}::text as title from ${raw(`"${target.table}"`)}
      where id = any(${[...ids]}::uuid[])`;
    asked.set(grant.reach, [...(asked.get(grant.reach) ?? []), part]);
  }
  const found = await Promise.all(
    [...asked].map(([reach, parts]) =>
      deps.db.ask<{ record: string; id: string; title: string }>(claimsOf(actor, reach), join(parts, ' union all '), {
        prepared: true,
      }),
    ),
  );
  const out: Record<string, Record<string, string>> = {};
  for (const { record, id, title } of found.flat()) {
    const titles = out[record] ?? {};
    titles[id] = title;
    out[record] = titles;
  }
  return out;
}

/** Names change rarely; a rename shows on lists within this time. */
const NAMES_KEPT_MS = 30_000;
const known = new WeakMap<Database, { until: number; names: Map<string, string> }>();

/** Unit code → name, for the keeping unit and every field checked as a unit code. */
export async function unitNames(
  db: Database,
  actor: Actor,
  def: RecordDef,
  rows: Rows,
): Promise<Record<string, string>> {
  const first = rows[0];
  if (!first) return {};
  const fields = ['unit', ...Object.keys(first).filter((name) => def.fields[name]?.check === 'unit')];
  const codes = new Set<string>();
  for (const row of rows) for (const name of fields) if (typeof row[name] === 'string') codes.add(row[name]);
  if (codes.size === 0) return {};
  const now = performance.now();
  let kept = known.get(db);
  if (!kept || kept.until < now) {
    kept = { until: now + NAMES_KEPT_MS, names: new Map() };
    known.set(db, kept);
  }
  const { names } = kept;
  const missing = [...codes].filter((code) => !names.has(code));
  if (missing.length > 0) {
    const found = await db.ask<{ code: string; name: string }>(
      claimsOf(actor, 'unit'),
      sql`select code, zs_unit_name(code) as name from unnest(${missing}::text[]) as code`,
    );
    for (const row of found) names.set(row.code, row.name);
  }
  return Object.fromEntries([...codes].flatMap((code) => (names.has(code) ? [[code, names.get(code) as string]] : [])));
}
