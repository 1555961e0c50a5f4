-- Open duties up to the number wanted, over every unit that inspects, one in twenty of them in one busy unit; three times as many that are closed.
delete from duty where record = 'inspection';
insert into duty (id, cell, region, unit, line, person, kind, title, record, record_id, opened_at, due, awaited_by, thread, closed_at, closed_how)
  select bench.id(26, d), left(i.region, 4), i.region, i.code, i.line, case when d % 3 > 0 then bench.id(3, i.n * 15 + bench.pick(d, 80, 14)) end,
    (array['inspection.result', 'inspection.publish', 'inspection.supplement'])[1 + bench.pick(d, 81, 3)], '录入检查结果：演示企业' || d, 'inspection', bench.id(10, 1 + bench.pick(d, 82, :rows)),
    timestamptz ':until 09:00+08' - make_interval(days => bench.pick(d, 83, 60)),
    case when bench.pick(d, 84, 20) > 0 then date ':until' - 60 + bench.pick(d, 85, 120) end,
    case when bench.pick(d, 86, 4) = 0 then left(i.region, 6) || '.sf' end, case when bench.pick(d, 86, 4) = 0 then bench.id(27, bench.pick(d, 87, 50)) end,
    case when d > w.open then timestamptz ':until 09:00+08' end, case when d > w.open then 'done' end
  from (select greatest(:open - (select count(*) from duty where closed_at is null), 0) as open, (select count(*) from bench.inspecting) as units,
      (select n from bench.inspecting where code = ':busy') as busy) w
    cross join lateral generate_series(1, w.open * 4) d
    join bench.inspecting i on i.n = case when d % 20 = 0 then w.busy else bench.pick(d, 88, w.units::integer) end;
