create table "council" (
  like record_base including all,
  "title" text,
  "convener" text,
  "liaison" text,
  "established" date,
  "basis" text,
  "pack_basis" text,
  "place" text,
  "note" text
);
comment on table "council" is '会商机制';
comment on column "council"."title" is '名称';
comment on column "council"."convener" is '召集人';
comment on column "council"."liaison" is '联络员由谁担任';
comment on column "council"."established" is '建立日期';
comment on column "council"."basis" is '建立依据';
comment on column "council"."pack_basis" is '政策依据';
comment on column "council"."place" is '所属区划';
comment on column "council"."note" is '说明';
alter table "council" add check (state in ('active', 'ended'));
select zs_record('council', 'region', 'created_at', null, null);

create table "council_member" (
  like record_base including all,
  "council" uuid,
  "kind" text collate "C",
  "member_unit" text collate "C",
  "department" text,
  "seat" text,
  "name" text,
  "post" text,
  "contact" text,
  "remark" text,
  "from" date,
  "until" date,
  "until_reason" text
);
comment on table "council_member" is '会商机制成员';
comment on column "council_member"."council" is '会商机制';
comment on column "council_member"."kind" is '身份';
comment on column "council_member"."member_unit" is '成员单位';
comment on column "council_member"."department" is '部门名称';
comment on column "council_member"."seat" is '部门代码';
comment on column "council_member"."name" is '姓名';
comment on column "council_member"."post" is '职务';
comment on column "council_member"."contact" is '联系方式';
comment on column "council_member"."remark" is '备注';
comment on column "council_member"."from" is '任职日期';
comment on column "council_member"."until" is '离任日期';
comment on column "council_member"."until_reason" is '离任原因';
alter table "council_member" add check (state in ('serving', 'ended'));
select zs_record('council_member', 'region', 'created_at', null, null);
create index "council_member_by_council" on "council_member" ("council");

create table "council_meeting" (
  like record_base including all,
  "council" uuid,
  "title" text,
  "kind" text collate "C",
  "day" date,
  "time" text,
  "place" text,
  "agenda" text,
  "proposed_by" text collate "C",
  "reason" text,
  "answer" text,
  "held_day" date,
  "present" uuid[],
  "others" text,
  "minutes" text,
  "papers" uuid[],
  "drafted_by" text,
  "confirmed_day" date,
  "confirmed_by" text
);
comment on table "council_meeting" is '会商会议';
comment on column "council_meeting"."council" is '会商机制';
comment on column "council_meeting"."title" is '会议';
comment on column "council_meeting"."kind" is '会议种类';
comment on column "council_meeting"."day" is '召开日期';
comment on column "council_meeting"."time" is '时间';
comment on column "council_meeting"."place" is '地点';
comment on column "council_meeting"."agenda" is '会议安排';
comment on column "council_meeting"."proposed_by" is '提议单位';
comment on column "council_meeting"."reason" is '提议理由';
comment on column "council_meeting"."answer" is '答复';
comment on column "council_meeting"."held_day" is '实际召开日期';
comment on column "council_meeting"."present" is '出席的成员和联络员';
comment on column "council_meeting"."others" is '列席人员';
comment on column "council_meeting"."minutes" is '会议纪要';
comment on column "council_meeting"."papers" is '会议材料';
comment on column "council_meeting"."drafted_by" is '纪要起草人';
comment on column "council_meeting"."confirmed_day" is '纪要确认日期';
comment on column "council_meeting"."confirmed_by" is '确认人';
alter table "council_meeting" add check (state in ('proposed', 'scheduled', 'minuted', 'confirmed', 'declined', 'cancelled'));
select zs_record('council_meeting', 'region', 'created_at', null, null);
create index "council_meeting_by_council" on "council_meeting" ("council");

create table "council_topic" (
  like record_base including all,
  "council" uuid,
  "meeting" uuid,
  "order" bigint,
  "title" text,
  "matter" text,
  "proposer" text collate "C",
  "papers" uuid[],
  "conclusion" text,
  "answer" text
);
comment on table "council_topic" is '会商议题';
comment on column "council_topic"."council" is '会商机制';
comment on column "council_topic"."meeting" is '会议';
comment on column "council_topic"."order" is '次序';
comment on column "council_topic"."title" is '议题';
comment on column "council_topic"."matter" is '需要会商的问题';
comment on column "council_topic"."proposer" is '提出单位';
comment on column "council_topic"."papers" is '材料';
comment on column "council_topic"."conclusion" is '会商意见';
comment on column "council_topic"."answer" is '不列入的理由';
alter table "council_topic" add check (state in ('proposed', 'agenda', 'discussed', 'declined'));
select zs_record('council_topic', 'region', 'created_at', null, null);
create index "council_topic_by_council" on "council_topic" ("council");
create index "council_topic_by_meeting" on "council_topic" ("meeting");

create table "agreed_item" (
  like record_base including all,
  "council" uuid,
  "meeting" uuid,
  "topic" uuid,
  "title" text,
  "requirement" text,
  "owner" text collate "C",
  "helpers" uuid[],
  "due" date,
  "proof_required" text,
  "progress" text,
  "progress_day" date,
  "proof" uuid[],
  "reported_day" date,
  "reported_by" text,
  "check_note" text,
  "done_day" date,
  "carried" bigint
);
comment on table "agreed_item" is '议定事项';
comment on column "agreed_item"."council" is '会商机制';
comment on column "agreed_item"."meeting" is '会议';
comment on column "agreed_item"."topic" is '议题';
comment on column "agreed_item"."title" is '议定事项';
comment on column "agreed_item"."requirement" is '要求';
comment on column "agreed_item"."owner" is '责任单位';
comment on column "agreed_item"."helpers" is '配合单位';
comment on column "agreed_item"."due" is '完成时限';
comment on column "agreed_item"."proof_required" is '以什么证明完成';
comment on column "agreed_item"."progress" is '最近进展';
comment on column "agreed_item"."progress_day" is '进展日期';
comment on column "agreed_item"."proof" is '证明材料';
comment on column "agreed_item"."reported_day" is '报告完成日期';
comment on column "agreed_item"."reported_by" is '报告人';
comment on column "agreed_item"."check_note" is '核查意见';
comment on column "agreed_item"."done_day" is '核定完成日期';
comment on column "agreed_item"."carried" is '带入以后会议次数（次）';
alter table "agreed_item" add check (state in ('draft', 'open', 'reported', 'not-done', 'done', 'dropped'));
select zs_record('agreed_item', 'region', 'created_at', null, null);
create index "agreed_item_by_council" on "agreed_item" ("council");
create index "agreed_item_by_meeting" on "agreed_item" ("meeting");
create index "agreed_item_by_topic" on "agreed_item" ("topic");

create table "council_bulletin" (
  like record_base including all,
  "council" uuid,
  "meeting" uuid,
  "title" text,
  "body" text,
  "papers" uuid[],
  "sent_day" date,
  "sent_by" text
);
comment on table "council_bulletin" is '会商通报';
comment on column "council_bulletin"."council" is '会商机制';
comment on column "council_bulletin"."meeting" is '会议';
comment on column "council_bulletin"."title" is '通报';
comment on column "council_bulletin"."body" is '正文';
comment on column "council_bulletin"."papers" is '附件';
comment on column "council_bulletin"."sent_day" is '发出日期';
comment on column "council_bulletin"."sent_by" is '发出人';
alter table "council_bulletin" add check (state in ('draft', 'sent'));
select zs_record('council_bulletin', 'region', 'created_at', null, null);
create index "council_bulletin_by_council" on "council_bulletin" ("council");
create index "council_bulletin_by_meeting" on "council_bulletin" ("meeting");

create table "bulletin_delivery" (
  like record_base including all,
  "bulletin" uuid,
  "title" text,
  "department" text,
  "member_unit" text collate "C",
  "sent_day" date,
  "read_at" timestamp with time zone,
  "read_by" text,
  "received_day" date,
  "received_note" text
);
comment on table "bulletin_delivery" is '通报送达';
comment on column "bulletin_delivery"."bulletin" is '通报';
comment on column "bulletin_delivery"."title" is '通报名称';
comment on column "bulletin_delivery"."department" is '成员单位';
comment on column "bulletin_delivery"."member_unit" is '平台单位';
comment on column "bulletin_delivery"."sent_day" is '发出日期';
comment on column "bulletin_delivery"."read_at" is '阅收时间';
comment on column "bulletin_delivery"."read_by" is '阅收人';
comment on column "bulletin_delivery"."received_day" is '送达日期';
comment on column "bulletin_delivery"."received_note" is '送达方式';
alter table "bulletin_delivery" add check (state in ('sent', 'by-hand', 'read', 'received'));
select zs_record('bulletin_delivery', 'unit', 'created_at', 'member_unit', null);
create index "bulletin_delivery_by_bulletin" on "bulletin_delivery" ("bulletin");

-- One running council for a region; the next meeting opens with what is not done.
create unique index council_of_region on council (place) where state = 'active';
create index council_running on council (region) where state = 'active';
create index agreed_item_open on agreed_item (council, due) where state in ('open', 'reported', 'not-done');
create index agreed_item_by_owner on agreed_item (owner, due) where state in ('open', 'reported', 'not-done');

-- Papers of a council are seen by who sees the council: an owner's proof by the convener and the other members.
create index agreed_item_proof on agreed_item using gin (proof);
create index council_topic_papers on council_topic using gin (papers);
create index council_meeting_papers on council_meeting using gin (papers);
create index council_bulletin_papers on council_bulletin using gin (papers);
create function zs_council_paper(of_file uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select current_setting('zs.person', true) <> '' and exists (
    select from (
      select region from agreed_item where proof @> array[of_file]
      union all select region from council_topic where papers @> array[of_file]
      union all select region from council_meeting where papers @> array[of_file]
      union all select region from council_bulletin where papers @> array[of_file]) c
    where c.region >= current_setting('zs.region_lo', true) and c.region <= current_setting('zs.region_hi', true))
$$;
revoke all on function zs_council_paper(uuid) from public;
grant execute on function zs_council_paper(uuid) to zs_app;
create policy of_council on attachment for select to zs_app using ((select zs_council_paper(id)));
