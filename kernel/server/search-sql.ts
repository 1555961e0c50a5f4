/** The question a search asks of the database: what the asker's units keep, and what is addressed to them. */
import sql, { type Sql } from 'sql-template-tag';
import { grams } from '../grams.ts';
import type { RecordDef } from '../record.ts';

/** Rows `record, id, title, unit, region` that hold the words, under the claims of the transaction; each row once, at most `most` of either kind. */
export function searchSql(words: string, defs: readonly RecordDef[], most: number): Sql {
  const pairs = grams(words);
  const kept = sql`select * from zs_search(${pairs}, ${defs.map((def) => def.name)}, ${most})`;
  const addressed = defs.filter((def) => def.also_seen_by).map((def) => def.name);
  if (addressed.length === 0) return kept;
  return sql`${kept} union select * from zs_search_addressed(${pairs}, ${addressed}, ${most})`;
}
