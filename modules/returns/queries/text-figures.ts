import sql from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';

/** Figures that texts may set in are kept beside the cells (`form|part|metric.…`): what the records say of each metric now. */
export async function textFigures(read: Reader, id: string): Promise<Record<string, number>> {
  const rows = await read.many<{ metric: string; num: number }>(
    sql`select split_part(address, '|', 3) as metric, num from return_expected
      where return = ${id} and num is not null and split_part(address, '|', 3) like 'metric.%'`,
  );
  return Object.fromEntries(rows.map((row) => [row.metric, Number(row.num)]));
}
