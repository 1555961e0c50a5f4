/** Form fields and reads that several commands of this module share. */
import sql from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';
import { text } from '#kernel/record.ts';
import type { FirmRow } from '../record-firm.ts';

export const place = text('所在区划', { check: 'region', hint: '行政区划代码，6位或9位；不填为本单位所在区划' });

export async function firmOf(read: Reader, id: string): Promise<FirmRow | undefined> {
  return read.one<FirmRow>(sql`select * from firm where id = ${id}`);
}

/** A firm with that code which the caller may see; merged ones stand for the one they went into. */
export async function firmWithCode(read: Reader, uscc: string | null): Promise<FirmRow | undefined> {
  if (!uscc) return undefined;
  return read.one<FirmRow>(
    sql`select * from firm where uscc = ${uscc} and state <> 'merged' order by created_at limit 1`,
  );
}
