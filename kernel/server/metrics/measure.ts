/**
 * Metrics over facts: a CEL filter, a period, and a count, a sum or a number of different values. Many of them over one fact set are one pass over its
 * table, grouped by the unit that keeps the record.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { type Checked, check, compile } from '../../expression/index.ts';
import type { FactDef } from '../../facts.ts';
import type { MetricValue } from '../../policy/return-shape.ts';
import type { Reader } from '../../reader.ts';

/** One number wanted: a metric, narrowed to a row of a form where `only` says so. */
export interface Measure {
  /** Names it in the answer. */
  readonly key: string;
  readonly metric: MetricValue;
  readonly only?: string | undefined;
}

export interface Period {
  readonly from: string;
  readonly until: string;
}

/** A number of a unit, the records it rests on, and how many of those a second unit could report too. */
export interface Measured {
  readonly unit: string;
  readonly key: string;
  readonly num: number;
  readonly records: number;
  readonly overlap: number | null;
}

export type FactSets = ReadonlyMap<string, FactDef>;

/** Fact set of a metric, by subject. */
export function factsOf(facts: FactSets, metric: Pick<MetricValue, 'subject'>): FactDef {
  for (const def of facts.values()) if (def.subject === metric.subject) return def;
  throw new Error(`no fact set about ${metric.subject}`);
}

const checked = new WeakMap<FactDef, Map<string, Checked>>();
function read(source: string, facts: FactDef): Checked {
  const known = checked.get(facts) ?? new Map<string, Checked>();
  checked.set(facts, known);
  let found = known.get(source);
  if (!found) {
    const answer = check(source, { facts, params: {}, want: 'bool' });
    if (!answer.ok) throw new Error(`metric does not parse: ${answer.errors[0]?.message ?? source}`);
    found = answer;
    known.set(source, found);
  }
  return found;
}

export const column = (facts: FactDef, name: string): Sql => raw(`f."${facts.fields[name]?.column ?? name}"`);

/** Condition of a measure over the fact table `f`, without the period. */
export function filterOf(measure: Pick<Measure, 'metric' | 'only'>, facts: FactDef): Sql {
  const when = compile(read(measure.metric.when, facts), { alias: 'f' });
  return measure.only ? sql`(${when} and ${compile(read(measure.only, facts), { alias: 'f' })})` : when;
}

export function periodOf(metric: MetricValue, facts: FactDef, period: Period): Sql {
  const day = column(facts, metric.day);
  return sql`${day} between ${period.from}::date and ${period.until}::date`;
}

function amountOf(metric: MetricValue, facts: FactDef, where: Sql): Sql {
  if (metric.sum) return sql`coalesce(sum(${column(facts, metric.sum)}) filter (where ${where}), 0)::bigint`;
  if (metric.distinct) return sql`count(distinct ${column(facts, metric.distinct)}) filter (where ${where})`;
  return sql`count(*) filter (where ${where})`;
}

/**
 * One statement for the measures of one fact set: columns `unit`, `n<i>`, `r<i>`, `o<i>`. `among` bounds the facts read (`f.unit in …`, a region).
 */
export function measureSql(facts: FactDef, measures: readonly Measure[], period: Period, among: Sql): Sql {
  const days = [...new Set(measures.map((it) => it.metric.day))];
  const one = days.length === 1;
  const columns = measures.flatMap((measure, i) => {
    const { metric } = measure;
    const filter = filterOf(measure, facts);
    const where = one ? filter : sql`(${periodOf(metric, facts, period)} and ${filter})`;
    const plain = !metric.sum && !metric.distinct;
    const parts = [sql`${amountOf(metric, facts, where)} as ${raw(`n${i}`)}`];
    if (!plain) parts.push(sql`count(*) filter (where ${where}) as ${raw(`r${i}`)}`);
    if (metric.overlap) {
      const second = compile(read(metric.overlap, facts), { alias: 'f' });
      parts.push(sql`count(*) filter (where ${where} and ${second}) as ${raw(`o${i}`)}`);
    }
    return parts;
  });
  const time = join(
    days.map((day) => sql`${column(facts, day)} between ${period.from}::date and ${period.until}::date`),
    ' or ',
  );
  return sql`select f.unit, ${join(columns)} from ${raw(`"${facts.table}"`)} f where (${time}) and ${among} group by f.unit`;
}

/** Numbers of every unit that has any record; a unit without one has no row. */
export async function measure(
  reader: Reader,
  sets: FactSets,
  measures: readonly Measure[],
  period: Period,
  among: Sql = sql`true`,
): Promise<Measured[]> {
  const out: Measured[] = [];
  const bySet = new Map<FactDef, Measure[]>();
  for (const it of measures) {
    const facts = factsOf(sets, it.metric);
    bySet.set(facts, [...(bySet.get(facts) ?? []), it]);
  }
  for (const [facts, wanted] of bySet) {
    const rows = await reader.many<Record<string, string | number>>(measureSql(facts, wanted, period, among));
    for (const row of rows)
      wanted.forEach((it, i) => {
        const num = Number(row[`n${i}`] ?? 0);
        const overlap = row[`o${i}`];
        out.push({
          unit: String(row.unit),
          key: it.key,
          num,
          records: Number(row[`r${i}`] ?? num),
          overlap: overlap === undefined ? null : Number(overlap),
        });
      });
  }
  return out;
}

/** Numbers of units in a period, for whatever the claims show: `metricsFor(read, sets, measures, { units, period })`. */
export function metricsFor(
  reader: Reader,
  sets: FactSets,
  measures: readonly Measure[],
  about: { readonly period: Period; readonly units?: readonly string[]; readonly region?: string },
): Promise<Measured[]> {
  const among = about.units
    ? sql`f.unit = any(${[...about.units]})`
    : about.region
      ? sql`f.region >= ${about.region} and f.region <= ${`${about.region}~`}`
      : sql`true`;
  return measure(reader, sets, measures, about.period, among);
}
