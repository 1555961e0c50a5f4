/** Sums of a form's cells by region, line or level: from the kept sums of whole cities where the caller reaches them, else from the figures. */
import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';
import type { Actor } from '#kernel/rights.ts';
import { type By, digitsBelow } from '../domain/regions.ts';
import type { SumRow } from '../domain/summary.ts';
import { type Asked, within } from './asked.ts';

/** What a row is summed under: its code; for a row that a unit added, what the frozen version says (`=` code chosen, `+` name). */
export const rowKey = (alias: Sql): Sql => sql`coalesce(${alias}.row_key, ${alias}.row_code)`;

/** `table|row key|column` of a figure. */
export const addressOf = (alias: Sql): Sql => sql`${alias}.tbl || '|' || ${rowKey(alias)} || '|' || ${alias}.col`;

/** Counts of one cell over several items, or over several added rows under one key, count the return once. */
export const COUNTS = sql`coalesce(sum(f.num), 0)::bigint as num, count(*) filter (where f.kind = 'number' and f.item = 0 and not f.again) as numbers,
  count(*) filter (where f.kind = 'none' and f.item = 0 and not f.again) as none,
  count(*) filter (where f.kind = 'no_competence' and f.item = 0 and not f.again) as no_competence`;

const SUMMED = sql`sum(s.num)::bigint as num, sum(s.numbers)::bigint as numbers, sum(s.none)::bigint as none, sum(s.no_competence)::bigint as no_competence`;

export function sumRows(
  read: Reader,
  about: { readonly asked: Asked; readonly actor: Actor; readonly form: string; readonly by: By },
): Promise<SumRow[]> {
  const { asked, actor, form, by } = about;
  const whole = !asked.own_only && asked.line === null && asked.prefix.length < 4;
  return read.many<SumRow>(whole ? kept(asked, form, by) : added(asked, actor, form, by));
}

/**
 * Every leg, so that what the units above reported stands beside what is counted. Cities whose sums are out of date are added up anew, by a function of
 * the database that asks once whether the caller's range holds the whole city.
 */
function kept({ round, prefix }: Asked, form: string, by: By): Sql {
  const line = by === 'line';
  const parts = sql`stale as materialized (select coalesce(array_agg(distinct city), '{}') as cities from return_sum_stale
      where round = ${round.id} and form = ${form} and city >= ${prefix} and city <= ${`${prefix}~`}),
    s as (
      select s.city, s.key, s.leg, s.level, s.address, s.num, s.numbers, s.none, s.no_competence from return_sum s
      where s.round = ${round.id} and s.form = ${form} and s.by = ${line ? 'line' : 'level'}
        and s.city >= ${prefix} and s.city <= ${`${prefix}~`} and s.city <> all((select cities from stale)::text[])
      union all
      select a.city collate "C", a.key collate "C", a.leg collate "C", a.level collate "C", a.address collate "C",
        a.num, a.numbers, a.none, a.no_competence
      from stale cross join lateral zs_return_city_sums(${round.id}, ${form}, stale.cities, ${line}) a)`;
  if (by === 'region')
    return sql`with ${parts} select s.city as key, s.leg, s.level, s.address, s.num, s.numbers, s.none, s.no_competence from s`;
  return sql`with ${parts} select s.key, s.leg, s.level, s.address, ${SUMMED} from s group by 1, 2, 3, 4`;
}

function added(asked: Asked, actor: Actor, form: string, by: By): Sql {
  const digits = asked.own_only ? null : digitsBelow(asked.prefix);
  const region = digits === null ? sql`f.unit` : digits === 4 ? sql`f.cell` : sql`left(f.region, 6)`;
  const key = by === 'region' ? region : by === 'line' ? sql`f.line` : sql`f.level`;
  return sql`select s.key, s.leg, s.level, s.tbl || '|' || s.row || '|' || s.col as address, s.num, s.numbers, s.none, s.no_competence
    from (select ${key} as key, f.leg, f.level, f.tbl, ${rowKey(sql`f`)} as row, f.col, ${COUNTS}
      from return_figure f where f.round = ${asked.round.id} and f.form = ${form} and ${within(asked, actor, null)}
      group by 1, 2, 3, 4, 5, 6) s`;
}

/**
 * Makes the sums of cities whose figures changed, a few at a time; run by the worker. One statement sees the changes, the figures and nothing later.
 * Answers how many cities were made.
 */
export const refreshSums = (most: number): Sql => sql`with picked as materialized (
    select round, form, city from return_sum_stale group by round, form, city order by min(id) limit ${most}),
  gone as (delete from return_sum_stale s using picked p where s.round = p.round and s.form = p.form and s.city = p.city),
  old as (delete from return_sum s using picked p where s.round = p.round and s.form = p.form and s.city = p.city),
  base as materialized (
    select p.round, p.form, p.city, f.* from picked p cross join lateral (
      select f.line, f.leg, f.level, ${addressOf(sql`f`)} as address, ${COUNTS} from return_figure f
      where f.round = p.round and f.form = p.form and f.unit >= p.city and f.unit <= p.city || '~' group by 1, 2, 3, 4) f),
  made as (insert into return_sum (round, form, city, by, key, leg, level, address, num, numbers, none, no_competence)
    select round, form, city, 'line', line, leg, '', address, sum(num), sum(numbers), sum(none), sum(no_competence)
    from base group by round, form, city, line, leg, address
    union all
    select round, form, city, 'level', level, leg, level, address, sum(num), sum(numbers), sum(none), sum(no_competence)
    from base group by round, form, city, level, leg, address)
  select count(*)::integer as cities from picked`;
