create table "training" (
  like record_base including all,
  "title" text,
  "officer" uuid,
  "person" uuid,
  "name" text,
  "year" bigint
);
comment on table "training" is '年度培训档案';
comment on column "training"."title" is '档案';
comment on column "training"."officer" is '执法人员';
comment on column "training"."person" is '人员';
comment on column "training"."name" is '姓名';
comment on column "training"."year" is '年度';
alter table "training" add check (state in ('running', 'closed'));
select zs_record('training', 'unit', 'created_at', null, null);
create index "training_by_officer" on "training" ("officer");
create index "training_by_person" on "training" ("person");

create table "training_plan" (
  like record_base including all,
  "title" text,
  "year" bigint,
  "content" text,
  "persons" bigint,
  "hours_public_law" bigint,
  "hours_business_skill" bigint,
  "hours_politics" bigint,
  "tests" text[],
  "papers" uuid[],
  "due" date,
  "leg" text,
  "receiver" text collate "C",
  "submitted_day" date,
  "filed_day" date,
  "answer" text
);
comment on table "training_plan" is '年度培训计划';
comment on column "training_plan"."title" is '计划';
comment on column "training_plan"."year" is '年度';
comment on column "training_plan"."content" is '培训安排';
comment on column "training_plan"."persons" is '计划人数（人）';
comment on column "training_plan"."hours_public_law" is '公共法律知识（学时）';
comment on column "training_plan"."hours_business_skill" is '业务知识和执法技能（学时）';
comment on column "training_plan"."hours_politics" is '政治理论和党性教育（学时）';
comment on column "training_plan"."tests" is '检验方式';
comment on column "training_plan"."papers" is '正式文件';
comment on column "training_plan"."due" is '时限';
comment on column "training_plan"."leg" is '时限和报送对象的依据';
comment on column "training_plan"."receiver" is '备案单位';
comment on column "training_plan"."submitted_day" is '制定（报送）日期';
comment on column "training_plan"."filed_day" is '备案日期';
comment on column "training_plan"."answer" is '退回理由';
alter table "training_plan" add check (state in ('draft', 'made', 'submitted', 'returned', 'filed'));
select zs_record('training_plan', 'unit', 'created_at', 'receiver', null);

create table "training_check" (
  like record_base including all,
  "title" text,
  "checked_unit" text collate "C",
  "year" bigint,
  "checked_day" date,
  "on_plan" text,
  "on_effect" text,
  "asks" text,
  "papers" uuid[],
  "reply" text,
  "replied_day" date
);
comment on table "training_check" is '培训督导';
comment on column "training_check"."title" is '督导';
comment on column "training_check"."checked_unit" is '被督导单位';
comment on column "training_check"."year" is '年度';
comment on column "training_check"."checked_day" is '督导日期';
comment on column "training_check"."on_plan" is '计划的制定和执行';
comment on column "training_check"."on_effect" is '培训效果';
comment on column "training_check"."asks" is '要求';
comment on column "training_check"."papers" is '材料';
comment on column "training_check"."reply" is '反馈';
comment on column "training_check"."replied_day" is '反馈日期';
alter table "training_check" add check (state in ('asked', 'answered'));
select zs_record('training_check', 'unit', 'created_at', 'checked_unit', null);

create table "training_round" (
  like record_base including all,
  "title" text,
  "groups" text[],
  "from" date,
  "until" date,
  "persons" uuid[],
  "note" text,
  "summary" text
);
comment on table "training_round" is '轮训';
comment on column "training_round"."title" is '轮训';
comment on column "training_round"."groups" is '对象';
comment on column "training_round"."from" is '开始日期';
comment on column "training_round"."until" is '结束日期';
comment on column "training_round"."persons" is '应训人员';
comment on column "training_round"."note" is '安排';
comment on column "training_round"."summary" is '完成情况';
alter table "training_round" add check (state in ('open', 'closed'));
select zs_record('training_round', 'unit', 'created_at', null, null);

create table "training_session" (
  like record_base including all,
  "title" text,
  "round" uuid,
  "kind" text collate "C",
  "hours" bigint,
  "course" text collate "C",
  "form" text collate "C",
  "day" date,
  "place" text,
  "teacher" text,
  "level" text collate "C",
  "township" boolean,
  "field" text,
  "joint_units" uuid[],
  "papers" uuid[],
  "attended" bigint,
  "note" text
);
comment on table "training_session" is '培训班次';
comment on column "training_session"."title" is '培训名称';
comment on column "training_session"."round" is '所属轮训';
comment on column "training_session"."kind" is '学时类别';
comment on column "training_session"."hours" is '学时（学时）';
comment on column "training_session"."course" is '课程';
comment on column "training_session"."form" is '形式';
comment on column "training_session"."day" is '日期';
comment on column "training_session"."place" is '地点';
comment on column "training_session"."teacher" is '授课人';
comment on column "training_session"."level" is '组织层级';
comment on column "training_session"."township" is '面向乡镇（街道）综合执法人员';
comment on column "training_session"."field" is '执法领域';
comment on column "training_session"."joint_units" is '联合的单位';
comment on column "training_session"."papers" is '教材、通知、照片';
comment on column "training_session"."attended" is '到课（人）';
comment on column "training_session"."note" is '说明';
alter table "training_session" add check (state in ('planned', 'passed', 'held', 'cancelled'));
select zs_record('training_session', 'unit', 'created_at', null, null);
create index "training_session_by_round" on "training_session" ("round");

create table "training_attendance" (
  like record_base including all,
  "title" text,
  "officer" uuid,
  "session" uuid,
  "organiser" text collate "C",
  "organiser_words" text,
  "kind" text collate "C",
  "hours" bigint,
  "course" text collate "C",
  "form" text collate "C",
  "day" date,
  "planned" boolean,
  "made_up_day" date,
  "note" text,
  "proof" uuid[]
);
comment on table "training_attendance" is '参训记录';
comment on column "training_attendance"."title" is '培训名称';
comment on column "training_attendance"."officer" is '参训人';
comment on column "training_attendance"."session" is '班次';
comment on column "training_attendance"."organiser" is '组织单位';
comment on column "training_attendance"."organiser_words" is '组织单位（平台外）';
comment on column "training_attendance"."kind" is '学时类别';
comment on column "training_attendance"."hours" is '学时（学时）';
comment on column "training_attendance"."course" is '课程';
comment on column "training_attendance"."form" is '形式';
comment on column "training_attendance"."day" is '日期';
comment on column "training_attendance"."planned" is '还没有举办';
comment on column "training_attendance"."made_up_day" is '补训日期';
comment on column "training_attendance"."note" is '说明';
comment on column "training_attendance"."proof" is '证明材料';
alter table "training_attendance" add check (state in ('listed', 'attended', 'absent', 'made-up', 'void'));
select zs_record('training_attendance', 'unit', 'day', 'organiser', null);
create index "training_attendance_by_officer" on "training_attendance" ("officer");
create index "training_attendance_by_session" on "training_attendance" ("session");

create table "training_result" (
  like record_base including all,
  "title" text,
  "officer" uuid,
  "session" uuid,
  "must_know" uuid,
  "test" text collate "C",
  "day" date,
  "score" bigint,
  "own_line" bigint,
  "award" text,
  "verdict" text collate "C",
  "papers" uuid[]
);
comment on table "training_result" is '检验结果';
comment on column "training_result"."title" is '检验名称';
comment on column "training_result"."officer" is '受检人';
comment on column "training_result"."session" is '班次';
comment on column "training_result"."must_know" is '对应的应知应会清单';
comment on column "training_result"."test" is '检验方式';
comment on column "training_result"."day" is '日期';
comment on column "training_result"."score" is '得分';
comment on column "training_result"."own_line" is '组织单位定的合格线';
comment on column "training_result"."award" is '名次或奖项';
comment on column "training_result"."verdict" is '结果';
comment on column "training_result"."papers" is '试卷、照片';
alter table "training_result" add check (state in ('kept'));
select zs_record('training_result', 'unit', 'day', null, null);
create index "training_result_by_officer" on "training_result" ("officer");
create index "training_result_by_session" on "training_result" ("session");
create index "training_result_by_must_know" on "training_result" ("must_know");

create table "must_know" (
  like record_base including all,
  "title" text,
  "field" text,
  "laws" text,
  "points" text,
  "test_content" text,
  "from" date,
  "papers" uuid[]
);
comment on table "must_know" is '应知应会清单';
comment on column "must_know"."title" is '清单';
comment on column "must_know"."field" is '执法领域';
comment on column "must_know"."laws" is '法律、法规、规章';
comment on column "must_know"."points" is '应知应会的要点';
comment on column "must_know"."test_content" is '考试内容';
comment on column "must_know"."from" is '起用日期';
comment on column "must_know"."papers" is '清单文件';
alter table "must_know" add check (state in ('in-force', 'replaced'));
select zs_record('must_know', 'region', 'created_at', null, null);

-- One file for an officer and a year; what sign-in sheets say again makes no second row.
create unique index training_of_year on training (officer, year);
create index training_by_year on training (year, id) where state = 'running';
create index training_session_planned on training_session (day) where state = 'planned';
create index training_attendance_of on training_attendance (officer, day) where state <> 'void';
create index training_attendance_by_day on training_attendance (unit, day) where state <> 'void';
create index training_result_of on training_result (officer, day);
create unique index training_plan_of_year on training_plan (unit, year);

-- Whoever organises training for several departments writes into the files of their officers: kept by the officer's unit, seen by both.
create policy of_organiser on training_attendance for insert to zs_app with check (
  current_setting('zs.person', true) <> '' and organiser = current_setting('zs.unit', true) and cell = left(current_setting('zs.unit', true), 4));
create policy of_organiser on training_result for insert to zs_app with check (
  current_setting('zs.person', true) <> '' and cell = left(current_setting('zs.unit', true), 4));

-- Officers by id, or all of whole units: of the own city whichever department they are of, and no more than is needed to list them.
create function zs_training_officers(ids uuid[], units uuid[]) returns table (id uuid, name text, unit text, region text, line text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.name, o.unit, o.region, o.line from officer o
  where current_setting('zs.person', true) <> '' and o.state = 'active' and o.kind <> 'auxiliary'
    and o.cell = left(current_setting('zs.unit', true), 4)
    and (o.id = any (ids) or o.unit in (select u.code from unit u where u.id = any (units)))
  order by o.unit, o.name, o.id limit 5000
$$;
-- Whom a line of a sign-in sheet means.
create function zs_training_find(in_unit text, called text, certificate_number text) returns table (id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from officer o
  where current_setting('zs.person', true) <> '' and o.state = 'active' and o.cell = left(current_setting('zs.unit', true), 4) and o.name = called
    and case when certificate_number is not null then exists (select from certificate c where c.officer = o.id and c.number = certificate_number)
      else o.unit = in_unit end
  limit 2
$$;
create function zs_training_there(of_officer uuid, on_day date, called text, of_kind text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select current_setting('zs.person', true) <> '' and exists (select from training_attendance
    where officer = of_officer and day = on_day and title = called and kind = of_kind and state <> 'void')
$$;
do $$ declare f text; begin
  foreach f in array array['zs_training_officers(uuid[], uuid[])', 'zs_training_find(text, text, text)', 'zs_training_there(uuid, date, text, text)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to zs_app', f);
  end loop;
end $$;

-- Facts of an officer's year.
create table fact_training (
  id uuid primary key,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null default '',
  city text collate "C" generated always as (left(region, 4)) stored,
  county text collate "C" generated always as (left(region, 6)) stored,
  policy_region text collate "C" not null,
  act_day date not null,
  live boolean not null,
  officer uuid not null,
  person uuid,
  name text,
  year integer not null,
  year_end date,
  warn_after date,
  hours_counted integer,
  hours_public_law integer,
  hours_business_skill integer,
  hours_apart integer,
  planned_counted integer,
  required_total integer,
  required_public_law integer,
  required_business_skill integer,
  short_hours integer,
  short_projected integer,
  judged boolean,
  begun boolean,
  met boolean,
  short boolean,
  will_fall_short boolean,
  closed boolean,
  trained boolean,
  law_round boolean,
  tested integer,
  failed integer,
  township boolean
);
comment on table fact_training is '年度培训的事实（由后台算出，不直接改）';
select zs_policies('fact_training', 'unit');
create index fact_training_by_unit on fact_training (unit, act_day desc, id);
create index fact_training_by_county on fact_training (county, act_day desc, id);
create index fact_training_by_line on fact_training (city, line, act_day desc, id);
create index fact_training_by_day on fact_training (act_day desc, id);
create index fact_training_by_officer on fact_training (officer, year);
create index fact_training_by_person on fact_training (person, year);
create index fact_training_warned on fact_training (warn_after) where warn_after is not null;
create index fact_training_year_end on fact_training (year_end);
revoke insert, update on fact_training from zs_app;
