/** Computes and stores the facts of entered inspections in one statement. Counts are of visits: a joint visit counts once for a unit. */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { byFirms, byIds, type Source } from './source.ts';

const COLUMNS = [
  'cell',
  'region',
  'unit',
  'line',
  'policy_region',
  'act_day',
  'live',
  'firm',
  'visit',
  'planned',
  'plan_filed_before',
  'approved_before',
  'urgent',
  'plan_exempt',
  'quiet_exempt',
  'cap_exempt',
  'inspection_type',
  'source_kind',
  'coded',
  'code_late_day',
  'entered_day',
  'entered_day_of_month',
  'in_park',
  'valid_officers',
  'officers',
  'invalid_officers',
  'auxiliary_officers',
  'visits_365',
  'visits_year',
  'visits_cap',
  'departments_7',
  'same_officer_no_finding',
  'result_due_day',
  'result_day',
  'publish_due_day',
  'publish_day',
  'rated_badly',
  'place_distance',
  'entry_supplement_day',
] as const;

/** The pack entry `id` in force for the inspection on `day`, as the alias `as`. */
function policy(as: string, id: string, day: string): Sql {
  return raw(`left join policy_value ${as} on ${as}.id = '${id}' and ${as}.region = i.place and ${day} between ${as}.valid_from and ${as}.valid_until
    left join calendar_day ${as}_start on ${as}_start.day = ${day}
    left join calendar_day ${as}_end on ${as}.txt = 'working_days' and ${as}_end.working and ${as}_end.ordinal = ${as}_start.ordinal + ${as}.num`);
}

/** Due day of the deadline joined as `as`: look-ups for the plain cases, `zs_due` where the last day may roll over or the first one counts. */
function due(as: string, start: string): Sql {
  return raw(`case when coalesce(${as}.value ->> 'roll', 'none') <> 'none' or ${as}.value ->> 'first_day_counts' = 'true'
      then zs_due(${start}, ${as}.num, ${as}.txt, ${as}.value ->> 'roll', coalesce((${as}.value ->> 'first_day_counts')::boolean, false))
    when ${as}.txt = 'working_days' then ${as}_end.day
    when ${as}.txt = 'natural_days' then ${start} + ${as}.num::integer
    when ${as}.txt = 'months' then (${start} + make_interval(months => ${as}.num::integer))::date end`);
}

const listed = (prefix: string) => raw(COLUMNS.map((name) => `${prefix}${name}`).join(', '));
const assigned = raw(COLUMNS.map((name) => `${name} = excluded.${name}`).join(', '));

/** One statement for these inspections; those that were not entered have no facts. Rows that stay the same are not written. */
export const refresh = (ids: readonly string[]): Sql => statement(byIds(ids));

/** The same for every entered inspection of these firms: cheaper by far when all facts are computed anew, since neighbours are at hand. */
export const refreshFirms = (firms: readonly string[]): Sql => statement(byFirms(firms));

function statement({ subjects, kin }: Source): Sql {
  return sql`
with ${subjects},
kin as materialized (${kin}),
visits as (
  select i.id, count(distinct k.visit) filter (where k.entered_day > i.entered_day - 365) as in_365,
    count(distinct k.visit) filter (where k.entered_day >= date_trunc('year', i.entered_day)::date) as in_year
  from i join kin k on k.root = i.root and k.unit = i.unit and k.entered_day between i.since and i.entered_day and k.entered_at <= i.entered_at
  group by i.id
),
others as (
  select i.id, count(distinct k.unit) as units
  from i cross join lateral (values (i.week), (i.week - 1)) w(week)
  join kin k on k.root = i.root and k.week = w.week and k.unit <> i.unit and k.visit <> i.visit
    and k.entered_day between i.entered_day - 6 and i.entered_day and k.entered_at <= i.entered_at
  group by i.id
),
streak as (
  select id, max(clean) as clean from (
    select w.id, w.person, count(distinct w.visit) filter (where not w.found and (w.last_found is null or w.entered_at > w.last_found)) as clean
    from (
      select o.id, o.person, k.visit, k.entered_at, k.found, max(k.entered_at) filter (where k.found) over (partition by o.id, o.person) as last_found
      from (select id, root, entered_day, entered_at, unnest(officers) as person from i where found = false) o
      join (select root, visit, entered_day, entered_at, found, unnest(officers) as person from kin) k on k.root = o.root and k.person = o.person
        and k.entered_day between o.entered_day - 364 and o.entered_day and k.entered_at <= o.entered_at
    ) w group by w.id, w.person
  ) s group by id
),
people as (
  select k.id, count(*) as total, count(*) filter (where k.aux) as aux, count(*) filter (where k.certified and not k.aux) as certified
  from (
    select o.id, o.person, count(s.person) > 0 as certified, coalesce(bool_and(f.kind = 'auxiliary'), false) as aux
    from (select distinct i.id, i.entered_day, unnest(i.officers) as person from i) o
    left join certificate_span s on s.person = o.person and s.kind <> 'supervision' and o.entered_day between s.valid_from and s.valid_until
    left join officer f on f.person = o.person and f.from_day <= o.entered_day and (f.until_day is null or f.until_day >= o.entered_day)
    group by o.id, o.person
  ) k group by k.id
),
rated as (
  select r.visit, bool_or(r.bad) as bad, bool_or(r.confirmed and not r.bad) as vouched
  from rating r where r.state = 'kept' and r.visit in (select visit from i) group by r.visit
)
insert into fact_inspection (id, ${listed('')})
select i.id, i.cell, i.region, i.unit, i.line, i.place, i.entered_day, coalesce(u.go_live <= i.entered_day, false), i.root, i.visit,
  coalesce(p.state <> 'withdrawn' and pf.first is not null, false),
  coalesce(p.state <> 'withdrawn' and pf.first <= i.entered_at, false),
  coalesce(i.approved_at <= i.entered_at, false),
  coalesce(i.urgent, false),
  i.source_kind is not null, i.quiet_ground is not null,
  coalesce(i.inspection_type = 'special' and nullif(i.superior_order, '') is not null, false),
  i.inspection_type, i.source_kind, i.code_kind <> 'none',
  case when i.code_kind = 'none' then ${due('late', 'i.entered_day')} end,
  i.entered_day, extract(day from i.entered_day)::integer,
  case when i.premises is not null and m.id is not null then coalesce(k.quiet, false) end,
  coalesce(people.certified, 0), coalesce(people.total, 0), coalesce(people.total - people.certified, 0), coalesce(people.aux, 0),
  visits.in_365, visits.in_year, cap.num, 1 + coalesce(others.units, 0),
  case when i.found is null then null when i.found then 0 else coalesce(streak.clean, 0) end,
  ${due('result', 'i.entered_day')}, i.result_day,
  case when nullif(i.not_public_reason, '') is null then ${due('publication', 'i.result_day')} end, i.publish_day,
  case when rated.bad then true when rated.vouched then false end,
  i.place_distance, i.entry_supplement_day
from i
left join visits on visits.id = i.id
left join others on others.id = i.id
left join people on people.id = i.id
left join streak on streak.id = i.id
left join rated on rated.visit = i.visit
left join unit u on u.code = i.unit
left join plan p on p.id = i.plan
left join lateral (
  select min((f ->> 'effective_at')::timestamptz) as first from jsonb_array_elements(coalesce(p.filings, '[]'::jsonb)) f
  where (f ->> 'version')::bigint >= i.plan_version and f ->> 'returned_at' is null
) pf on true
left join premises m on m.id = i.premises
left join park k on k.id = m.park
left join policy_value cap on cap.id = 'inspection.visits_cap' and cap.region = i.place and i.entered_day between cap.valid_from and cap.valid_until
${join(
  [
    policy('late', 'deadline.code_supplement', 'i.entered_day'),
    policy('result', 'deadline.inspection_result', 'i.entered_day'),
    policy('publication', 'deadline.publication', 'i.result_day'),
  ],
  '\n',
)}
on conflict (id) do update set ${assigned}
where (${listed('fact_inspection.')}) is distinct from (${listed('excluded.')})`;
}
