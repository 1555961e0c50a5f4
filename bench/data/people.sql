-- 15 people in each inspecting unit, the last one auxiliary; two certificates after one another, some with a gap or a suspension.
create table bench.inspecting as
  select row_number() over (order by code) - 1 as n, code, region, line, level, line_n, name from bench.unit where inspects;
create index on bench.inspecting (region, line_n);
create table bench.person as
  select i.n * 15 + j as n, j, i.code as unit, i.region, i.line, '演示' || substr('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许', 1 + bench.pick(i.n * 15 + j, 1, 20), 1)
      || substr('明华建国志强丽娟敏静伟芳秀英军平', 1 + bench.pick(i.n * 15 + j, 2, 16), 1) as name
  from bench.inspecting i, generate_series(0, 14) j;
insert into person (cell, id, region, unit, line, state, name, demo)
  select left(region, 4), bench.id(3, n), region, unit, line, 'active', name, true from bench.person;
insert into officer (cell, id, region, unit, line, state, person, name, kind, from_day)
  select left(region, 4), bench.id(4, n), region, unit, line, 'active', bench.id(3, n), name,
    case when j = 14 then 'auxiliary' when line = 'ga' then 'police' else 'civil-servant' end, '2018-01-01' from bench.person;
insert into certificate (cell, id, region, unit, line, state, officer, person, name, kind, number, valid_from, valid_until, effects)
  select left(region, 4), bench.id(5, n * 2 + c), region, unit, line, 'valid', bench.id(4, n), bench.id(3, n), name, 'enforcement',
    '演' || (n * 2 + c), case c when 0 then first else second end, case c when 0 then first + 1825 else second + 1825 end,
    case when bench.pick(n * 2 + c, 6, 50) = 0 then jsonb_build_array(jsonb_build_object('effect', 'suspended', 'from',
      (case c when 0 then first else second end) + 700, 'until', (case c when 0 then first else second end) + 760, 'ground', '', 'basis', '', 'decided', '2024-01-01'))
    else '[]'::jsonb end
  from (select p.*, date '2019-06-01' + bench.pick(n, 3, 1400) as first,
      date '2019-06-01' + bench.pick(n, 3, 1400) + 1826 + case when bench.pick(n, 4, 10) = 0 then bench.pick(n, 5, 90) else 0 end as second
    from bench.person p where j < 14) s, generate_series(0, 1) c;
