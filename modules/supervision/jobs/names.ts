import sql from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';
import type { Names } from './back-test-summary.ts';

/** Names of these units and of the regions they lie in, up to the city. */
export async function namesOf(read: Reader, units: readonly string[]): Promise<Names> {
  const codes = new Set(units.flatMap((code) => [code.slice(0, 6), `${code.slice(0, 4)}00`]));
  const [named, regions] = await Promise.all([
    read.many<{ code: string; name: string }>(sql`select code, name from unit where code = any(${units}::text[])`),
    read.many<{ code: string; name: string }>(
      sql`select code, name from region where code = any(${[...codes]}::text[])`,
    ),
  ]);
  return {
    units: new Map(named.map((row) => [row.code, row.name])),
    regions: new Map(regions.map((row) => [row.code, row.name])),
  };
}
