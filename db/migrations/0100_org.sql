-- Regions, units, what became of them, and who supervises inside them. Row policies: everyone signed in reads the directory.

create table "region" (
  like record_base including all,
  "code" text collate "C" not null,
  "name" text not null,
  "level" text collate "C",
  "kind" text collate "C",
  "parent" text collate "C",
  "adopts" text,
  "valid_from" date,
  "valid_until" date,
  "successor" text collate "C",
  "demo" boolean
);
comment on table "region" is '行政区划';
comment on column "region"."code" is '区划代码';
comment on column "region"."name" is '名称';
comment on column "region"."level" is '层级';
comment on column "region"."kind" is '类别';
comment on column "region"."parent" is '上级区划代码';
comment on column "region"."adopts" is '采用的规则包';
comment on column "region"."valid_from" is '设立日期';
comment on column "region"."valid_until" is '终止日期';
comment on column "region"."successor" is '承接区划代码';
comment on column "region"."demo" is '演示数据';
alter table "region" add check (state in ('active', 'closed'));
select zs_record('region', 'staff', 'code', null, null);

create table "unit" (
  like record_base including all,
  "code" text collate "C" not null,
  "name" text not null,
  "kind" text collate "C",
  "region_code" text collate "C",
  "line_code" text collate "C",
  "parent" text collate "C",
  "superior" text collate "C",
  "supervised_by" text collate "C",
  "uscc" text,
  "go_live" date,
  "valid_from" date,
  "valid_until" date,
  "successors" text,
  "supervising_body" text,
  "station_tasks" text,
  "seal_note" text
);
comment on table "unit" is '单位';
comment on column "unit"."code" is '单位代码';
comment on column "unit"."name" is '单位名称';
comment on column "unit"."kind" is '单位类别';
comment on column "unit"."region_code" is '所在区划代码';
comment on column "unit"."line_code" is '条线代码';
comment on column "unit"."parent" is '隶属单位';
comment on column "unit"."superior" is '本系统上级单位';
comment on column "unit"."supervised_by" is '监督机构（司法行政部门）';
comment on column "unit"."uscc" is '统一社会信用代码';
comment on column "unit"."go_live" is '接入日期';
comment on column "unit"."valid_from" is '设立日期';
comment on column "unit"."valid_until" is '终止日期';
comment on column "unit"."successors" is '承接单位代码';
comment on column "unit"."supervising_body" is '内设监督机构';
comment on column "unit"."station_tasks" is '司法所承担的监督任务清单';
comment on column "unit"."seal_note" is '行政执法监督专用章启用情况';
alter table "unit" add check (state in ('active', 'closed'));
select zs_record('unit', 'staff', 'code', null, null);

create table "unit_event" (
  like record_base including all,
  "subject" text collate "C",
  "code" text collate "C" not null,
  "kind" text collate "C",
  "day" date,
  "before_name" text,
  "after_name" text,
  "others" text,
  "basis" text
);
comment on table "unit_event" is '机构沿革';
comment on column "unit_event"."subject" is '对象';
comment on column "unit_event"."code" is '代码';
comment on column "unit_event"."kind" is '事项';
comment on column "unit_event"."day" is '生效日期';
comment on column "unit_event"."before_name" is '原名称';
comment on column "unit_event"."after_name" is '现名称';
comment on column "unit_event"."others" is '涉及的其他代码';
comment on column "unit_event"."basis" is '批准文件';
alter table "unit_event" add check (state in ('kept'));
select zs_record('unit_event', 'staff', 'day', null, null);

create table "supervision_person" (
  like record_base including all,
  "person" uuid,
  "person_name" text,
  "duty" text,
  "valid_from" date,
  "valid_until" date
);
comment on table "supervision_person" is '监督人员登记';
comment on column "supervision_person"."person" is '监督人员';
comment on column "supervision_person"."person_name" is '姓名';
comment on column "supervision_person"."duty" is '监督职务';
comment on column "supervision_person"."valid_from" is '任职日期';
comment on column "supervision_person"."valid_until" is '卸任日期';
alter table "supervision_person" add check (state in ('active', 'ended'));
select zs_record('supervision_person', 'unit', 'created_at', null, null);
create index "supervision_person_by_person" on "supervision_person" ("person");

create unique index region_code on region (code);
create index region_by_parent on region (parent, code);
create unique index unit_code on unit (code);
create index unit_by_region_code on unit (region_code, code);
create index unit_by_supervised_by on unit (supervised_by, code);
create index unit_event_by_code on unit_event (code, day);
alter table unit add check (region_code = region and code = unit and line_code = line);
alter table region add check (code = region and code = unit);

-- Where a unit is, for duties and notices that go to other units than the actor's. Names and places of units are public.
create function zs_unit_place(of_code text) returns table (region text, line text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.region_code, u.line_code from unit u where u.code = of_code
$$;
-- Name of today; of a region where the code is a region's (regions keep themselves).
create function zs_unit_name(of_code text) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select u.name from unit u where u.code = of_code), (select r.name from region r where r.code = of_code))
$$;
-- Name on a day: the one before the first renaming after that day.
create function zs_unit_name_on(of_code text, on_day date) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select e.before_name from unit_event e where e.code = of_code and e.kind = 'rename' and e.day > on_day order by e.day, e.created_at limit 1),
    zs_unit_name(of_code))
$$;
revoke all on function zs_unit_place(text), zs_unit_name(text), zs_unit_name_on(text, date) from public;
grant execute on function zs_unit_place(text), zs_unit_name(text), zs_unit_name_on(text, date) to zs_app, zs_worker, zs_portal;

-- The directory's history is as open as the directory; administrators have no range of units that would show it to them.
create policy directory_read on journal for select to zs_app using (
  record in ('region', 'unit', 'unit-event') and current_setting('zs.person', true) <> '');

-- The units above a unit, told when one of its duties is late: its superior in the line, and the bureau that supervises it.
create function zs_unit_above(of_code text) returns table (code text, region text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.code, a.region_code from unit u join unit a on a.code in (u.superior, u.supervised_by) and a.state = 'active'
  where u.code = of_code and a.code <> of_code
$$;
revoke all on function zs_unit_above(text) from public;
grant execute on function zs_unit_above(text) to zs_worker;
