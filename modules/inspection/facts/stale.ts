/** Which inspections' facts a change makes stale: the ids of changed records in, inspections out. */
import sql, { type Sql } from 'sql-template-tag';
import type { StaleRule } from '#kernel/facts.ts';

/**
 * The inspections themselves and, since counts look back 365 days and departments 7, those of the same firm that follow (and the week before):
 * around the new day and firm, and around the old ones that the stored facts still hold.
 */
function aroundInspections(ids: readonly string[]): Sql {
  return sql`with changed as (
      select coalesce(r.root, x.firm) as firm, x.entered_day as day from inspection x left join firm_root r on r.firm = x.firm
        where x.id = any(${ids}) and x.entered_day is not null
      union
      select f.firm, f.entered_day from fact_inspection f where f.id = any(${ids}))
    select x.id from inspection x where x.id = any(${ids}) and x.entered_day is not null
    union
    select j.id from changed c
      cross join lateral (select c.firm as firm union all select m.firm from firm_root m where m.root = c.firm) g
      join inspection j on j.firm = g.firm and j.entered_day between c.day - 7 and c.day + 365`;
}

/** A merge or its undoing moves the visits of whole families: that of the firm now, and that its visits were counted for. */
function ofFirms(ids: readonly string[]): Sql {
  return sql`with family as (
      select m.firm from unnest(${ids}::uuid[]) c(id) cross join lateral zs_firm_family(c.id) m(firm)
      union
      select m.firm from fact_inspection f join inspection x on x.id = f.id cross join lateral zs_firm_family(f.firm) m(firm)
        where x.firm = any(${ids}))
    select j.id from family join inspection j on j.firm = family.firm where j.entered_day is not null`;
}

const entered = (condition: Sql): Sql => sql`select id from inspection where entered_day is not null and ${condition}`;

export const stale: readonly StaleRule[] = [
  { on: 'inspection', subjects: aroundInspections },
  { on: 'visit', subjects: (ids) => entered(sql`visit = any(${ids})`) },
  { on: 'plan', subjects: (ids) => entered(sql`plan = any(${ids})`) },
  {
    on: 'certificate',
    subjects: (ids) => entered(sql`officers && (select array_agg(person) from certificate where id = any(${ids}))`),
  },
  {
    on: 'officer',
    subjects: (ids) => entered(sql`officers && (select array_agg(person) from officer where id = any(${ids}))`),
  },
  { on: 'firm', subjects: ofFirms },
  { on: 'premises', subjects: (ids) => entered(sql`premises = any(${ids})`) },
  { on: 'park', subjects: (ids) => entered(sql`premises in (select id from premises where park = any(${ids}))`) },
  { on: 'rating', subjects: (ids) => entered(sql`visit in (select visit from rating where id = any(${ids}))`) },
  { on: 'unit', subjects: (ids) => entered(sql`unit in (select code from unit where id = any(${ids}))`) },
];
