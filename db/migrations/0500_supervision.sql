create table "alert" (
  like record_base including all,
  "title" text,
  "light" text collate "C",
  "opened_day" date,
  "act_day" date,
  "subject" text,
  "subject_id" text,
  "subject_title" text,
  "bureau" text collate "C",
  "rules" text[],
  "reasons" jsonb,
  "confidential" boolean,
  "explain_due" date,
  "explanation" text,
  "evidence" uuid[],
  "explained_by" text,
  "explained_at" timestamp with time zone,
  "decision_note" text,
  "document" uuid,
  "repeat_of" uuid,
  "closed_day" date
);
comment on table "alert" is '预警';
comment on column "alert"."title" is '预警';
comment on column "alert"."light" is '灯色';
comment on column "alert"."opened_day" is '发出日期';
comment on column "alert"."act_day" is '行为日期';
comment on column "alert"."subject" is '对象类别';
comment on column "alert"."subject_id" is '对象编号';
comment on column "alert"."subject_title" is '对象';
comment on column "alert"."bureau" is '监督机构';
comment on column "alert"."rules" is '触发规则';
comment on column "alert"."reasons" is '触发情形';
comment on column "alert"."confidential" is '仅监督机构可见';
comment on column "alert"."explain_due" is '说明期限';
comment on column "alert"."explanation" is '情况说明';
comment on column "alert"."evidence" is '说明材料';
comment on column "alert"."explained_by" is '说明人';
comment on column "alert"."explained_at" is '说明时间';
comment on column "alert"."decision_note" is '处理意见';
comment on column "alert"."document" is '监督文书';
comment on column "alert"."repeat_of" is '再次出现的预警';
comment on column "alert"."closed_day" is '办结日期';
alter table "alert" add check (state in ('open', 'explained', 'accepted', 'in-document', 'reopened', 'closed', 'withdrawn'));
select zs_record('alert', 'unit', 'opened_day', null, 'confidential');
create index "alert_by_document" on "alert" ("document");
create index "alert_by_repeat_of" on "alert" ("repeat_of");

create table "supervision_document" (
  like record_base including all,
  "title" text,
  "kind" text,
  "kind_name" text,
  "number" text,
  "to_unit" text collate "C",
  "to_unit_name" text,
  "addressee" text collate "C",
  "alerts" uuid[],
  "facts" text,
  "problems" text,
  "requirements" text,
  "basis" text,
  "reply_due" date,
  "reply_basis" text,
  "unit_name" text,
  "drafter" text,
  "drafter_name" text,
  "approver" text,
  "approver_name" text,
  "review_note" text,
  "sealed_at" timestamp with time zone,
  "seal_name" text,
  "issued_day" date,
  "check_note" text,
  "closed_day" date
);
comment on table "supervision_document" is '监督文书';
comment on column "supervision_document"."title" is '标题';
comment on column "supervision_document"."kind" is '文书种类';
comment on column "supervision_document"."kind_name" is '文书名称';
comment on column "supervision_document"."number" is '文号';
comment on column "supervision_document"."to_unit" is '主送单位';
comment on column "supervision_document"."to_unit_name" is '主送单位名称';
comment on column "supervision_document"."addressee" is '已送达单位';
comment on column "supervision_document"."alerts" is '所涉预警';
comment on column "supervision_document"."facts" is '事实';
comment on column "supervision_document"."problems" is '存在的问题';
comment on column "supervision_document"."requirements" is '整改要求';
comment on column "supervision_document"."basis" is '依据';
comment on column "supervision_document"."reply_due" is '反馈期限';
comment on column "supervision_document"."reply_basis" is '反馈期限的依据';
comment on column "supervision_document"."unit_name" is '制发单位';
comment on column "supervision_document"."drafter" is '起草人';
comment on column "supervision_document"."drafter_name" is '起草人姓名';
comment on column "supervision_document"."approver" is '审签人';
comment on column "supervision_document"."approver_name" is '审签人姓名';
comment on column "supervision_document"."review_note" is '审签意见';
comment on column "supervision_document"."sealed_at" is '用印时间';
comment on column "supervision_document"."seal_name" is '印章';
comment on column "supervision_document"."issued_day" is '送达日期';
comment on column "supervision_document"."check_note" is '核查意见';
comment on column "supervision_document"."closed_day" is '销号日期';
alter table "supervision_document" add check (state in ('draft', 'review', 'issued', 'replied', 'rectify-again', 'accepted', 'closed'));
select zs_record('supervision_document', 'unit', 'created_at', 'addressee', null);

create table "rectification" (
  like record_base including all,
  "title" text,
  "document" uuid,
  "done" text,
  "evidence" uuid[],
  "replied_day" date,
  "replied_by" text,
  "facts_gone" bigint,
  "check_note" text,
  "checked_by" text
);
comment on table "rectification" is '整改反馈';
comment on column "rectification"."title" is '整改反馈';
comment on column "rectification"."document" is '监督文书';
comment on column "rectification"."done" is '整改情况';
comment on column "rectification"."evidence" is '整改材料';
comment on column "rectification"."replied_day" is '反馈日期';
comment on column "rectification"."replied_by" is '反馈人';
comment on column "rectification"."facts_gone" is '经后续事实核实的问题数';
comment on column "rectification"."check_note" is '核查意见';
comment on column "rectification"."checked_by" is '核查人';
alter table "rectification" add check (state in ('submitted', 'accepted', 'again'));
select zs_record('rectification', 'unit', 'created_at', null, null);
create index "rectification_by_document" on "rectification" ("document");

create table "escalation" (
  like record_base including all,
  "title" text,
  "document" uuid,
  "step" bigint,
  "step_code" text,
  "by" text,
  "to" text,
  "basis" text,
  "proposed_day" date,
  "done_day" date,
  "result" text,
  "paper" uuid[]
);
comment on table "escalation" is '加压';
comment on column "escalation"."title" is '步骤';
comment on column "escalation"."document" is '监督文书';
comment on column "escalation"."step" is '第几步';
comment on column "escalation"."step_code" is '步骤代码';
comment on column "escalation"."by" is '由谁实施';
comment on column "escalation"."to" is '对象';
comment on column "escalation"."basis" is '依据';
comment on column "escalation"."proposed_day" is '提出日期';
comment on column "escalation"."done_day" is '实施日期';
comment on column "escalation"."result" is '实施情况';
comment on column "escalation"."paper" is '文书或材料';
alter table "escalation" add check (state in ('proposed', 'done', 'dropped'));
select zs_record('escalation', 'unit', 'created_at', null, null);
create index "escalation_by_document" on "escalation" ("document");

create table "outcome_record" (
  like record_base including all,
  "target" text collate "C",
  "outcome" text,
  "outcome_name" text,
  "document" uuid,
  "about_unit" text collate "C",
  "person_name" text,
  "outcome_day" date,
  "note" text,
  "basis" text
);
comment on table "outcome_record" is '纠错和责任追究';
comment on column "outcome_record"."target" is '类别';
comment on column "outcome_record"."outcome" is '结果代码';
comment on column "outcome_record"."outcome_name" is '结果';
comment on column "outcome_record"."document" is '监督文书';
comment on column "outcome_record"."about_unit" is '被监督单位';
comment on column "outcome_record"."person_name" is '被追究人员';
comment on column "outcome_record"."outcome_day" is '作出日期';
comment on column "outcome_record"."note" is '事由';
comment on column "outcome_record"."basis" is '依据';
alter table "outcome_record" add check (state in ('kept'));
select zs_record('outcome_record', 'unit', 'outcome_day', null, null);
create index "outcome_record_by_document" on "outcome_record" ("document");

-- One card per act and side: what the agency may see, and what only the supervising side may.
create unique index "alert_by_subject" on "alert" ("subject_id", "subject", "confidential");
create index "alert_by_bureau" on "alert" ("bureau", "state", "opened_day");
-- What a repeat is held against.
create index "alert_closed" on "alert" ("unit", "closed_day") where state = 'closed';
create index "supervision_document_late" on "supervision_document" ("reply_due") where state in ('issued', 'rectify-again');
create index "rectification_of" on "rectification" ("document", "created_at");
