-- Entered inspections over three years: 80 % by a county's agency, 15 % by a city's, 5 % by the province's; 4 % join the visit before.
create unlogged table bench.base as
  with each as (
    select f.n as firm, k, f.region, f.city, f.name as firm_name, case when k > 1 and k % 2 = 0 and bench.pick(f.n * 1000 + k, 20, 12) = 0 then k - 1 else k end as leader
    from bench.firm_full f, generate_series(1, f.visits) k
    order by f.visits < 65, bench.u(f.n * 1000 + k, 21) limit :rows),
  placed as (
    select e.*, firm * 1000 + k as h, firm * 1000 + leader as lead, date ':until' - bench.pick(firm * 1000 + leader, 22, 1096) as day,
      bench.u(firm * 1000 + k, 23) as at_level, bench.u(firm * 1000 + k, 24) as at_line
    from each e)
  select row_number() over (order by p.day, p.lead, p.k) as n, p.firm, p.h, p.lead, p.day, p.firm_name, p.k <> p.leader as joint,
    (p.day + interval '8 hours' + make_interval(mins => bench.pick(p.lead, 25, 540) + case when p.k <> p.leader then 5 else 0 end)) at time zone 'Asia/Shanghai' as at,
    i.code as unit, i.region, i.line, i.n as unit_n, extract(year from p.day)::integer as year
  from placed p
  join bench.inspecting i on i.region = case when at_level < 0.80 then p.region when at_level < 0.95 then p.city else '990000' end
    and i.line_n = 2 + floor(19 * at_line * at_line)::integer;
create index on bench.base (n);

insert into visit (cell, id, region, unit, line, state, created_at, updated_at, firm, firm_name, premises, started_at, visit_day, ended_at)
  select left(region, 4), bench.id(9, h), region, unit, line, 'ended', at, at, bench.id(6, firm), firm_name, bench.id(7, firm), at, day, at + interval '90 minutes'
  from bench.base where not joint;

-- One annual plan and four quarterly ones for each unit and year; the annual one filed again in summer.
insert into plan (cell, id, region, unit, line, state, created_at, updated_at, title, kind, year, basis, filed_to, number, filing_version, filed_day, filings)
  select left(i.region, 4), bench.id(11, i.n * 1000 + (y - 2020) * 10 + q), i.region, i.code, i.line, 'reviewed', make_date(y, 1, 5), make_date(y, 1, 5),
    i.name || y || case q when 0 then '年度检查计划' else '年第' || q || '季度检查情况' end, case q when 0 then 'annual' else 'ad-hoc' end, y, '年度工作安排',
    i.region || '.sf', '备' || y || '第' || (i.n * 5 + q) || '号', 2, make_date(y, 1, 10),
    jsonb_build_array(
      jsonb_build_object('version', 1, 'filed_at', y || '-01-10T10:00:00+08:00', 'mode', 'filing', 'effective_at', y || '-01-10T10:00:00+08:00', 'returned_at', null),
      jsonb_build_object('version', 2, 'filed_at', y || '-06-20T10:00:00+08:00', 'mode', 'filing', 'effective_at', y || '-06-20T10:00:00+08:00', 'returned_at', null))
  from bench.inspecting i, generate_series(2023, 2026) y, generate_series(0, 4) q;

insert into inspection (cell, id, region, unit, line, state, created_at, updated_at, title, plan, plan_version, firm, premises, inspection_type, source_kind, source_words,
    quiet_ground, superior_order, items, officers, planned_from, planned_until, reason, basis, drafter, approved_by, approved_at, urgent, visit, entered_at, entered_day,
    code_kind, entry_supplement_day, place_distance, marks, record_words, firm_opinion, signed_at, record_number, found, result, result_words, result_day, result_due,
    publish_day, not_public_reason)
  select left(region, 4), bench.id(10, n), region, unit, line, case when recorded then 'recorded' when day > date ':until' - 60 then 'result' else 'closed' end,
    at - interval '9 days', at + interval '2 days', firm_name || '行政检查',
    case when bench.pick(h, 30, 100) < 88 then bench.id(11, unit_n * 1000 + (year - 2020) * 10) end, 1 + (bench.pick(h, 31, 10) < 2)::integer,
    bench.id(6, firm), bench.id(7, firm), (array['daily', 'daily', 'daily', 'case', 'special'])[1 + bench.pick(h, 32, 5)],
    case when bench.pick(h, 33, 100) < 6 then 'complaint' end, null, case when bench.pick(h, 34, 100) = 0 then 'safety' end,
    case when bench.pick(h, 35, 100) < 2 then '省专项部署〔' || year || '〕' || bench.pick(h, 36, 90) || '号' end,
    array[bench.id(12, unit_n * 4 + bench.pick(h, 37, 4))],
    case when bench.pick(h, 38, 100) < 2 then array[bench.id(3, unit_n * 15 + bench.pick(h, 39, 14))]
      when bench.pick(h, 38, 100) < 4 then array[bench.id(3, unit_n * 15 + bench.pick(h, 39, 14)), bench.id(3, unit_n * 15 + 14)]
      else array[bench.id(3, unit_n * 15 + bench.pick(h, 39, 7)), bench.id(3, unit_n * 15 + 7 + bench.pick(h, 40, 7))] end,
    day - 5, day + 5, '按年度检查计划对企业落实主体责任情况开展检查', '《中华人民共和国行政处罚法》和本行业法律法规的有关规定', bench.id(3, unit_n * 15), bench.id(3, unit_n * 15 + 1),
    case when bench.pick(h, 41, 200) < 3 then null when bench.pick(h, 41, 200) < 6 then at + interval '3 hours' else at - interval '2 days' end,
    bench.pick(h, 42, 100) < 2, bench.id(9, lead), at, day, kind,
    case when kind = 'none' and bench.pick(h, 44, 10) < 7 then day + 1 + bench.pick(h, 45, 6) end,
    case when bench.pick(h, 46, 10) < 8 then bench.pick(h, 47, 300) + case when bench.pick(h, 48, 33) = 0 then 2000 else 0 end end, '[]'::jsonb,
    '现场查看生产经营场所、有关台账和票据，询问负责人，核对证照和人员资质，检查情况如实记录。', '属实', at + interval '80 minutes', '检' || year || '第' || n || '号',
    case when not recorded then found end, case when recorded then null when found then 'ordered' else 'clean' end,
    case when found and not recorded then '责令限期改正' end, case when not recorded then day + bench.pick(h, 50, 9) end, day + 7,
    case when not recorded and bench.pick(h, 51, 10) > 0 then day + bench.pick(h, 50, 9) + 1 + bench.pick(h, 52, 40) end,
    case when not recorded and bench.pick(h, 53, 100) = 0 then '涉及商业秘密' end
  from (select b.*, bench.pick(h, 49, 100) < 3 as recorded, bench.pick(h, 54, 100) < 35 as found,
      (array['task', 'task', 'task', 'task', 'task', 'task', 'task', 'task', 'task', 'task', 'task', 'task', 'firm', 'firm', 'firm', 'firm', 'officer', 'officer', 'officer', 'none'])
        [1 + bench.pick(h, 43, 20)] as kind from bench.base b) b;

-- One visit in fifty is rated; one rating in eight is bad.
insert into rating (cell, id, region, unit, line, state, visit, about_unit, level, bad, confirmed, confidential)
  select left(region, 4), bench.id(13, n), region, left(region, 6) || '.sf', 'sf', 'kept', bench.id(9, h), unit, case when bench.pick(h, 60, 8) = 0 then 'bad' else 'good' end,
    bench.pick(h, 60, 8) = 0, bench.pick(h, 61, 2) = 0, true
  from bench.base where not joint and bench.pick(h, 62, 50) = 0;
