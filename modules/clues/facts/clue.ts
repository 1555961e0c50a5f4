/**
 * Facts of a clue, for metrics. Its unit is the one that holds it, never the one it is about: no number can be asked for by whom a clue names, and
 * whom it names does not count it (row policy of the table). Redacted copies have no facts; a clue merged into another is there and not counted.
 */
import sql, { raw } from 'sql-template-tag';
import type { FactDef, FactField } from '#kernel/facts.ts';

const OWN = '线索的登记、研判、移交、核实、处置、办结、并案';
const fact = (type: FactField['type'], label: string, meaning: string): FactField => ({
  type,
  label,
  meaning,
  stale: OWN,
});
const MOST = 100_000;

const fields: Readonly<Record<string, FactField>> = {
  counted: fact('bool', '计入件数', '没有并入别的线索；删减件、作废的没有事实'),
  registered_day: fact('day', '登记日期', '登记到本平台的日期（北京时间）'),
  closed_day: fact('day', '办结日期', '办结的日期；重新办理的为空'),
  verified_day: fact('day', '核实日期', '作出核实结论的日期'),
  disposed_day: fact('day', '处置日期', '作出处置的日期'),
  deadline_day: fact('day', '处置时限', '研判时确定的日期'),
  source_kind: fact('text', '线索来源', '第一次收到时的来源代码'),
  source_kinds: fact('text[]', '全部来源', '历次收到的来源代码，含并入的'),
  category: fact('text', '问题类别', '研判的第一个问题类别代码'),
  categories: fact('text[]', '全部问题类别', '研判的问题类别代码'),
  verification: fact('text', '核实结论', '核实结论代码'),
  dispositions: fact('text[]', '处置结果', '处置结果代码'),
  proved: fact('bool', '查实', '核实结论在字典中标为查实'),
  closed: fact('bool', '已办结', '现在是已办结'),
  open: fact('bool', '在办', '还没有办结，也没有并入别的线索'),
  on_time: fact('bool', '按时办结', '办结日期不晚于处置时限；没有办结或者没有时限的为空'),
  enterprise: fact('bool', '涉企', '登记或者研判为涉企'),
  problem_made: fact('bool', '已转问题清单', '已据此增补问题清单'),
  arrivals: { ...fact('int', '收到次数', '历次来件数，含并入的'), unit: '次', min: 0, max: MOST },
  days_taken: { ...fact('int', '办理天数', '登记到办结的自然日数'), unit: '天', min: 0, max: MOST },
};

const COLUMNS = [
  'cell',
  'region',
  'unit',
  'line',
  'policy_region',
  'act_day',
  'live',
  ...Object.keys(fields),
  'barred_units',
  'barred_persons',
];
const listed = raw(COLUMNS.join(', '));
const assigned = raw(COLUMNS.map((name) => `${name} = excluded.${name}`).join(', '));
const before = raw(COLUMNS.map((name) => `fact_clue.${name}`).join(', '));
const after = raw(COLUMNS.map((name) => `excluded.${name}`).join(', '));

export const clueFacts: FactDef = {
  name: 'clue',
  label: '线索',
  subject: 'clue',
  table: 'fact_clue',
  fields,
  stale: [{ on: 'clue', subjects: (ids) => sql`select id from clue where id = any(${ids}) and copy_of is null` }],
  refresh: (ids) => sql`
    insert into fact_clue (id, ${listed})
    select c.id, c.cell, coalesce(u.region_code, c.region), c.holder, coalesce(u.line_code, c.line), left(coalesce(u.region_code, c.region), 6),
      d.day, true, c.state not in ('merged', 'void'), d.day, c.closed_day, c.verified_day, c.disposed_day, c.deadline,
      c.sources[1], c.sources, c.categories[1], c.categories, c.verification, c.dispositions,
      exists (select from policy_value p, jsonb_array_elements(p.value -> 'items') it where p.id = 'dict.clue_verification'
        and p.region = left(coalesce(u.region_code, c.region), 6) and d.day between p.valid_from and p.valid_until
        and it ->> 'code' = c.verification and it -> 'flags' ? 'proved'),
      c.state = 'closed', c.state not in ('closed', 'merged', 'void'), c.closed_day <= c.deadline, coalesce(c.enterprise, false),
      c.problem is not null, c.arrivals, case when c.closed_day is not null then c.closed_day - d.day end, c.barred_units, c.barred_persons
    from clue c left join unit u on u.code = c.holder
      cross join lateral (select (c.created_at at time zone 'Asia/Shanghai')::date as day) d
    where c.id = any(${ids}::uuid[]) and c.copy_of is null
    on conflict (id) do update set ${assigned} where (${before}) is distinct from (${after})`,
  page: (from, limit) => sql`select id from clue where id > ${from} and copy_of is null order by id limit ${limit}`,
};
