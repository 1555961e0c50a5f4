create table "park" (
  like record_base including all,
  "name" text,
  "quiet" boolean
);
comment on table "park" is '园区';
comment on column "park"."name" is '园区名称';
comment on column "park"."quiet" is '实行安静生产期';
alter table "park" add check (state in ('kept'));
select zs_record('park', 'region', 'created_at', null, null);

create table "firm" (
  like record_base including all,
  "name" text,
  "kind" text collate "C",
  "uscc" text,
  "no_code_reason" text collate "C",
  "legal_person" text,
  "contact_phone" text,
  "credit_class" text collate "C",
  "key_areas" text[],
  "industry" text,
  "name_key" text,
  "merged_into" uuid
);
comment on table "firm" is '经营主体';
comment on column "firm"."name" is '名称';
comment on column "firm"."kind" is '主体类型';
comment on column "firm"."uscc" is '统一社会信用代码';
comment on column "firm"."no_code_reason" is '无代码原因';
comment on column "firm"."legal_person" is '法定代表人或经营者';
comment on column "firm"."contact_phone" is '联系电话';
comment on column "firm"."credit_class" is '信用风险分类';
comment on column "firm"."key_areas" is '重点领域';
comment on column "firm"."industry" is '行业';
comment on column "firm"."name_key" is '比对用名称';
comment on column "firm"."merged_into" is '并入';
alter table "firm" add check (state in ('active', 'merged', 'closed'));
select zs_record('firm', 'region', 'created_at', null, null);

create table "premises" (
  like record_base including all,
  "firm" uuid,
  "name" text,
  "address" text,
  "lat_e6" bigint,
  "lng_e6" bigint,
  "park" uuid
);
comment on table "premises" is '经营场所';
comment on column "premises"."firm" is '经营主体';
comment on column "premises"."name" is '场所名称';
comment on column "premises"."address" is '地址';
comment on column "premises"."lat_e6" is '纬度（百万分之一度）';
comment on column "premises"."lng_e6" is '经度（百万分之一度）';
comment on column "premises"."park" is '所在园区';
alter table "premises" add check (state in ('active', 'closed'));
select zs_record('premises', 'region', 'created_at', null, null);
create index "premises_by_firm" on "premises" ("firm");
create index "premises_by_park" on "premises" ("park");

create index firm_by_uscc on firm (uscc);
create index firm_by_name_key on firm (county, name_key);

-- Where a merged firm's acts count: the firm at the end of its chain. Only merged firms have a row, so joins stay cheap:
-- left join firm_root on firm_root.firm = x.firm, then coalesce(root, x.firm).
create table firm_root (
  firm uuid primary key,
  root uuid not null,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null
);
comment on table firm_root is '已并入的经营主体最终归于哪一个（由触发器从 firm 算出，不直接改）';
create index firm_root_by_root on firm_root (root);
alter table firm_root enable row level security;
create policy app_read on firm_root for select to zs_app using (current_setting('zs.person', true) <> '');
create policy worker_read on firm_root for select to zs_worker using (true);
grant select on firm_root to zs_app, zs_worker;

create function zs_firm_roots() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  family uuid[];
begin
  if tg_op = 'UPDATE' and new.merged_into is not distinct from old.merged_into then return null; end if;
  if tg_op = 'INSERT' and new.merged_into is null then return null; end if;
  -- Everything that hangs below the changed firm, itself included.
  with recursive below as (
    select new.id as id
    union
    select f.id from firm f join below b on f.merged_into = b.id)
  select array_agg(id) into family from below;
  delete from firm_root where firm = any (family);
  insert into firm_root (firm, root, cell, region, unit)
  with recursive climb as (
    select f.id as firm, f.merged_into as at, 1 as depth, f.cell, f.region, f.unit from firm f
      where f.id = any (family) and f.merged_into is not null
    union all
    select c.firm, f.merged_into, c.depth + 1, c.cell, c.region, c.unit from climb c join firm f on f.id = c.at
      where f.merged_into is not null and c.depth < 100)
  select distinct on (firm) firm, at, cell, region, unit from climb order by firm, depth desc;
  return null;
end $$;
create trigger firm_roots after insert or update on firm for each row execute function zs_firm_roots();
create index firm_by_merged_into on firm (merged_into) where merged_into is not null;

create function zs_firm_root(of_firm uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select root from firm_root where firm = of_firm), of_firm)
$$;
-- The firm that stays and all that were merged into it.
create function zs_firm_family(of_firm uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select zs_firm_root(of_firm) union select firm from firm_root where root = zs_firm_root(of_firm)
$$;
revoke all on function zs_firm_root(uuid), zs_firm_family(uuid) from public;
grant execute on function zs_firm_root(uuid), zs_firm_family(uuid) to zs_app, zs_worker, zs_portal;
