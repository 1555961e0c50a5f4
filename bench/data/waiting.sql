-- Approved inspections waiting for their entry: what check-ins of the write rows are given to. Every hundredth is of the firm of 170 visits; half are in no plan,
-- so that a rule fires on them.
insert into inspection (cell, id, region, unit, line, state, created_at, updated_at, title, plan, plan_version, firm, premises, inspection_type, items, officers,
    planned_from, planned_until, reason, basis, drafter, approved_by, approved_at, urgent)
  select left(i.region, 4), bench.id(20, w), i.region, i.code, i.line, 'approved', timestamptz ':until 09:00+08' - interval '5 days', timestamptz ':until 09:00+08' - interval '4 days',
    f.name || '行政检查', case when w % 2 = 1 then bench.id(11, i.n * 1000 + 60) end, 1, bench.id(6, f.n), case when m.park is null then m.id end, 'daily', array[bench.id(12, i.n * 4 + bench.pick(w, 70, 4))],
    array[v.ids[1 + bench.pick(w, 71, v.half)], v.ids[1 + v.half + bench.pick(w, 72, v.half)]],
    date ':until', date ':until' + 10, '按年度检查计划对企业落实主体责任情况开展检查', '《中华人民共和国行政处罚法》和本行业法律法规的有关规定', bench.id(3, i.n * 15),
    bench.id(3, i.n * 15 + 1), timestamptz ':until 09:00+08' - interval '4 days', false
  from (select w, case when w % 100 = 0 then 0 else bench.pick(w, 73, :firms) end as firm_n from generate_series(:waiting_from, :waiting_until) w) w
  join bench.firm_full f on f.n = w.firm_n
  join premises m on m.id = bench.id(7, f.n)
  join bench.inspecting i on i.region = f.region and i.line_n = 2 + bench.pick(w, 74, 19)
  join (select p.unit, array_agg(bench.id(3, p.n) order by p.n) as ids, count(*)::integer / 2 as half from bench.person p
      where exists (select from certificate_span s where s.person = bench.id(3, p.n) and date ':until' + 2 between s.valid_from and s.valid_until
        and date ':until' between s.valid_from and s.valid_until) group by 1) v on v.unit = i.code and v.half >= 1;
