/**
 * Reading records: a page of a list, one record with what the reader may do with it, its time line. Scope is applied here, in the narrowest
 * form an index serves; row-level security checks it again underneath.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { searchable } from '../grams.ts';
import { isSealed } from '../journal.ts';
import type { Field, RecordDef } from '../record.ts';
import { refuse } from '../refusal.ts';
import type { Registry } from '../registry.ts';
import { type Actor, grantOf, type Reach, regionPrefix, scopeOf } from '../rights.ts';
import type { Database } from './database.ts';
import { canDo } from './offer.ts';
import { claimsOf } from './run-command.ts';
import { searchSql } from './search-sql.ts';
import { mayUnmask } from './unmask.ts';
import type { StoredRow } from './write-rows.ts';

export interface ListAsk {
  /** Field → value, list of values, or {from, until} for days and numbers. */
  readonly filter?: Readonly<Record<string, unknown>> | undefined;
  readonly state?: readonly string[] | undefined;
  readonly words?: string | undefined;
  /** Key of the last row of the page before. */
  readonly after?: { readonly by: string; readonly id: string } | undefined;
  readonly limit?: number | undefined;
}

export interface ListPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly next: { readonly by: string; readonly id: string } | null;
}

const PAGE = 50;
const MOST = 500;
/** Hits of a search that a list is narrowed to. */
const FOUND = 500;
const col = (name: string): Sql => raw(`"${name}"`);

/** Refuses unless the actor may read this record; gives the grant's reach. */
export function reachFor(actor: Actor, right: string, label: string): Reach {
  const grant = grantOf(actor, right);
  if (!grant)
    throw refuse('right.denied', `您当前的岗位不能查看${label}。如确需查看，请切换岗位或联系本单位管理员授权。`);
  return grant.reach;
}

/** The narrowest predicate for a reach on an index that ends in the list's order. */
export function scopePredicate(def: RecordDef, reach: Reach, actor: Actor): Sql {
  const { unit } = actor;
  if (def.sharing === 'staff') return sql`true`;
  const prefix = regionPrefix(unit.region);
  const area =
    prefix === '' || prefix.length === 2
      ? sql`true`
      : prefix.length === 4
        ? sql`city = ${prefix}`
        : prefix.length === 6
          ? sql`county = ${prefix}`
          : sql`county = ${prefix.slice(0, 6)} and region = ${prefix}`;
  if (def.sharing === 'region') return prefix.length > 6 ? sql`county = ${prefix.slice(0, 6)}` : area;
  const own = scopeOf(reach, unit);
  const also = def.also_seen_by
    ? sql` or (${col(def.also_seen_by)} >= ${own.unit_lo} and ${col(def.also_seen_by)} <= ${own.unit_hi}${
        reach === 'line-and-below' ? sql` and split_part(${col(def.also_seen_by)}, '.', 2) = ${unit.line}` : empty
      })`
    : empty;
  const narrow = (): Sql => {
    switch (reach) {
      case 'unit':
        return sql`unit = ${unit.code}`;
      case 'unit-and-below':
        return sql`unit >= ${own.unit_lo} and unit <= ${own.unit_hi}`;
      case 'line-and-below':
        return sql`${area} and line = ${unit.line}`;
      case 'region-and-below':
        return area;
      case 'platform':
        return sql`false`;
    }
  };
  return sql`((${narrow()})${also})`;
}

function isSeen(field: Field, actor: Actor): boolean {
  if (field.seen === 'never') return false;
  return field.seen !== 'supervisor' || actor.supervisor;
}

/** Columns of a list: the base, the shown fields, masked ones masked by the server. */
export function listColumns(def: RecordDef, actor: Actor, wide: boolean): string[] {
  return Object.entries(def.fields)
    .filter(([name, f]) => isSeen(f, actor) && (wide || f.list || name === def.title || name === def.also_seen_by))
    .map(([name]) => name);
}

/** First character and stars; what a list shows of a masked value. Unmasking is an act of its own, with a reason. */
export function mask(value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return value;
  const chars = [...value];
  if (chars.length <= 4) return `${chars[0]}${'*'.repeat(chars.length - 1)}`;
  return `${chars.slice(0, 3).join('')}${'*'.repeat(chars.length - 5)}${chars.slice(-2).join('')}`;
}

const masked = new WeakMap<RecordDef, readonly string[]>();

function maskRow(def: RecordDef, row: Record<string, unknown>): Record<string, unknown> {
  let names = masked.get(def);
  if (!names) {
    names = Object.keys(def.fields).filter((name) => def.fields[name]?.seen === 'masked');
    masked.set(def, names);
  }
  for (const name of names) if (name in row) row[name] = mask(row[name]);
  return row;
}

function filterPredicate(def: RecordDef, actor: Actor, name: string, value: unknown): Sql {
  const field = Object.hasOwn(def.fields, name) ? def.fields[name] : undefined;
  const base = ['region', 'unit', 'line', 'county', 'city', 'source'].includes(name);
  if (!field && !base) throw refuse('input.filter', `不能按“${name.slice(0, 40)}”筛选`);
  // What a reader is not shown he cannot find out by asking for it either.
  if (field && (!isSeen(field, actor) || field.seen === 'masked' || field.kind === 'json'))
    throw refuse('input.filter', `不能按${field.label}筛选`);
  const column = col(name);
  const many = field?.kind === 'refs' || field?.kind === 'choices' || field?.kind === 'files';
  if (Array.isArray(value)) return many ? sql`${column} && ${value}` : sql`${column} = any(${value})`;
  if (value !== null && typeof value === 'object') {
    const { from, until } = value as { from?: unknown; until?: unknown };
    return join(
      [...(from ? [sql`${column} >= ${from}`] : []), ...(until ? [sql`${column} <= ${until}`] : []), sql`true`],
      ' and ',
    );
  }
  if (value === null) return sql`${column} is null`;
  return many ? sql`${value} = any(${column})` : sql`${column} = ${value}`;
}

export interface ListMore {
  /** Every field, not only those a list shows. */
  readonly wide?: boolean;
  /** Columns read beside those shown. */
  readonly columns?: Iterable<string>;
  /** Expressions with a name of their own. */
  readonly expressions?: readonly Sql[];
}

/** SQL of a list page. Exposed for the benchmark, which runs it beside the bare query. */
export function listSql(def: RecordDef, actor: Actor, reach: Reach, ask: ListAsk, more: ListMore = {}): Sql {
  const where: Sql[] = [scopePredicate(def, reach, actor)];
  if (ask.state && ask.state.length > 0)
    where.push(ask.state.length === 1 ? sql`state = ${ask.state[0]}` : sql`state = any(${ask.state})`);
  for (const [name, value] of Object.entries(ask.filter ?? {})) where.push(filterPredicate(def, actor, name, value));
  if (ask.words) {
    if (!searchable(ask.words)) throw refuse('input.words', '请至少输入相连的两个字再查找');
    where.push(sql`id in (select id from (${searchSql(ask.words, [def], FOUND)}) found)`);
  }
  const by = col(def.order.by);
  const direction = raw(def.order.desc ? 'desc' : 'asc');
  if (ask.after) {
    const past = raw(def.order.desc ? '<' : '>');
    where.push(sql`(${by} ${past} ${ask.after.by} or (${by} = ${ask.after.by} and id > ${ask.after.id}))`);
  }
  const columns = [
    'id',
    'region',
    'unit',
    'line',
    'state',
    'version',
    'source',
    'created_at',
    'updated_at',
    ...listColumns(def, actor, more.wide ?? false),
    ...(more.columns ?? []),
  ];
  const names = [...[...new Set(columns)].map(col), ...(more.expressions ?? [])];
  const limit = Math.min(Math.max(ask.limit ?? PAGE, 1), MOST);
  return sql`select ${join(names)} from ${col(def.table)} where ${join(where, ' and ')} order by ${by} ${direction}, id limit ${limit + 1}`;
}

/** Rows of a page as they are stored, one more than the page when more follow. */
export async function listStored(
  db: Database,
  def: RecordDef,
  actor: Actor,
  ask: ListAsk,
  more: ListMore = {},
): Promise<Record<string, unknown>[]> {
  const reach = reachFor(actor, def.read, def.label);
  const narrowed = Boolean(ask.words) || Object.keys(ask.filter ?? {}).length > 0 || (ask.state ?? []).length > 0;
  return db.ask<Record<string, unknown>>(claimsOf(actor, reach), listSql(def, actor, reach, ask, more), {
    in_index_order: !narrowed,
  });
}

/** Cuts what was read to the page, with the key of the next one; masked values masked. */
export function pageOf(def: RecordDef, ask: ListAsk, rows: Record<string, unknown>[]): ListPage {
  const limit = Math.min(Math.max(ask.limit ?? PAGE, 1), MOST);
  const page = rows.slice(0, limit).map((row) => maskRow(def, row));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, next: last ? { by: String(last[def.order.by]), id: String(last.id) } : null };
}

/** One page of a record's list in its own order. */
export async function listRecords(
  db: Database,
  def: RecordDef,
  actor: Actor,
  ask: ListAsk,
  wide = false,
): Promise<ListPage> {
  return pageOf(def, ask, await listStored(db, def, actor, ask, { wide }));
}

export interface OneRecord {
  readonly row: Readonly<Record<string, unknown>>;
  /** Commands this reader may give on it now. */
  readonly can: readonly string[];
  /** What is masked in it may be opened by this reader, for a reason. */
  readonly unmaskable: boolean;
}

/** Reads one record with its rights; a missing one and one out of scope look the same. */
export async function getRecord(
  db: Database,
  registry: Registry,
  def: RecordDef,
  actor: Actor,
  id: string,
): Promise<OneRecord> {
  const reach = reachFor(actor, def.read, def.label);
  const rows = await db.ask<StoredRow>(claimsOf(actor, reach), sql`select * from ${col(def.table)} where id = ${id}`, {
    prepared: true,
  });
  const row = rows[0];
  if (!row) throw refuse('missing.record', `没有找到这条${def.label}，或者它不在您的管辖范围内。`);
  const can = canDo(registry, def, actor, row);
  const shown: Record<string, unknown> = { ...row };
  for (const [name, field] of Object.entries(def.fields)) if (!isSeen(field, actor)) delete shown[name];
  delete shown.head;
  return { row: maskRow(def, shown), can, unmaskable: mayUnmask(def, actor, row) };
}

export interface TimelineEntry {
  readonly seq: number;
  readonly at: string;
  readonly label: string;
  readonly name: string;
  readonly unit_name: string;
  readonly for_name: string | null;
  readonly state: string;
  readonly note: string | null;
  readonly changes: readonly { readonly label: string; readonly before: unknown; readonly after: unknown }[];
}

/** What happened to a record, newest last; masked and sealed values stay hidden, and a row that is not seen has no story. */
export async function timeline(
  db: Database,
  registry: Registry,
  def: RecordDef,
  actor: Actor,
  id: string,
): Promise<TimelineEntry[]> {
  const reach = reachFor(actor, def.read, def.label);
  const rows = await db.ask<{ seq: number; body: string }>(
    claimsOf(actor, reach),
    sql`select seq, body from journal where record_id = ${id} and record = ${def.name}
      and exists (select from ${raw(`"${def.table}"`)} where id = ${id}) order by seq limit 500`,
  );
  return rows.map(({ seq, body }) => {
    const entry = JSON.parse(body);
    const changes = Object.entries(entry.set as Record<string, unknown>).flatMap(([name, value]) => {
      const field = def.fields[name];
      if (!field || !isSeen(field, actor) || entry.kind === 'created') return [];
      const [before, after] = value as [unknown, unknown];
      const hide = (v: unknown) => (field.seen === 'masked' || isSealed(v) ? '已隐去' : v);
      return [{ label: field.label, before: hide(before), after: hide(after) }];
    });
    return {
      seq,
      at: entry.at,
      label: entry.label,
      name: entry.by.name,
      unit_name: entry.by.unit_name,
      for_name: entry.by.for?.name ?? null,
      state: registry.records.get(def.name)?.states[entry.state[1]]?.label ?? entry.state[1],
      note: entry.note ?? null,
      changes,
    };
  });
}
