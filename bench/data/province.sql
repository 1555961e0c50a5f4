-- A copy of the filled database becomes a whole province that reports: 40 lines at each level, governments, vertical systems, the order among units, and
-- one post in each, so that nobody is served on paper. Places as in places.sql: 11 cities, 100 counties, 1,600 townships.
insert into unit (cell, id, region, unit, line, state, code, name, kind, region_code, line_code, valid_from)
  select left(p.code, 4), bench.id(22, row_number() over (order by p.code, l.n)), p.code, p.code || '.' || l.code, l.code, 'active', p.code || '.' || l.code,
    p.name || l.name || '局', 'agency', p.code, l.code, '2010-01-01'
  from bench.place p join bench.line l on not exists (select from unit u where u.code = p.code || '.' || l.code) where p.level <> 'township';
insert into unit (cell, id, region, unit, line, state, code, name, kind, region_code, line_code, valid_from)
  select left(p.code, 4), bench.id(23, row_number() over (order by p.code)), p.code, p.code || '.zf', 'zf', 'active', p.code || '.zf', p.name || '人民政府', 'government',
    p.code, 'zf', '2010-01-01'
  from bench.place p where p.level <> 'township';
update unit u set
  kind = case when u.line_code in ('qxj', 'dzj', 'yzj', 'txj', 'hgj', 'hsj', 'ycj') then 'vertical' else u.kind end,
  parent = case when u.kind <> 'government' and u.kind <> 'township' then u.region_code || '.zf' end,
  superior = case when p.parent is not null then p.parent || '.' || u.line_code end,
  supervised_by = case when u.line_code <> 'sf' and u.kind <> 'government' then left(u.region_code, 6) || '.sf' end,
  go_live = '2020-01-01'
  from bench.place p where p.code = u.region_code;
update unit set superior = left(region_code, 6) || '.zf' where kind = 'township';
insert into person (cell, id, region, unit, line, state, name, demo)
  select cell, bench.id(24, row_number() over (order by code)), region, unit, line, 'active', '演示报送员', true from unit where code like '99%';
insert into post (cell, id, region, unit, line, state, person, role, title, valid_from)
  select cell, bench.id(25, row_number() over (order by code)), region, unit, line, 'active', bench.id(24, row_number() over (order by code)), 'clerk', '经办人', '2020-01-01'
  from unit where code like '99%';
