/** Records and migrations are written apart; here they are held against each other. */
import { describe, expect, test } from 'vitest';
import { modules } from '#apps/server/modules.ts';
import { columnType, type RecordDef } from '#kernel/record.ts';
import { buildRegistry } from '#kernel/registry.ts';
import { testDatabase } from '../support/database.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly collation: string | null;
}

/** Columns of `record_base`, in the words of PostgreSQL. */
const BASE: Readonly<Record<string, string>> = {
  cell: 'text',
  id: 'uuid',
  region: 'text',
  unit: 'text',
  line: 'text',
  city: 'text',
  county: 'text',
  state: 'text',
  version: 'integer',
  source: 'text',
  head: 'text',
  created_at: 'timestamp with time zone',
  updated_at: 'timestamp with time zone',
};
/** Compared as ranges in every table that has them. */
const CODES = new Set(['cell', 'region', 'unit', 'line', 'city', 'county', 'also']);
/** A template that never holds rows, and the list of migrations, which says nothing of people or business. */
const WITHOUT_POLICIES = new Set(['record_base', 'schema_migration']);

const registry = buildRegistry(modules);
const records = [...registry.records.values()];
const db = await testDatabase();
const owner = db.pool('owner');
const { rows: columns } = await owner.query<Column>(
  `select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type, l.collname as collation
     from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_collation l on l.oid = a.attcollation
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`,
);
const ofTable = (table: string) => columns.filter((c) => c.table === table);

/** Columns a record expects beyond the base: those compared as codes, which need the C collation. */
function codeColumns(def: RecordDef): string[] {
  const fields = Object.entries(def.fields)
    .filter(([, field]) => field.kind === 'choice' || field.check === 'unit' || field.check === 'region')
    .map(([name]) => name);
  const orderedText = def.fields[def.order.by]?.kind === 'text' ? [def.order.by] : [];
  return [...new Set([...fields, ...orderedText, ...(def.also_seen_by ? [def.also_seen_by] : [])])];
}

describe.each(records.map((def) => [def.name, def] as const))('the table of %s', (_name, def) => {
  test('has the columns of its record with their types, the base columns, and no others', () => {
    const own = Object.entries(def.fields).map(([name, field]) => [name, columnType(field)]);
    expect(Object.fromEntries(ofTable(def.table).map((c) => [c.name, c.type]))).toEqual({
      ...BASE,
      ...Object.fromEntries(own),
    });
  });

  test('compares its codes byte by byte', () => {
    const wanted = codeColumns(def);
    const wrong = ofTable(def.table).filter((c) => wanted.includes(c.name) && c.collation !== 'C');
    expect(wrong.map((c) => c.name)).toEqual([]);
  });

  test('allows the states of its record and no others', async () => {
    const { rows } = await owner.query<{ rule: string }>(
      `select pg_get_constraintdef(oid) as rule from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
      [`"${def.table}"`],
    );
    const rule = rows.map((r) => r.rule).find((text) => /^CHECK \(\(?\(?state\b/.test(text)) ?? '';
    const allowed = [...rule.matchAll(/'([^']+)'/g)].map((m) => m[1]);
    expect(allowed.sort()).toEqual(Object.keys(def.states).sort());
  });
});

describe('every table of the schema', () => {
  test('has row-level security, and either policies or no grant to anyone', async () => {
    const { rows } = await owner.query<{ name: string; on: boolean; policies: number; grants: number }>(
      `select c.relname as name, c.relrowsecurity as on,
              (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
              (select count(*)::int from unnest(array['zs_app', 'zs_worker', 'zs_portal']) as who
                where has_any_column_privilege(who, c.oid, 'select, insert, update')
                   or has_table_privilege(who, c.oid, 'delete')) as grants
         from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    const guarded = rows.filter((t) => !WITHOUT_POLICIES.has(t.name));
    expect(guarded.filter((t) => !t.on).map((t) => t.name)).toEqual([]);
    // Secrets and sessions have no policy: only functions of their owner reach them.
    expect(guarded.filter((t) => t.policies === 0 && t.grants > 0).map((t) => t.name)).toEqual([]);
    expect(guarded.length).toBeGreaterThan(records.length);
  });

  test('has its range columns in the C collation, so that prefixes of codes sort as bytes on every server', () => {
    const wrong = columns.filter((c) => CODES.has(c.name) && c.type === 'text' && c.collation !== 'C');
    expect(wrong.map((c) => `${c.table}.${c.name}`)).toEqual([]);
  });

  test('belongs to the owner of migrations and is deleted from by no one but the worker', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and (pg_get_userbyid(c.relowner) <> 'zs_owner' or has_table_privilege('zs_app', c.oid, 'truncate')
            or (has_table_privilege('zs_app', c.oid, 'delete') and c.relname = any ($1)))`,
      [records.map((def) => def.table)],
    );
    expect(rows).toEqual([]);
  });
});
