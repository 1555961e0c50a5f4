/**
 * The records behind the numbers of a return, whole: counted with the eyes of the platform, so that a count is the same whoever asks. Readers are
 * shown those that they may see, by a query of their own.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { MetricValue } from '#kernel/policy/return-shape.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { factsOf, filterOf, type Measure, measure, periodOf } from '#kernel/server/metrics/measure.ts';
import { policyWhy } from '#modules/policy/index.ts';
import { type MetricCell, metricCells } from '../domain/metric-cells.ts';
import type { LoadedSheet } from '../domain/sheet.ts';
import type { ReturnRow } from '../records/return.ts';
import { knownSets } from './known.ts';

type About = Pick<ReturnRow, 'id' | 'unit' | 'region' | 'period_from' | 'period_until'>;

/** Cells of a return that the records fill, with what is measured for each; `address` is whole. */
export interface CountedCell extends MetricCell {
  readonly measure: Measure;
}

/** Cells whose number the records say, as far as something was expected of them: of units that were not connected nothing is. */
export function countedCells(row: About, sheets: readonly LoadedSheet[], day: string): CountedCell[] {
  return sheets.flatMap((sheet) =>
    metricCells(sheet.form, sheet.value)
      .filter((it) => sheet.expected[it.address.slice(sheet.form.length + 1)]?.from === 'metric')
      .flatMap((it) => measured(row, it, day)),
  );
}

/** The same by metrics and addresses that were frozen. */
export function measured(row: Pick<About, 'region'>, cell: MetricCell, day: string): CountedCell[] {
  const metric = policyWhy(cell.metric, row.region.slice(0, 6), day).value as MetricValue | null;
  if (!metric) return [];
  return [{ ...cell, measure: { key: cell.address, metric, ...(cell.only ? { only: cell.only } : {}) } }];
}

const factTable = (cell: CountedCell) => raw(`"${factsOf(knownSets().facts, cell.measure.metric).table}"`);

/** One select for each cell over the index of its unit: address, metric, ids in order. */
function idsSql(row: About, cells: readonly CountedCell[]): Sql {
  const period = { from: row.period_from, until: row.period_until };
  return join(
    cells.map((cell) => {
      const facts = factsOf(knownSets().facts, cell.measure.metric);
      return sql`select ${cell.address}::text as address, ${cell.metric}::text as metric,
          coalesce(array_agg(f.id order by f.id), '{}'::uuid[]) as ids
        from ${factTable(cell)} f
        where f.unit = ${row.unit} and ${periodOf(cell.measure.metric, facts, period)} and ${filterOf(cell.measure, facts)}`;
    }),
    ' union all ',
  );
}

export type Counted = Readonly<Record<string, { readonly records: number; readonly digest: string }>>;

/**
 * Freezes the lists for the version that is about to be made, in one statement. The caller holds the return's row, so nobody else writes them meanwhile;
 * lists of a version that then does not come about are overwritten by the next try.
 */
export async function freezeCounted(
  row: About,
  version_number: number,
  cells: readonly CountedCell[],
): Promise<Counted> {
  if (cells.length === 0) return {};
  const rows = await knownSets().worker.transact(NO_CLAIMS, async (tx) => {
    await tx.run(sql`delete from return_counted where return = ${row.id} and version_number >= ${version_number}`);
    return tx.many<{ address: string; records: number; digest: string }>(sql`
      insert into return_counted (return, version_number, address, metric, records, digest, ids, region, unit, line, receiver)
      select s.id, ${version_number}, c.address, c.metric, cardinality(c.ids),
        'sha256:' || encode(sha256(convert_to(array_to_string(c.ids, ','), 'UTF8')), 'hex'), c.ids, s.region, s.unit, s.line, s.receiver
      from (${idsSql(row, cells)}) c cross join return_sheet s where s.id = ${row.id}
      returning address, records, digest`);
  });
  return Object.fromEntries(
    rows.map(({ address, records, digest }) => [address, { records: Number(records), digest }]),
  );
}

export interface Moved {
  /** What the records say now. */
  readonly num: number;
  /** Ids of the records that are counted now and were not, and the other way round. */
  readonly came: readonly string[];
  readonly left: readonly string[];
  /** Counted then and now. */
  readonly stayed: readonly string[];
}

/** How the lists of a frozen version differ from what is counted now, by address; whole. */
export async function movedSince(
  row: About,
  version_number: number,
  cells: readonly CountedCell[],
): Promise<ReadonlyMap<string, Moved>> {
  if (cells.length === 0) return new Map();
  const { worker, facts } = knownSets();
  return worker.read(NO_CLAIMS, async (read) => {
    const lists = await read.many<Omit<Moved, 'num'> & { address: string }>(sql`
      select n.address,
        array(select unnest(n.ids) except select unnest(f.ids)) as came,
        array(select unnest(f.ids) except select unnest(n.ids)) as left,
        array(select unnest(f.ids) intersect select unnest(n.ids)) as stayed
      from (${idsSql(row, cells)}) n join return_counted f on f.return = ${row.id} and f.version_number = ${version_number} and f.address = n.address`);
    const said = await measure(
      read,
      facts,
      cells.map((it) => it.measure),
      { from: row.period_from, until: row.period_until },
      sql`f.unit = ${row.unit}`,
    );
    const nums = new Map(said.filter((it) => it.unit === row.unit).map((it) => [it.key, it.num]));
    return new Map(lists.map(({ address, ...it }) => [address, { ...it, num: nums.get(address) ?? 0 }]));
  });
}
