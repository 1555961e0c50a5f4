/** The records behind a number, as far as the reader may see them. */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { FactDef } from '../../facts.ts';
import type { RecordDef } from '../../record.ts';
import { filterOf, type Measure, type Period, periodOf } from './measure.ts';

/** Records of units that a measure counts in a period, newest first: id, title, unit, day. */
export function recordsSql(
  facts: FactDef,
  record: RecordDef,
  measure: Omit<Measure, 'key'>,
  about: { readonly period: Period; readonly units: readonly string[]; readonly limit: number; readonly after?: Sql },
): Sql {
  const day = raw(`f."${facts.fields[measure.metric.day]?.column ?? measure.metric.day}"`);
  const sum = measure.metric.sum
    ? raw(`f."${facts.fields[measure.metric.sum]?.column ?? measure.metric.sum}"`)
    : raw('null::bigint');
  return sql`select f.id, t.${raw(`"${record.title}"`)}::text as title, f.unit, ${day} as day, ${sum} as amount, t.updated_at
    from ${raw(`"${facts.table}"`)} f join ${raw(`"${record.table}"`)} t on t.id = f.id
    where ${behind(facts, measure, about)} order by ${day} desc, f.id limit ${about.limit}`;
}

/** How many of them the reader sees. */
export function countSql(
  facts: FactDef,
  measure: Omit<Measure, 'key'>,
  about: { readonly period: Period; readonly units: readonly string[] },
): Sql {
  return sql`select count(*)::integer as n from ${raw(`"${facts.table}"`)} f where ${behind(facts, measure, about)}`;
}

function behind(
  facts: FactDef,
  measure: Omit<Measure, 'key'>,
  about: { readonly period: Period; readonly units: readonly string[] },
): Sql {
  return join(
    [sql`f.unit = any(${[...about.units]})`, periodOf(measure.metric, facts, about.period), filterOf(measure, facts)],
    ' and ',
  );
}
