/**
 * Writes many new rows of one record at once, with their journal and search entries, in three statements: for the opening of a round, where row by row
 * would keep everybody waiting. What a row and its entry hold is what `insertRow` writes.
 */
import sql, { join, raw } from 'sql-template-tag';
import { grams } from '../grams.ts';
import { type EntryBody, hasPersonal, journalValues, writeEntry } from '../journal.ts';
import { BASE_COLUMNS, type RecordDef } from '../record.ts';
import type { Transaction } from './database.ts';
import { type Act, cellOf, type RowPlace } from './write-rows.ts';

export interface NewStored {
  readonly place: RowPlace;
  /** Its own act, where the rows come from several. */
  readonly act?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const col = (name: string) => raw(`"${name}"`);

/** Resolves when all are written. Records with personal fields are written one by one (`insertRow`), because each needs its key. */
export async function insertRows(
  tx: Transaction,
  def: RecordDef,
  rows: readonly NewStored[],
  act: Omit<Act, 'act'> & { readonly act: string },
): Promise<void> {
  if (rows.length === 0) return;
  if (hasPersonal(def)) throw new Error(`${def.name} keeps personal fields: write its rows one by one`);
  const also = def.also_seen_by;
  const written = rows.map(({ place, values, act: own }) => {
    for (const name of Object.keys(values))
      if (!def.fields[name]) throw new Error(`record ${def.name} has no field ${name}`);
    const cell = cellOf(place.region);
    const body: EntryBody = {
      v: 1,
      act: own ?? act.act,
      at: act.at,
      verb: act.verb,
      label: act.label,
      kind: 'created',
      record: def.name,
      id: place.id,
      cell,
      region: place.region,
      unit: place.unit,
      line: place.line,
      source: place.source,
      by: act.by,
      right: act.right,
      pack: act.pack,
      state: [null, place.state],
      version: 1,
      set: journalValues(def, place.id, undefined, values),
      ...(act.note ? { note: act.note } : {}),
      ...(act.basis && act.basis.length > 0 ? { basis: act.basis } : {}),
    };
    const entry = writeEntry(null, body);
    const of_act = own ?? act.act;
    const base = { cell, ...place, version: 1, head: entry.hash, created_at: act.at, updated_at: act.at };
    return { place, values, of_act, entry, row: { ...values, ...base }, also: also ? (values[also] ?? null) : null };
  });
  const names = [...BASE_COLUMNS, 'head', ...Object.keys(def.fields)];
  const confidential = written.map(({ values }) =>
    def.supervisor_only ? values[def.supervisor_only] === true : false,
  );
  const [ids, regions, units, lines] = (['id', 'region', 'unit', 'line'] as const).map((name) =>
    written.map(({ place }) => place[name]),
  );
  const search = written.flatMap(({ place, values }) => searchEntry(def, place, values));
  await Promise.all([
    tx.run(sql`insert into ${col(def.table)} (${join(names.map(col))})
      select ${join(names.map(col))} from jsonb_populate_recordset(null::${col(def.table)}, ${JSON.stringify(written.map((it) => it.row))}::jsonb)`),
    tx.run(sql`insert into journal (act, at, verb, record, record_id, cell, region, unit, line, also, person, confidential, body, prev, hash)
      select e.act, ${act.at}::timestamptz, ${act.verb}, ${def.name}, e.id, left(e.region, 4), e.region, e.unit, e.line, e.also,
        ${act.by.person}, e.confidential, e.body, null, e.hash
      from unnest(${ids}::uuid[], ${regions}::text[], ${units}::text[], ${lines}::text[], ${written.map((it) => it.also)}::text[],
        ${confidential}::boolean[], ${written.map((it) => it.entry.body)}::text[], ${written.map((it) => it.entry.hash)}::text[],
        ${written.map((it) => it.of_act)}::uuid[])
        as e(id, region, unit, line, also, confidential, body, hash, act)`),
    search.length > 0
      ? tx.run(sql`insert into search_entry (record, id, region, unit, line, also, sharing, title, words, grams)
          select record, id, region, unit, line, also, sharing, title, words, grams from jsonb_populate_recordset(null::search_entry,
            ${JSON.stringify(search)}::jsonb)
          on conflict (record, id) do nothing`)
      : undefined,
  ]);
}

function searchEntry(def: RecordDef, place: RowPlace, values: Readonly<Record<string, unknown>>) {
  const searched = Object.entries(def.fields).filter(([, f]) => f.search && !f.personal && (f.seen ?? 'all') === 'all');
  if (searched.length === 0) return [];
  const words = searched.map(([name]) => String(values[name] ?? '')).join(' ');
  const { id, region, unit, line } = place;
  const title = String(values[def.title] ?? '');
  const also = def.also_seen_by ? (values[def.also_seen_by] ?? null) : null;
  return [{ record: def.name, id, region, unit, line, also, sharing: def.sharing, title, words, grams: grams(words) }];
}
