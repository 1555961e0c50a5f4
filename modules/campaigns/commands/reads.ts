/** Small reads that several commands share. */
import sql from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';
import type { CampaignRow } from '../records/campaign.ts';

/** The bureau that supervises a unit; null where none is named. */
export async function bureauOf(read: Reader, unit: string): Promise<string | null> {
  const row = await read.one<{ supervised_by: string | null }>(
    sql`select supervised_by from unit where code = ${unit}`,
  );
  return row?.supervised_by ?? null;
}

/** A campaign by its id, while it may still be written to. */
export async function campaignById(read: Reader, id: string | null | undefined): Promise<CampaignRow | undefined> {
  return id ? read.one<CampaignRow>(sql`select * from campaign where id = ${id}`) : undefined;
}

/** Name of a unit that there is; undefined otherwise. */
export async function unitNamed(read: Reader, code: string | null): Promise<string | undefined> {
  const row = code
    ? await read.one<{ name: string }>(sql`select name from unit where code = ${code} and state = 'active'`)
    : undefined;
  return row?.name;
}
