/**
 * Where the facts of inspections are computed from: `i`, the inspections themselves with the root of their firm's family, and `kin`, the entered
 * inspections of those families in the time that counts look back on.
 */
import sql, { raw, type Sql } from 'sql-template-tag';

export interface Source {
  /** Common table expressions, `i` among them. */
  readonly subjects: Sql;
  /** Query with the columns `root, week, unit, visit, entered_at, entered_day, found, officers`. */
  readonly kin: Sql;
}

/** Week number of a day: what lies at most six days before a day is in its week or in the one before. */
const week = (day: string) => `(${day} - date '2000-01-03') / 7`;

const SUBJECT =
  raw(`x.id, x.cell, x.region, x.unit, x.line, coalesce(r.root, x.firm) as root, left(x.region, 6) as place, x.visit, x.plan, x.plan_version,
    x.premises, x.officers, x.entered_at, x.entered_day, least(x.entered_day - 364, date_trunc('year', x.entered_day)::date) as since,
    ${week('x.entered_day')} as week, x.approved_at, x.urgent, x.source_kind, x.quiet_ground, x.inspection_type, x.superior_order, x.code_kind, x.found,
    x.result_day, x.not_public_reason, x.publish_day, x.place_distance, x.entry_supplement_day
  from inspection x left join firm_root r on r.firm = x.firm`);

/** A few inspections, wherever they are: their families' visits by the index of a firm's entries. */
export function byIds(ids: readonly string[]): Source {
  return {
    subjects: sql`i as materialized (select ${SUBJECT} where x.id = any(${ids}::uuid[]) and x.entered_day is not null)`,
    kin: raw(`select g.root, ${week('j.entered_day')} as week, j.unit, j.visit, j.entered_at, j.entered_day, j.found, j.officers
      from (select root, min(since) as since, max(entered_day) as until from i group by root) g
      cross join lateral (select g.root as firm union all select m.firm from firm_root m where m.root = g.root) f
      join inspection j on j.firm = f.firm and j.entered_day between g.since and g.until`),
  };
}

/** Every inspection of the families of some firms; they are all the kin there are. */
export function byFirms(firms: readonly string[]): Source {
  return {
    subjects: sql`asked as (select distinct coalesce(r.root, a.firm) as root from unnest(${firms}::uuid[]) a(firm) left join firm_root r on r.firm = a.firm),
i as materialized (
  select ${SUBJECT} where x.entered_day is not null
    and x.firm in (select root from asked union all select m.firm from asked join firm_root m on m.root = asked.root))`,
    kin: raw('select root, week, unit, visit, entered_at, entered_day, found, officers from i'),
  };
}

/** Firms that were inspected, in key order, with the number of their inspections: about `limit` inspections in all, one firm at least. */
export function firmPage(after: string, limit: number): Sql {
  return sql`select id, subjects from (
      select firm as id, count(*) as subjects, sum(count(*)) over (order by firm) as total
      from inspection where firm > ${after} and entered_day is not null group by firm order by firm limit ${limit}) f
    where total - subjects < ${limit} order by id`;
}

/** Ids of entered inspections in key order. */
export function page(after: string, limit: number): Sql {
  return sql`select id from inspection where id > ${after} and entered_day is not null order by id limit ${limit}`;
}
