/**
 * Facts of one officer in one year, for metrics, rules and the pages: hours by kind as attended and as planned, against what the region's document asks on
 * the last day of the year. Political study is kept apart and never counted. No verdict where the documents ask for nothing, on auxiliaries, on who has left,
 * and on who came during the year (whether the hours shrink with the months is 原文未规定).
 */
import sql, { raw } from 'sql-template-tag';
import type { FactDef, FactField } from '#kernel/facts.ts';

const OWN = '参训登记、到课、补训、更正、作废，检验结果，人员到岗离岗，年度结束';
const fact = (type: FactField['type'], label: string, meaning: string): FactField => ({
  type,
  label,
  meaning,
  stale: OWN,
});
const hours = (label: string, meaning: string): FactField => ({
  ...fact('int', label, meaning),
  unit: '学时',
  min: 0,
  max: 10_000,
});

const fields: Readonly<Record<string, FactField>> = {
  year_end: fact('day', '年度末', '12月31日；以这一天有效的政策判断'),
  warn_after: fact('day', '提示起始日的前一日', '政策包规定从哪个月起提示；没有规定的为空'),
  hours_counted: hours('计入学时', '已到课和已补训的学时，按学时类别字典中标为计入的类别'),
  hours_public_law: hours('公共法律知识学时', '已到课和已补训的公共法律知识学时'),
  hours_business_skill: hours('业务知识和执法技能学时', '已到课和已补训的业务知识和行政执法技能学时'),
  hours_apart: hours('另计学时', '政治理论教育和党性教育等不计入的学时'),
  planned_counted: hours('已安排学时', '已安排、还没有举办、本人应到的计入学时'),
  required_total: hours('应达合计学时', '原文未规定的为空'),
  required_public_law: hours('应达公共法律知识学时', '原文未规定的为空'),
  required_business_skill: hours('应达业务和技能学时', '原文未规定的为空'),
  short_hours: hours('还差学时', '按已完成学时，最少还要完成的；没有规定的为空'),
  short_projected: hours('预计差学时', '按已完成和已安排学时，到年末还差的；没有规定的为空'),
  judged: fact('bool', '应达标人员', '在岗、年初已到岗、不是辅助人员，并且当地规定了学时'),
  begun: fact('bool', '单位已登记培训', '所在单位当年登记过参训'),
  met: fact('bool', '已达标', '应达标人员中已完成学时达到规定的；没有规定的为空'),
  short: fact('bool', '未达标', '应达标人员中已完成学时没有达到规定的；没有规定的为空'),
  will_fall_short: fact('bool', '预计达不到', '应达标人员中已完成和已安排的学时加起来达不到规定的；没有规定的为空'),
  closed: fact('bool', '年度已结束', '档案已转为年度结束'),
  trained: fact('bool', '参训', '当年至少有一次到课或者补训'),
  law_round: fact('bool', '已参加轮训', '当年参加过轮训的班次'),
  tested: { ...fact('int', '检验次数', '当年登记的检验结果'), unit: '次', min: 0, max: 1000 },
  failed: { ...fact('int', '检验不合格次数', '当年结果为不合格的'), unit: '次', min: 0, max: 1000 },
  township: fact('bool', '乡镇（街道）人员', '所在单位是乡镇、街道'),
};

const COLUMNS = [
  'cell',
  'region',
  'unit',
  'line',
  'policy_region',
  'act_day',
  'live',
  'officer',
  'person',
  'name',
  'year',
  ...Object.keys(fields),
];
const listed = raw(COLUMNS.join(', '));
const assigned = raw(COLUMNS.map((name) => `${name} = excluded.${name}`).join(', '));
const before = raw(COLUMNS.map((name) => `fact_training.${name}`).join(', '));
const after = raw(COLUMNS.map((name) => `excluded.${name}`).join(', '));

const ofAttendance = (ids: readonly string[]) => sql`select distinct t.id from training_attendance a
  join training t on t.year = extract(year from a.day) and (t.officer = a.officer
    or t.unit = a.unit and not exists (select from fact_training f where f.id = t.id and f.begun))
  where a.id = any(${ids})`;

export const trainingFacts: FactDef = {
  name: 'training',
  label: '年度培训',
  subject: 'training',
  table: 'fact_training',
  fields,
  stale: [
    { on: 'training', subjects: (ids) => sql`select id from training where id = any(${ids})` },
    { on: 'training-attendance', subjects: ofAttendance },
    {
      on: 'training-result',
      subjects: (ids) => sql`select t.id from training_result r join training t on t.officer = r.officer
        and t.year = extract(year from r.day) where r.id = any(${ids})`,
    },
    { on: 'officer', subjects: (ids) => sql`select id from training where officer = any(${ids})` },
  ],
  refresh: (ids) => sql`
    with own as (
      select t.*, left(t.region, 6) as place, make_date(t.year::integer, 12, 31) as ends, make_date(t.year::integer, 1, 1) as begins,
        o.kind as staff_kind, o.state as officer_state, o.from_day, u.kind as unit_kind, u.go_live
      from training t join officer o on o.id = t.officer left join unit u on u.code = t.unit where t.id = any(${ids}::uuid[])),
    said as (
      select y.id,
        max(p.num) filter (where p.id = 'training.hours_total') as total,
        max(p.num) filter (where p.id = 'training.hours_public_law') as public_law,
        max(p.num) filter (where p.id = 'training.hours_business_skill') as business_skill,
        max(p.num) filter (where p.id = 'training.warn_month') as warn_month,
        (array_agg(p.value -> 'items') filter (where p.id = 'dict.training_kind'))[1] as kinds
      from own y join policy_value p on p.region = y.place and y.ends between p.valid_from and p.valid_until and p.status <> 'unspecified'
        and p.id in ('training.hours_total', 'training.hours_public_law', 'training.hours_business_skill', 'training.warn_month', 'dict.training_kind')
      group by y.id),
    sums as (
      select y.id as of, s.total, s.public_law, s.business_skill, s.warn_month, h.*
      from own y left join said s on s.id = y.id cross join lateral (
        select
          coalesce(sum(a.hours) filter (where a.done and a.counts), 0) as counted,
          coalesce(sum(a.hours) filter (where a.done and a.kind = 'public_law'), 0) as law,
          coalesce(sum(a.hours) filter (where a.done and a.kind = 'business_skill'), 0) as skill,
          coalesce(sum(a.hours) filter (where a.done and not a.counts), 0) as apart,
          coalesce(sum(a.hours) filter (where a.ahead and a.counts), 0) as planned,
          coalesce(sum(a.hours) filter (where (a.done or a.ahead) and a.kind = 'public_law'), 0) as law_ahead,
          coalesce(sum(a.hours) filter (where (a.done or a.ahead) and a.kind = 'business_skill'), 0) as skill_ahead,
          coalesce(bool_or(a.done), false) as trained,
          coalesce(bool_or(a.done and n.round is not null), false) as in_round
        from (select x.*, x.state in ('attended', 'made-up') as done, x.state = 'listed' and coalesce(x.planned, false) as ahead,
            exists (select from jsonb_array_elements(s.kinds) k where k ->> 'code' = x.kind and k -> 'flags' ? 'counted') as counts
          from training_attendance x where x.officer = y.officer and x.day between y.begins and y.ends) a
        left join training_session n on n.id = a.session) h),
    gaps as (
      select g.*, case when total is null and public_law is null and business_skill is null then null else greatest(coalesce(total - counted, 0),
          greatest(coalesce(public_law - law, 0), 0) + greatest(coalesce(business_skill - skill, 0), 0), 0) end as gap,
        case when total is null and public_law is null and business_skill is null then null else greatest(coalesce(total - counted - planned, 0),
          greatest(coalesce(public_law - law_ahead, 0), 0) + greatest(coalesce(business_skill - skill_ahead, 0), 0), 0) end as gap_ahead
      from sums g),
    told as (
      select y.*, g.*, y.staff_kind <> 'auxiliary' and y.officer_state = 'active' and y.from_day <= y.begins and g.gap is not null as judges,
        exists (select from training_attendance a where a.unit = y.unit and a.day between y.begins and y.ends and a.state <> 'void') as has_begun
      from own y join gaps g on g.of = y.id)
    insert into fact_training (id, ${listed})
    select t.id, t.cell, t.region, t.unit, t.line, t.place, t.ends, coalesce(t.go_live <= t.ends and (t.created_at at time zone 'Asia/Shanghai')::date <= t.ends, false),
      t.officer, t.person, t.name, t.year, t.ends, (make_date(t.year::integer, t.warn_month::integer, 1) - 1), t.counted, t.law, t.skill, t.apart, t.planned,
      t.total, t.public_law, t.business_skill, t.gap, t.gap_ahead, t.judges, t.has_begun,
      case when t.gap is not null then t.judges and t.gap = 0 end, case when t.gap is not null then t.judges and t.gap > 0 end,
      case when t.gap is not null then t.judges and t.gap_ahead > 0 end,
      t.state = 'closed', t.trained, t.in_round,
      (select count(*) from training_result r where r.officer = t.officer and r.day between t.begins and t.ends),
      (select count(*) from training_result r where r.officer = t.officer and r.day between t.begins and t.ends and r.verdict = 'fail'),
      t.unit_kind = 'township'
    from told t
    on conflict (id) do update set ${assigned} where (${before}) is distinct from (${after})`,
  page: (from, limit) => sql`select id from training where id > ${from} order by id limit ${limit}`,
};
