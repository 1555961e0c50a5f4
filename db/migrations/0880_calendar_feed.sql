create table "calendar_feed" (
  like record_base including all,
  "words" text,
  "person" uuid,
  "token_digest" text,
  "ended_at" timestamp with time zone
);
comment on table "calendar_feed" is '日历订阅';
comment on column "calendar_feed"."words" is '用途';
comment on column "calendar_feed"."person" is '订阅人';
comment on column "calendar_feed"."token_digest" is '地址摘要';
comment on column "calendar_feed"."ended_at" is '停用时间';
alter table "calendar_feed" add check (state in ('active', 'ended'));
select zs_record('calendar_feed', 'unit', 'created_at', null, null);
create index "calendar_feed_by_person" on "calendar_feed" ("person");
create unique index calendar_feed_token on calendar_feed (token_digest);
