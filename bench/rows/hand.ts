/**
 * The best SQL we can write by hand for each shipped rule, on base tables alone: constants where the demo region has one value, look-ups turned into
 * thresholds, windows for counts. Each gives one column `id`.
 */
import { UNTIL } from '../world.ts';

/** From when the nation's rules of 2025 hold, and with them the local values; the province's own units set none. */
const SINCE_2025 = `i.entered_day >= '2025-01-03'`;
const LOCAL = `${SINCE_2025} and i.region <> '990000'`;
const GANZHOU = `i.entered_day >= '2023-04-07' and i.region <> '990000'`;

const CASE = `coalesce(i.source_kind in ('complaint', 'assigned', 'monitoring', 'firm_request'), false)`;
const CAP_EXEMPT = `(i.inspection_type = 'special' and coalesce(i.superior_order, '') <> '')`;
const APPROVED = `coalesce(i.approved_at <= i.entered_at, false)`;

/** From when each version of a plan counts as filed. */
const FILED = `with filed as materialized (
  select p.id as plan, v.version, min((f ->> 'effective_at')::timestamptz) as first
  from plan p cross join lateral jsonb_array_elements(p.filings) f
  cross join lateral generate_series(1, (f ->> 'version')::integer) v(version)
  where p.state <> 'withdrawn' and f ->> 'returned_at' is null group by 1, 2)
select i.id from inspection i left join filed on filed.plan = i.plan and filed.version = i.plan_version`;

/** Officers of each inspection with what they held that day: `having` says which. */
const people = (since: string, having: string) => `
select i.id from (
  select i.id, o.person, i.entered_day, f.kind = 'auxiliary' as aux,
    exists (select from certificate_span s where s.person = o.person and s.kind <> 'supervision' and i.entered_day between s.valid_from and s.valid_until) as held
  from inspection i cross join lateral unnest(i.officers) o(person) left join officer f on f.person = o.person
  where i.entered_day >= '${since}') i
group by i.id having ${having}`;
const VALID = `count(*) filter (where held and not coalesce(aux, false))`;

/** Visits of the same unit to the firm up to this one, since New Year or in 365 days. A joint visit counts once. */
const COUNTED = `with first as (
  select id, firm, unit, region, entered_day, entered_at, inspection_type, source_kind, superior_order,
    (row_number() over (partition by firm, unit, visit order by entered_at) = 1)::integer as one
  from inspection where entered_day >= '2024-01-01'),
i as (select *, sum(one) over (partition by firm, unit, extract(year from entered_day) order by entered_at range unbounded preceding) as in_year from first)
select i.id from i where ${LOCAL}`;
const COUNTED_365 = `with first as (
  select id, firm, unit, region, entered_day, entered_at,
    (row_number() over (partition by firm, unit, visit order by entered_at) = 1)::integer as one
  from inspection where entered_day >= date '2025-01-03' - 364),
i as (select *, sum(one) over (partition by firm, unit order by entered_at range unbounded preceding)
    - coalesce(sum(one) over (partition by firm, unit order by entered_day range between unbounded preceding and interval '365 days' preceding), 0) as in_365 from first)
select i.id from i where ${LOCAL}`;

/** Last day from which a period in working days is over today. */
const passed = (days: number) =>
  `(select max(c.day) from calendar_day c join calendar_day e on e.working and e.ordinal = c.ordinal + ${days} where e.day < '${UNTIL}')`;

const plain = (where: string) => `select i.id from inspection i where ${where}`;

export const HAND: Readonly<Record<string, string>> = {
  'rule.inspection.no_plan': `${FILED} where i.entered_day >= '2021-06-09' and filed.first is null and i.source_kind is null`,
  'rule.inspection.plan_not_filed': `${FILED} where i.entered_day >= '2021-06-09' and filed.first > i.entered_at`,
  'rule.inspection.uncertified_accompanying': people('2023-12-27', `count(*) > ${VALID} and ${VALID} > 0`),
  'rule.inspection.no_approval': plain(`${SINCE_2025} and not ${APPROVED} and not i.urgent`),
  'rule.inspection.urgent_unapproved': plain(`${SINCE_2025} and not ${APPROVED} and i.urgent`),
  'rule.inspection.too_few_officers': people('2021-07-15', `${VALID} < 2`),
  'rule.inspection.certificate_invalid': people('2021-07-15', `${VALID} = 0`),
  'rule.inspection.auxiliary_acting': plain(
    `${SINCE_2025} and i.officers && (select array_agg(f.person) from officer f where f.kind = 'auxiliary')`,
  ),
  'rule.inspection.special_unplanned': `${FILED} where ${SINCE_2025} and i.inspection_type = 'special' and filed.first is null`,
  'rule.inspection.over_cap': `${COUNTED} and in_year > 4 and not ${CAP_EXEMPT} and not ${CASE}`,
  'rule.inspection.over_cap_exempt': `${COUNTED} and in_year > 4 and (${CAP_EXEMPT} or ${CASE})`,
  'rule.inspection.near_cap': `${COUNTED} and in_year between 3 and 4`,
  'rule.inspection.too_often': `${COUNTED_365} and in_365 > 4`,
  'rule.inspection.many_departments':
    plain(`${LOCAL} and exists (select from inspection j where j.firm = i.firm and j.entered_day between i.entered_day - 6 and i.entered_day
    and j.unit <> i.unit and j.visit <> i.visit and j.entered_at <= i.entered_at)`),
  'rule.inspection.same_officer_no_finding': `with each as (
  select i.id, i.firm, o.person, i.visit, i.region, i.entered_day, i.entered_at, i.found, (i.found = false and row_number() over (partition by i.firm, o.person, i.visit, i.found order by i.entered_at) = 1)::integer as one,
    coalesce(sum((i.found is true)::integer) over (partition by i.firm, o.person order by i.entered_at range unbounded preceding), 0) as run
  from inspection i cross join lateral unnest(i.officers) o(person) where i.entered_day >= date '2025-01-03' - 364),
i as (select *, sum(one) over (partition by firm, person, run order by entered_at range unbounded preceding)
    - coalesce(sum(one) over (partition by firm, person, run order by entered_day range between unbounded preceding and interval '365 days' preceding), 0) as clean from each)
select distinct i.id from i where ${LOCAL} and found = false and clean >= 3`,
  'rule.inspection.far_from_premises': plain(`${LOCAL} and i.place_distance > 500`),
  'rule.inspection.code_supplement_overdue': plain(
    `${LOCAL} and i.code_kind = 'none' and i.entry_supplement_day is null and i.entered_day + 3 < '${UNTIL}'`,
  ),
  'rule.inspection.code_supplement_late': plain(
    `${LOCAL} and i.code_kind = 'none' and i.entry_supplement_day > i.entered_day + 3`,
  ),
  'rule.inspection.publication_late': plain(
    `i.publish_day is null and coalesce(i.not_public_reason, '') = '' and i.entered_day >= '2018-12-05' and i.result_day <= ${passed(20)}`,
  ),
  'rule.inspection.quiet_period': `select i.id from inspection i join premises m on m.id = i.premises join park k on k.id = m.park and k.quiet
    where ${GANZHOU} and i.quiet_ground is null and extract(day from i.entered_day) between 1 and 25`,
  'rule.inspection.no_code': plain(`${GANZHOU} and i.code_kind = 'none'`),
  'rule.inspection.result_overdue': plain(`${LOCAL} and i.result_day is null and i.entered_day <= ${passed(5)}`),
  'rule.inspection.result_late': `select i.id from inspection i join calendar_day c on c.day = i.entered_day join calendar_day e on e.working and e.ordinal = c.ordinal + 5
    where ${LOCAL} and i.result_day > e.day`,
  'rule.inspection.rated_badly': `select i.id from inspection i where ${GANZHOU} and i.visit in (select r.visit from rating r where r.bad and r.state = 'kept')`,
};
