-- What a new version of the packs asks about signed local values.
create table "local_review" (
  like record_base including all,
  "local_value" uuid,
  "policy_id" text,
  "policy_title" text,
  "fate" text collate "C",
  "message" text,
  "value_words" text,
  "local_basis" text,
  "before_words" text,
  "before_basis" text,
  "after_words" text,
  "after_basis" text,
  "from_version" text,
  "to_version" text,
  "found_on" date,
  "reason" text,
  "decided_by_name" text
);
comment on table "local_review" is '政策包升级核对';
comment on column "local_review"."local_value" is '本地设定值';
comment on column "local_review"."policy_id" is '政策条目';
comment on column "local_review"."policy_title" is '条目名称';
comment on column "local_review"."fate" is '新版政策包';
comment on column "local_review"."message" is '说明';
comment on column "local_review"."value_words" is '本地值';
comment on column "local_review"."local_basis" is '本地值的依据';
comment on column "local_review"."before_words" is '原规定';
comment on column "local_review"."before_basis" is '原规定的依据';
comment on column "local_review"."after_words" is '新规定';
comment on column "local_review"."after_basis" is '新规定的依据';
comment on column "local_review"."from_version" is '原政策版本';
comment on column "local_review"."to_version" is '新政策版本';
comment on column "local_review"."found_on" is '发现日期';
comment on column "local_review"."reason" is '核对意见';
comment on column "local_review"."decided_by_name" is '核对人';
alter table "local_review" add check (state in ('open', 'kept', 'ended', 'superseded'));
select zs_record('local_review', 'region', 'created_at', null, null);
create index "local_review_by_local_value" on "local_review" ("local_value");

-- One open question a value: several copies of the program may start at once.
create unique index "local_review_open" on "local_review" ("local_value") where state = 'open';
