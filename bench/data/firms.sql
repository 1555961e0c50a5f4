-- Firms with a heavy tail: 1.1 % have 65 to 170 visits and take 30 % of all; most have one to three. The first has 170 (in data of 100,000 and more).
create table bench.firm as
  with shape as (select :firms::integer as firms, ceil(:firms * 0.011)::integer as top),
  counted as (
    select f as n, case when f < top then 65 + round(105 * power(1 - f::double precision / top, 2))::integer
      else least(64, 1 + floor(-ln(1 - bench.u(f, 10)) * 2.2)::integer) end as visits
    from shape, generate_series(0, firms - 1) f)
  select n, visits, bench.pick(n, 11, 100) as county_n from counted;
create table bench.firm_full as
  select f.n, f.visits, c.code as region, c.city, c.code || '.scjg' as unit,
    substr('江南华东西北中海天云龙凤金银宝玉星月日光春夏秋冬山水林泉石松竹梅兰菊', 1 + bench.pick(f.n, 12, 36), 1)
    || substr('瑞祥福禄康宁泰和盛昌隆兴旺达通顺利丰裕恒久远志诚信义仁德善美新创智慧科技', 1 + bench.pick(f.n, 13, 38), 1)
    || substr('佳安民生源润泽清雅馨怡悦欣荣茂发腾飞跃进展鸿图宏伟业成功胜立建业', 1 + bench.pick(f.n, 14, 34), 1)
    || (array['建材', '食品', '机械', '电子', '纺织', '化工', '物流', '餐饮', '药业', '木业', '矿业', '酒店', '印刷', '家具', '农业', '塑料'])[1 + bench.pick(f.n, 15, 16)]
    || '有限公司' as name
  from bench.firm f join bench.county c on c.n = f.county_n;
create unique index on bench.firm_full (n);
insert into firm (cell, id, region, unit, line, state, name, kind, uscc, credit_class, industry, name_key)
  select left(region, 4), bench.id(6, n), region, unit, 'scjg', 'active', name, 'company', '91990000' || lpad(to_hex(n), 10, '0'), 'A', '制造业', name
  from bench.firm_full;
insert into park (cell, id, region, unit, line, state, name, quiet)
  select left(code, 4), bench.id(8, n), code, code || '.gxj', 'gxj', 'kept', '第' || n || '工业园', n % 3 = 0 from bench.county;
insert into premises (cell, id, region, unit, line, state, firm, name, address, park)
  select left(f.region, 4), bench.id(7, f.n), f.region, f.unit, 'scjg', 'active', bench.id(6, f.n), '经营场所', '演示路' || f.n || '号',
    case when bench.pick(f.n, 16, 20) = 0 then bench.id(8, c.n) end
  from bench.firm_full f join bench.county c on c.code = f.region;
-- Four published items of each inspecting unit.
insert into enforcement_item (cell, id, region, unit, line, state, item_code, name, act_kind, basis, published_on)
  select left(region, 4), bench.id(12, n * 4 + k), region, code, line, 'published', 'X' || (n * 4 + k), '检查事项' || k, 'inspection', '有关法律法规', '2022-01-01'
  from bench.inspecting, generate_series(0, 3) k;
