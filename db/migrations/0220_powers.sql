create table "enforcement_item" (
  like record_base including all,
  "item_code" text,
  "name" text,
  "act_kind" text collate "C",
  "basis" text,
  "item_line" text,
  "filed_by" text,
  "published_on" date,
  "stop_reason" text,
  "trustee" text,
  "trustee_kind" text collate "C",
  "trust_basis" text,
  "trust_from" date,
  "trust_until" date
);
comment on table "enforcement_item" is '行政执法事项';
comment on column "enforcement_item"."item_code" is '事项编码';
comment on column "enforcement_item"."name" is '事项名称';
comment on column "enforcement_item"."act_kind" is '职权类型';
comment on column "enforcement_item"."basis" is '实施依据';
comment on column "enforcement_item"."item_line" is '条线';
comment on column "enforcement_item"."filed_by" is '备案经办人';
comment on column "enforcement_item"."published_on" is '公开日期';
comment on column "enforcement_item"."stop_reason" is '停用原因';
comment on column "enforcement_item"."trustee" is '受委托单位';
comment on column "enforcement_item"."trustee_kind" is '受委托单位性质';
comment on column "enforcement_item"."trust_basis" is '委托依据';
comment on column "enforcement_item"."trust_from" is '委托起日';
comment on column "enforcement_item"."trust_until" is '委托止日';
alter table "enforcement_item" add check (state in ('draft', 'submitted', 'filed', 'published', 'stopped'));
select zs_record('enforcement_item', 'region', 'created_at', null, null);

create table "checklist" (
  like record_base including all,
  "title" text,
  "item_line" text,
  "items" jsonb,
  "origin" text collate "C",
  "edition" bigint,
  "first" uuid
);
comment on table "checklist" is '检查单';
comment on column "checklist"."title" is '检查单名称';
comment on column "checklist"."item_line" is '条线';
comment on column "checklist"."items" is '检查项';
comment on column "checklist"."origin" is '来源';
comment on column "checklist"."edition" is '版次';
comment on column "checklist"."first" is '初版';
alter table "checklist" add check (state in ('draft', 'in-force', 'replaced'));
select zs_record('checklist', 'region', 'created_at', null, null);
create index "checklist_by_first" on "checklist" ("first");

create index enforcement_item_by_code on enforcement_item (unit, item_code);
create unique index checklist_editions on checklist (first, edition);
