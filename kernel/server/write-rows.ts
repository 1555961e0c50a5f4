/**
 * Writes rows of records with their journal entries. Used by commands, the import and the worker: there is no other way to write a record.
 */
import { randomBytes } from 'node:crypto';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { grams } from '../grams.ts';
import { type EntryBody, hasPersonal, journalValues, writeEntry } from '../journal.ts';
import type { Field, RecordDef, RowBase } from '../record.ts';
import type { Transaction } from './database.ts';

export interface Act {
  readonly act: string;
  readonly at: string;
  readonly verb: string;
  readonly label: string;
  readonly by: EntryBody['by'];
  readonly right: string;
  readonly pack: string;
  readonly note?: string | undefined;
  readonly basis?: readonly string[] | undefined;
}

export interface RowPlace {
  readonly id: string;
  readonly region: string;
  readonly unit: string;
  readonly line: string;
  readonly state: string;
  readonly source: string;
}

export type StoredRow = RowBase & { readonly head: string | null } & Readonly<Record<string, unknown>>;

/** The city a region belongs to: what every key carries, fixed at birth. */
export function cellOf(region: string): string {
  return region.slice(0, 4);
}

const column = (name: string): Sql => raw(`"${name}"`);

/** A value as the driver wants it for a field's column. */
export function toColumn(field: Field | undefined, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return field?.kind === 'json' ? JSON.stringify(value) : value;
}

async function keyFor(tx: Transaction, def: RecordDef, subject: string): Promise<Buffer | undefined> {
  if (!hasPersonal(def)) return undefined;
  const found = await tx.one<{ key: Buffer }>(sql`select key from personal_key where subject = ${subject}`);
  if (found) return found.key;
  const key = randomBytes(32);
  await tx.run(sql`insert into personal_key (subject, key) values (${subject}, ${key})`);
  return key;
}

function unknownFields(def: RecordDef, values: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(values))
    if (!def.fields[name]) throw new Error(`record ${def.name} has no field ${name}`);
}

/** Inserts a row, its first journal entry and its search entry; resolves when all are sent and done. */
export async function insertRow(
  tx: Transaction,
  def: RecordDef,
  place: RowPlace,
  values: Readonly<Record<string, unknown>>,
  act: Act,
): Promise<void> {
  const statements = await insertion(tx, def, place, values, act);
  await Promise.all(statements.map((it) => tx.run(it)));
}

/** The statements of `insertRow`, to be sent together with others. */
export async function insertion(
  tx: Transaction,
  def: RecordDef,
  place: RowPlace,
  values: Readonly<Record<string, unknown>>,
  act: Act,
): Promise<Sql[]> {
  unknownFields(def, values);
  const key = await keyFor(tx, def, place.id);
  const cell = cellOf(place.region);
  const entry = writeEntry(null, {
    ...common(def, place.id, cell, place, act),
    kind: 'created',
    source: place.source,
    state: [null, place.state],
    version: 1,
    set: journalValues(def, place.id, key, values),
  });
  const names = Object.keys(values);
  const insert = sql`insert into ${column(def.table)} (cell, id, region, unit, line, state, source, head, created_at, updated_at${
    names.length > 0 ? sql`, ${join(names.map(column))}` : sql``
  }) values (${cell}, ${place.id}, ${place.region}, ${place.unit}, ${place.line}, ${place.state}, ${place.source}, ${entry.hash},
    ${act.at}, ${act.at}${names.length > 0 ? sql`, ${join(names.map((n) => toColumn(def.fields[n], values[n])))}` : sql``})`;
  const search = searchEntry(def, place, values);
  return [insert, journalInsert(def, place, cell, values, act, null, entry), ...(search ? [search] : [])];
}

/** Updates a row that `locked` holds FOR UPDATE, with its journal entry. Fields whose value does not change are left out of the entry. */
export async function updateRow(
  tx: Transaction,
  def: RecordDef,
  locked: StoredRow,
  set: Readonly<Record<string, unknown>>,
  state: string,
  act: Act,
): Promise<{ readonly version: number; readonly changed: boolean }> {
  const { version, changed, statements } = await update(tx, def, locked, set, state, act);
  await Promise.all(statements.map((it) => tx.run(it)));
  return { version, changed };
}

/** The statements of `updateRow`, to be sent together with others. The first fails, and all with it, when the row is not there to update. */
export async function update(
  tx: Transaction,
  def: RecordDef,
  locked: StoredRow,
  set: Readonly<Record<string, unknown>>,
  state: string,
  act: Act,
): Promise<{ readonly version: number; readonly changed: boolean; readonly statements: readonly Sql[] }> {
  unknownFields(def, set);
  const names = Object.keys(set).filter((n) => JSON.stringify(set[n] ?? null) !== JSON.stringify(locked[n] ?? null));
  if (names.length === 0 && state === locked.state && !act.note)
    return { version: locked.version, changed: false, statements: [] };
  // An act that touches nothing personal needs no key.
  const key = names.some((n) => def.fields[n]?.personal) ? await keyFor(tx, def, locked.id) : undefined;
  const before = journalValues(def, locked.id, key, Object.fromEntries(names.map((n) => [n, locked[n]])));
  const after = journalValues(def, locked.id, key, Object.fromEntries(names.map((n) => [n, set[n]])));
  const version = locked.version + 1;
  const place: RowPlace = { ...locked, state };
  const entry = writeEntry(locked.head, {
    ...common(def, locked.id, locked.cell, locked, act),
    kind: 'changed',
    source: locked.source,
    state: [locked.state, state],
    version,
    set: Object.fromEntries(names.map((n) => [n, [before[n], after[n]]])),
  });
  const values = { ...pickFields(def, locked), ...set };
  const assigns = names.map((n) => sql`${column(n)} = ${toColumn(def.fields[n], set[n])}`);
  const changing = sql`with changed as (update ${column(def.table)} set ${join([
    ...assigns,
    sql`state = ${state}`,
    sql`version = ${version}`,
    sql`head = ${entry.hash}`,
    sql`updated_at = ${act.at}`,
  ])} where id = ${locked.id} and cell = ${locked.cell} and version = ${locked.version} returning 1)
    select 1 / count(*) from changed`;
  const searchChanged = names.some((n) => def.fields[n]?.search || n === def.title || n === def.also_seen_by);
  const search = searchChanged ? searchEntry(def, place, values) : undefined;
  const journal = journalInsert(def, place, locked.cell, values, act, locked.head, entry);
  return { version, changed: true, statements: [changing, journal, ...(search ? [search] : [])] };
}

function pickFields(def: RecordDef, row: StoredRow): Record<string, unknown> {
  return Object.fromEntries(Object.keys(def.fields).map((name) => [name, row[name] ?? null]));
}

/** What every entry of an act says of a row. */
export function common(def: RecordDef, id: string, cell: string, place: Omit<RowPlace, 'state' | 'source'>, act: Act) {
  return {
    v: 1 as const,
    act: act.act,
    at: act.at,
    verb: act.verb,
    label: act.label,
    record: def.name,
    id,
    cell,
    region: place.region,
    unit: place.unit,
    line: place.line,
    by: act.by,
    right: act.right,
    pack: act.pack,
    ...(act.note ? { note: act.note } : {}),
    ...(act.basis && act.basis.length > 0 ? { basis: act.basis } : {}),
  };
}

function journalInsert(
  def: RecordDef,
  place: RowPlace,
  cell: string,
  values: Readonly<Record<string, unknown>>,
  act: Act,
  prev: string | null,
  entry: { readonly body: string; readonly hash: string },
): Sql {
  const also = def.also_seen_by ? (values[def.also_seen_by] ?? null) : null;
  const confidential = def.supervisor_only ? values[def.supervisor_only] === true : false;
  return sql`insert into journal (act, at, verb, record, record_id, cell, region, unit, line, also, person, confidential, body, prev, hash)
    values (${act.act}, ${act.at}, ${act.verb}, ${def.name}, ${place.id}, ${cell}, ${place.region}, ${place.unit}, ${place.line},
      ${also}, ${act.by.person}, ${confidential}, ${entry.body}, ${prev}, ${entry.hash})`;
}

/** Title and searched words of a row; masked and personal fields never enter it. */
export function searchEntry(
  def: RecordDef,
  place: RowPlace,
  values: Readonly<Record<string, unknown>>,
): Sql | undefined {
  const searched = Object.entries(def.fields).filter(([, f]) => f.search && !f.personal && (f.seen ?? 'all') === 'all');
  if (searched.length === 0) return undefined;
  const words = searched.map(([name]) => String(values[name] ?? '')).join(' ');
  const title = String(values[def.title] ?? '');
  const also = def.also_seen_by ? (values[def.also_seen_by] ?? null) : null;
  return sql`insert into search_entry (record, id, region, unit, line, also, sharing, title, words, grams)
    values (${def.name}, ${place.id}, ${place.region}, ${place.unit}, ${place.line}, ${also}, ${def.sharing}, ${title}, ${words}, ${grams(words)})
    on conflict (record, id) do update set region = excluded.region, unit = excluded.unit, line = excluded.line, also = excluded.also,
      title = excluded.title, words = excluded.words, grams = excluded.grams`;
}
