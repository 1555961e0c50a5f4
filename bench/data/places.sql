-- A province of the real shape: 11 cities, 100 counties, 1,600 townships, 40 lines, 3,992 units of which 2,145 inspect. Codes begin with 99,
-- which is no province's.
create table bench.line as
  select i::integer as n, code, name from unnest(
    array['sf', 'scjg', 'yjgl', 'sthj', 'csgl', 'jtys', 'nyny', 'whsc', 'wsjk', 'zrzy', 'zfcj', 'xfjy', 'sl', 'ly', 'ga', 'rlsb', 'jy', 'ylbz', 'swj', 'fgw',
      'gxj', 'mzj', 'czj', 'sjj', 'tjj', 'tyj', 'gdj', 'lsj', 'rfb', 'qxj', 'dzj', 'yzj', 'txj', 'hgj', 'hsj', 'ycj', 'bmj', 'daj', 'kjj', 'mzzj'],
    array['司法', '市场监督管理', '应急管理', '生态环境', '城市管理', '交通运输', '农业农村', '文化广电旅游', '卫生健康', '自然资源', '住房城乡建设', '消防救援',
      '水利', '林业', '公安', '人力资源社会保障', '教育', '医疗保障', '商务', '发展改革', '工业信息化', '民政', '财政', '审计', '统计', '体育', '广播电视',
      '粮食物资', '人民防空', '气象', '地震', '邮政', '通信', '海关', '海事', '烟草专卖', '保密', '档案', '科技', '民族宗教']) with ordinality as l(code, name, i);

create table bench.place as
  select '990000'::text collate "C" as code, 'province'::text as level, '演示省'::text as name, null::text as parent
  union all select '99' || lpad(c::text, 2, '0') || '00', 'city', '演' || c || '市', '990000' from generate_series(1, 11) c
  union all select '99' || lpad(c::text, 2, '0') || lpad(k::text, 2, '0'), 'county', '演' || c || '市第' || k || '县', '99' || lpad(c::text, 2, '0') || '00'
    from generate_series(1, 11) c, generate_series(1, 10) k where k <= 9 or c = 1
  union all select '99' || lpad(c::text, 2, '0') || lpad(k::text, 2, '0') || (100 + t), 'township', '第' || t || '镇', '99' || lpad(c::text, 2, '0') || lpad(k::text, 2, '0')
    from generate_series(1, 11) c, generate_series(1, 10) k, generate_series(1, 16) t where k <= 9 or c = 1;
create table bench.county as
  select (row_number() over (order by code) - 1)::integer as n, code, left(code, 4) || '00' as city from bench.place where level = 'county';

insert into region (cell, id, region, unit, state, code, name, level, kind, parent, adopts, demo)
  select left(code, 4), bench.id(1, row_number() over (order by code)), code, code, 'active', code, name, level, 'division', parent,
    case level when 'province' then 'jiangxi' when 'city' then 'jiangxi/ganzhou' end, true
  from bench.place;

create table bench.unit as
  select row_number() over (order by level, region, line) as n, u.*, (line <> 'sf' and line <> 'zf' and line_n <= 20 and not (level = 'province' and line_n > 37)) or
      (level = 'province' and line_n between 21 and 37) as inspects
  from (
    select p.level, p.code as region, l.code collate "C" as line, l.n as line_n, p.code || '.' || l.code as code, p.name || l.name || '局' as name
      from bench.place p join bench.line l on l.n <= case p.level when 'province' then 40 when 'city' then 32 when 'county' then 20 else 0 end
    union all
    select 'township', p.code, 'zf', 0, p.code || '.zf', p.name || '人民政府' from bench.place p where p.level = 'township') u;
create index on bench.unit (region, line_n);
insert into unit (cell, id, region, unit, line, state, code, name, kind, region_code, line_code, supervised_by, go_live, valid_from)
  select left(region, 4), bench.id(2, n), region, code, line, 'active', code, name,
    case when line = 'sf' then 'justice-bureau' when level = 'township' then 'township' else 'agency' end, region, line,
    case when line <> 'sf' then left(region, 6) || '.sf' end, ':go_live', '2010-01-01'
  from bench.unit;
