/** A unit's natural keys, for the imports. */
import sql from 'sql-template-tag';
import { type ImportColumn, type Lookup, notFound } from '#kernel/import/kind.ts';
import type { Reader } from '#kernel/reader.ts';
import { text } from '#kernel/record.ts';

/** A unit by its code or its full name; the value is its code. */
export async function unitCode(given: string, read: Reader): Promise<Lookup> {
  const rows = await read.many<{ code: string }>(
    sql`select code from unit where (code = ${given} or name = ${given}) and state = 'active' limit 2`,
  );
  const [first, second] = rows;
  if (!first) return notFound('单位', given);
  return second ? { wrong: `名为“${given}”的单位不止一个，请改填单位代码` } : { value: first.code };
}

/** The unit a row is about. */
export const unitColumn: ImportColumn = {
  name: 'unit_code',
  field: text('所在单位', { required: true, hint: '单位代码或全称' }),
  lookup: unitCode,
};
