create table "scorecard" (
  like record_base including all,
  "title" text,
  "entry" text,
  "about" text collate "C",
  "about_name" text,
  "year" bigint,
  "figures" jsonb,
  "digest" text,
  "computed_at" timestamp with time zone,
  "corrected" text,
  "final_day" date
);
comment on table "scorecard" is '年度评价';
comment on column "scorecard"."title" is '名称';
comment on column "scorecard"."entry" is '评价方案';
comment on column "scorecard"."about" is '被评价单位';
comment on column "scorecard"."about_name" is '被评价单位名称';
comment on column "scorecard"."year" is '年度（年）';
comment on column "scorecard"."figures" is '指标';
comment on column "scorecard"."digest" is '内容摘要';
comment on column "scorecard"."computed_at" is '计算时间';
comment on column "scorecard"."corrected" is '更正说明';
comment on column "scorecard"."final_day" is '确定日期';
alter table "scorecard" add check (state in ('announced', 'final'));
select zs_record('scorecard', 'unit', 'created_at', 'about', null);

create table "scorecard_figure" (
  like record_base including all,
  "entry" text,
  "indicator" text,
  "about" text collate "C",
  "year" bigint,
  "over" bigint,
  "under" bigint,
  "value" bigint,
  "words" text,
  "proof" uuid[]
);
comment on table "scorecard_figure" is '填入的指标';
comment on column "scorecard_figure"."entry" is '评价方案';
comment on column "scorecard_figure"."indicator" is '指标代码';
comment on column "scorecard_figure"."about" is '被评价单位';
comment on column "scorecard_figure"."year" is '年度（年）';
comment on column "scorecard_figure"."over" is '分子';
comment on column "scorecard_figure"."under" is '分母';
comment on column "scorecard_figure"."value" is '结果（百分之一）';
comment on column "scorecard_figure"."words" is '算法和来源';
comment on column "scorecard_figure"."proof" is '依据材料';
alter table "scorecard_figure" add check (state in ('kept', 'replaced'));
select zs_record('scorecard_figure', 'unit', 'created_at', 'about', null);

create table "scorecard_objection" (
  like record_base including all,
  "scorecard" uuid,
  "indicator" text,
  "words" text,
  "proof" uuid[],
  "bureau" text collate "C",
  "answer" text,
  "answered_on" date
);
comment on table "scorecard_objection" is '评价异议';
comment on column "scorecard_objection"."scorecard" is '年度评价';
comment on column "scorecard_objection"."indicator" is '指标代码';
comment on column "scorecard_objection"."words" is '异议和理由';
comment on column "scorecard_objection"."proof" is '证明材料';
comment on column "scorecard_objection"."bureau" is '评价单位';
comment on column "scorecard_objection"."answer" is '答复';
comment on column "scorecard_objection"."answered_on" is '答复日期';
alter table "scorecard_objection" add check (state in ('open', 'upheld', 'dismissed'));
select zs_record('scorecard_objection', 'unit', 'created_at', 'bureau', null);
create index "scorecard_objection_by_scorecard" on "scorecard_objection" ("scorecard");

-- One result for a unit, a plan of evaluation and a year.
create unique index scorecard_once on scorecard (entry, about, year);
create index scorecard_figure_of on scorecard_figure (entry, year, about) where state = 'kept';
create index scorecard_objection_of on scorecard_objection (scorecard);
