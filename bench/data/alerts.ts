/** One card for each act that a rule fires on since the units' first day, as the sink would have opened it: the judge's own verdicts, in one statement. */
import sql, { type Sql } from 'sql-template-tag';
import { judgeSql } from '#kernel/server/rules/judge-sql.ts';
import { GO_LIVE, UNTIL, type World } from '../world.ts';

export function alertsSql(world: World): Sql {
  const open = world.book.rules.filter((rule) => !rule.variants.some((v) => v.value.confidential));
  const places = open.map((rule) => rule.place);
  const ids = open.map((rule) => rule.id);
  const lights = open.map((rule) => rule.variants[0]?.value.light ?? 'yellow');
  return sql`
    insert into alert (cell, id, region, unit, line, state, created_at, updated_at, title, light, opened_day, act_day, subject, subject_id, subject_title, bureau,
      rules, reasons, confidential, explain_due)
    select left(j.region, 4), bench.id(14, row_number() over (order by j.act_day, j.id)), j.region, j.unit, j.line,
      case when j.act_day > ${UNTIL}::date - 90 then 'open' else 'closed' end, j.act_day + interval '1 day', j.act_day + interval '1 day', r.title, r.light, j.act_day + 1,
      j.act_day, 'inspection', j.id::text, i.title, left(j.region, 6) || '.sf', r.rules, r.reasons, false, j.act_day + 10
    from (${judgeSql(world.book, UNTIL, sql`f.act_day >= ${GO_LIVE}`, { rules: open })}) j
    join inspection i on i.id = j.id
    cross join lateral (
      select array_agg(b.id order by b.id) as rules, min(b.id) as title, min(b.light) as light,
        jsonb_agg(jsonb_build_object('rule', b.id, 'title', b.id, 'message', b.id, 'light', b.light, 'day', j.act_day, 'pack', '', 'facts', '[]'::jsonb, 'basis', '[]'::jsonb,
          'state', 'standing')) as reasons
      from unnest(${places}::integer[], ${ids}::text[], ${lights}::text[]) b(place, id, light) where b.place = any(j.fired)) r`;
}
