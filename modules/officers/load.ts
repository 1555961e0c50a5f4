/** Reads that several commands of this module share. */
import sql from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';
import type { OpenVisit } from './domain/replace-officer.ts';
import type { OfficerRow } from './record-officer.ts';

/** Name of a person the caller may see. */
export async function personName(read: Reader, id: string): Promise<string | undefined> {
  return (await read.one<{ name: string }>(sql`select name from person where id = ${id}`))?.name;
}

export async function officerOf(read: Reader, id: string): Promise<OfficerRow | undefined> {
  return read.one<OfficerRow>(sql`select * from officer where id = ${id}`);
}

/** Open visits of a person in every department; none while no module answers the question. */
export async function openVisitsOf(read: Reader, person: string | null): Promise<OpenVisit[]> {
  if (!person) return [];
  const known = await read.one<{ known: boolean }>(
    sql`select to_regprocedure('zs_open_visits_of(uuid)') is not null as known`,
  );
  if (!known?.known) return [];
  return read.many<OpenVisit>(sql`select record, id, unit, title, planned_day from zs_open_visits_of(${person})`);
}
