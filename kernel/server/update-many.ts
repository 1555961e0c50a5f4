/**
 * Changes many rows of one record at once, with their journal entries, in two statements. What a row and its entry hold afterwards is what `updateRow`
 * writes; a value that does not change is left out of the entry.
 */
import sql, { join, raw } from 'sql-template-tag';
import { type EntryBody, hasPersonal, journalValues, writeEntry } from '../journal.ts';
import type { RecordDef } from '../record.ts';
import type { Transaction } from './database.ts';
import { type Act, common, type StoredRow } from './write-rows.ts';

export interface ChangeStored {
  /** As read FOR UPDATE in this transaction. */
  readonly locked: StoredRow;
  readonly set: Readonly<Record<string, unknown>>;
  readonly state: string;
  /** Its own act, where the rows come from several. */
  readonly act?: string;
}

const col = (name: string) => raw(`"${name}"`);

/** Resolves when all are written; fails, and all with it, when one is not there to update. Searched and personal fields are changed row by row. */
export async function updateRows(
  tx: Transaction,
  def: RecordDef,
  changes: readonly ChangeStored[],
  act: Act,
): Promise<void> {
  const written = changes.flatMap((it) => entryOf(def, it, act));
  if (written.length === 0) return;
  // Every row names every field that one of them changes.
  const names = [...new Set(written.flatMap((it) => it.names))];
  if (hasPersonal(def) || names.some((it) => def.fields[it]?.search || it === def.title || it === def.also_seen_by))
    throw new Error(`${def.name} keeps what is searched or sealed: change its rows one by one`);
  const columns = [...names, 'state', 'version', 'head', 'updated_at'];
  const rows = written.map(({ locked, set, entry, state, version }) => ({
    ...Object.fromEntries(names.map((it) => [it, it in set ? set[it] : locked[it]])),
    ...{ id: locked.id, cell: locked.cell, state, version, head: entry.hash, updated_at: act.at },
  }));
  const of = <K extends 'region' | 'unit' | 'line' | 'cell' | 'id' | 'head'>(name: K) =>
    written.map((it) => it.locked[name]);
  const also = def.also_seen_by;
  await Promise.all([
    tx.run(sql`with given as (select * from jsonb_populate_recordset(null::${col(def.table)}, ${JSON.stringify(rows)}::jsonb)),
      changed as (update ${col(def.table)} t set ${join(columns.map((it) => sql`${col(it)} = g.${col(it)}`))} from given g
        where t.id = g.id and t.cell = g.cell and t.version = g.version - 1 returning 1)
      select 1 / (count(*) = ${rows.length})::integer from changed`),
    tx.run(sql`insert into journal (act, at, verb, record, record_id, cell, region, unit, line, also, person, confidential, body, prev, hash)
      select e.act, ${act.at}::timestamptz, ${act.verb}, ${def.name}, e.id, e.cell, e.region, e.unit, e.line, e.also, ${act.by.person}, e.confidential,
        e.body, e.prev, e.hash
      from unnest(${written.map((it) => it.act)}::uuid[], ${of('id')}::uuid[], ${of('cell')}::text[], ${of('region')}::text[], ${of('unit')}::text[],
        ${of('line')}::text[], ${written.map((it) => (also ? (it.locked[also] ?? null) : null))}::text[],
        ${written.map((it) => (def.supervisor_only ? it.locked[def.supervisor_only] === true : false))}::boolean[],
        ${written.map((it) => it.entry.body)}::text[], ${of('head')}::text[], ${written.map((it) => it.entry.hash)}::text[])
        as e(act, id, cell, region, unit, line, also, confidential, body, prev, hash)`),
  ]);
}

/** Nothing where nothing changes. */
function entryOf(def: RecordDef, { locked, set, state, act: own }: ChangeStored, given: Act) {
  for (const name of Object.keys(set))
    if (!def.fields[name]) throw new Error(`record ${def.name} has no field ${name}`);
  const names = Object.keys(set).filter((n) => JSON.stringify(set[n] ?? null) !== JSON.stringify(locked[n] ?? null));
  if (names.length === 0 && state === locked.state && !given.note) return [];
  const act = own ?? given.act;
  const version = locked.version + 1;
  const before = journalValues(def, locked.id, undefined, Object.fromEntries(names.map((n) => [n, locked[n]])));
  const after = journalValues(def, locked.id, undefined, Object.fromEntries(names.map((n) => [n, set[n]])));
  const body: EntryBody = {
    ...common(def, locked.id, locked.cell, locked, { ...given, act }),
    kind: 'changed',
    source: locked.source,
    state: [locked.state, state],
    version,
    set: Object.fromEntries(names.map((n) => [n, [before[n], after[n]]])),
  };
  return [{ locked, set, state, names, version, act, entry: writeEntry(locked.head, body) }];
}
