create table "campaign" (
  like record_base including all,
  "title" text,
  "entry" text,
  "year" bigint,
  "from_day" date,
  "until_day" date,
  "history" boolean,
  "opened_on" date,
  "basis" text,
  "result" text,
  "result_files" uuid[],
  "summed_on" date
);
comment on table "campaign" is '专项整治';
comment on column "campaign"."title" is '名称';
comment on column "campaign"."entry" is '政策条目';
comment on column "campaign"."year" is '年度';
comment on column "campaign"."from_day" is '起始日期';
comment on column "campaign"."until_day" is '截止日期';
comment on column "campaign"."history" is '历史专项';
comment on column "campaign"."opened_on" is '开单日期';
comment on column "campaign"."basis" is '依据';
comment on column "campaign"."result" is '总结';
comment on column "campaign"."result_files" is '总结材料';
comment on column "campaign"."summed_on" is '总结日期';
alter table "campaign" add check (state in ('opening', 'running', 'summed', 'closed'));
select zs_record('campaign', 'staff', 'created_at', null, null);

create table "campaign_duty" (
  like record_base including all,
  "title" text,
  "campaign" uuid,
  "code" text,
  "phase" text,
  "due" date,
  "chain" text,
  "article" text,
  "bureau" text collate "C",
  "history" boolean,
  "done_on" date,
  "result" text,
  "proof" uuid[],
  "delivered_to" text,
  "late" boolean,
  "reported_by" text,
  "check_note" text
);
comment on table "campaign_duty" is '专项任务';
comment on column "campaign_duty"."title" is '任务';
comment on column "campaign_duty"."campaign" is '专项';
comment on column "campaign_duty"."code" is '任务代码';
comment on column "campaign_duty"."phase" is '阶段';
comment on column "campaign_duty"."due" is '完成时限';
comment on column "campaign_duty"."chain" is '报送链';
comment on column "campaign_duty"."article" is '条款';
comment on column "campaign_duty"."bureau" is '牵头的司法行政部门';
comment on column "campaign_duty"."history" is '历史专项';
comment on column "campaign_duty"."done_on" is '完成日期';
comment on column "campaign_duty"."result" is '完成情况';
comment on column "campaign_duty"."proof" is '证明材料';
comment on column "campaign_duty"."delivered_to" is '报送对象';
comment on column "campaign_duty"."late" is '超过时限';
comment on column "campaign_duty"."reported_by" is '报告人';
comment on column "campaign_duty"."check_note" is '核查意见';
alter table "campaign_duty" add check (state in ('open', 'reported', 'confirmed', 'waived'));
select zs_record('campaign_duty', 'unit', 'created_at', 'bureau', null);
create index "campaign_duty_by_campaign" on "campaign_duty" ("campaign");

create table "self_check" (
  like record_base including all,
  "campaign" uuid,
  "means" text,
  "means_name" text,
  "count" bigint,
  "found" bigint,
  "checked_on" date,
  "note" text,
  "evidence" uuid[],
  "bureau" text collate "C"
);
comment on table "self_check" is '自查情况';
comment on column "self_check"."campaign" is '专项';
comment on column "self_check"."means" is '自查形式代码';
comment on column "self_check"."means_name" is '自查形式';
comment on column "self_check"."count" is '次数（份数、件数）';
comment on column "self_check"."found" is '发现问题（个）';
comment on column "self_check"."checked_on" is '完成日期';
comment on column "self_check"."note" is '情况';
comment on column "self_check"."evidence" is '证明材料';
comment on column "self_check"."bureau" is '牵头的司法行政部门';
alter table "self_check" add check (state in ('kept'));
select zs_record('self_check', 'unit', 'created_at', 'bureau', null);
create index "self_check_by_campaign" on "self_check" ("campaign");

create table "campaign_notice" (
  like record_base including all,
  "title" text,
  "campaign" uuid,
  "number" bigint,
  "due" date,
  "published_on" date,
  "media" text,
  "media_link" text,
  "clipping" uuid[],
  "posted_place" text,
  "posted_photo" uuid[],
  "late" boolean,
  "bureau" text collate "C"
);
comment on table "campaign_notice" is '整治通告';
comment on column "campaign_notice"."title" is '通告';
comment on column "campaign_notice"."campaign" is '专项';
comment on column "campaign_notice"."number" is '第几期';
comment on column "campaign_notice"."due" is '最迟发布日期';
comment on column "campaign_notice"."published_on" is '发布日期';
comment on column "campaign_notice"."media" is '发布媒体';
comment on column "campaign_notice"."media_link" is '媒体链接';
comment on column "campaign_notice"."clipping" is '媒体截图或剪报';
comment on column "campaign_notice"."posted_place" is '张贴场所';
comment on column "campaign_notice"."posted_photo" is '张贴照片';
comment on column "campaign_notice"."late" is '晚于期限';
comment on column "campaign_notice"."bureau" is '牵头的司法行政部门';
alter table "campaign_notice" add check (state in ('due', 'published'));
select zs_record('campaign_notice', 'unit', 'created_at', 'bureau', null);
create index "campaign_notice_by_campaign" on "campaign_notice" ("campaign");

create table "campaign_contact" (
  like record_base including all,
  "campaign" uuid,
  "phone" text,
  "email" text,
  "published_on" date,
  "published_where" text,
  "published_proof" uuid[],
  "caller" text,
  "called_at" timestamp with time zone,
  "calls" bigint,
  "call_note" text,
  "call_proof" uuid[],
  "bureau" text collate "C"
);
comment on table "campaign_contact" is '投诉举报渠道';
comment on column "campaign_contact"."campaign" is '专项';
comment on column "campaign_contact"."phone" is '举报电话';
comment on column "campaign_contact"."email" is '举报邮箱';
comment on column "campaign_contact"."published_on" is '公布日期';
comment on column "campaign_contact"."published_where" is '公布载体';
comment on column "campaign_contact"."published_proof" is '公布证明';
comment on column "campaign_contact"."caller" is '试拨人';
comment on column "campaign_contact"."called_at" is '试拨时间';
comment on column "campaign_contact"."calls" is '试拨次数';
comment on column "campaign_contact"."call_note" is '试拨情况';
comment on column "campaign_contact"."call_proof" is '试拨证明';
comment on column "campaign_contact"."bureau" is '牵头的司法行政部门';
alter table "campaign_contact" add check (state in ('published', 'answered', 'silent', 'withdrawn'));
select zs_record('campaign_contact', 'unit', 'created_at', 'bureau', null);
create index "campaign_contact_by_campaign" on "campaign_contact" ("campaign");

create table "problem" (
  like record_base including all,
  "title" text,
  "campaign" uuid,
  "list_version" text collate "C",
  "category" text collate "C",
  "situation" text collate "C",
  "situation_words" text,
  "area" text,
  "found_on" date,
  "first_case" text,
  "case_files" uuid[],
  "harm" text,
  "progress" text collate "C",
  "measures" text,
  "measures_now" text,
  "measures_long" text,
  "standard" text,
  "finish_by" date,
  "clue_id" text,
  "clue_title" text,
  "rebound" boolean,
  "rebound_why" text,
  "history" boolean,
  "closed_on" date,
  "closing" text,
  "closing_proof" uuid[],
  "mechanism" uuid,
  "no_mechanism" text,
  "relapses" bigint,
  "bureau" text collate "C"
);
comment on table "problem" is '突出问题';
comment on column "problem"."title" is '问题';
comment on column "problem"."campaign" is '专项';
comment on column "problem"."list_version" is '清单版本';
comment on column "problem"."category" is '突出问题类别';
comment on column "problem"."situation" is '具体情形';
comment on column "problem"."situation_words" is '情形说明';
comment on column "problem"."area" is '所涉执法领域';
comment on column "problem"."found_on" is '发现日期';
comment on column "problem"."first_case" is '具体表现';
comment on column "problem"."case_files" is '案例材料';
comment on column "problem"."harm" is '危害后果';
comment on column "problem"."progress" is '整治进度';
comment on column "problem"."measures" is '整治措施或拟采取的整治措施';
comment on column "problem"."measures_now" is '现阶段措施';
comment on column "problem"."measures_long" is '长期举措';
comment on column "problem"."standard" is '工作标准';
comment on column "problem"."finish_by" is '完成时限';
comment on column "problem"."clue_id" is '来源线索编号';
comment on column "problem"."clue_title" is '来源线索';
comment on column "problem"."rebound" is '反弹提示';
comment on column "problem"."rebound_why" is '反弹提示的理由';
comment on column "problem"."history" is '历史专项';
comment on column "problem"."closed_on" is '销号日期';
comment on column "problem"."closing" is '整改结果';
comment on column "problem"."closing_proof" is '整改证明';
comment on column "problem"."mechanism" is '形成的长效机制';
comment on column "problem"."no_mechanism" is '未形成制度的理由';
comment on column "problem"."relapses" is '反弹次数';
comment on column "problem"."bureau" is '同级司法行政部门';
alter table "problem" add check (state in ('found', 'rectifying', 'closed', 'relapsed'));
select zs_record('problem', 'unit', 'created_at', 'bureau', null);
create index "problem_by_campaign" on "problem" ("campaign");
create index "problem_by_mechanism" on "problem" ("mechanism");

create table "manifestation" (
  like record_base including all,
  "problem" uuid,
  "words" text,
  "happened_on" date,
  "case_files" uuid[],
  "bureau" text collate "C"
);
comment on table "manifestation" is '具体表现';
comment on column "manifestation"."problem" is '突出问题';
comment on column "manifestation"."words" is '表现';
comment on column "manifestation"."happened_on" is '发生日期';
comment on column "manifestation"."case_files" is '案例材料';
comment on column "manifestation"."bureau" is '同级司法行政部门';
alter table "manifestation" add check (state in ('kept'));
select zs_record('manifestation', 'unit', 'created_at', 'bureau', null);
create index "manifestation_by_problem" on "manifestation" ("problem");

create table "common_problem" (
  like record_base including all,
  "title" text,
  "why" text collate "C",
  "words" text,
  "problem" uuid,
  "category" text collate "C",
  "raised_to" text collate "C",
  "raised_on" date,
  "grouped_as" text,
  "guidance" uuid
);
comment on table "common_problem" is '共性问题';
comment on column "common_problem"."title" is '问题';
comment on column "common_problem"."why" is '提请的理由';
comment on column "common_problem"."words" is '情况和请示事项';
comment on column "common_problem"."problem" is '来自的突出问题';
comment on column "common_problem"."category" is '突出问题类别';
comment on column "common_problem"."raised_to" is '提请单位';
comment on column "common_problem"."raised_on" is '提请日期';
comment on column "common_problem"."grouped_as" is '归并为';
comment on column "common_problem"."guidance" is '指导意见';
alter table "common_problem" add check (state in ('raised', 'grouped', 'answered'));
select zs_record('common_problem', 'unit', 'created_at', 'raised_to', null);
create index "common_problem_by_problem" on "common_problem" ("problem");
create index "common_problem_by_guidance" on "common_problem" ("guidance");

create table "guidance" (
  like record_base including all,
  "title" text,
  "document_no" text,
  "issued_on" date,
  "words" text,
  "paper" uuid[],
  "answers" uuid[],
  "reached" bigint
);
comment on table "guidance" is '指导意见';
comment on column "guidance"."title" is '名称';
comment on column "guidance"."document_no" is '文号';
comment on column "guidance"."issued_on" is '印发日期';
comment on column "guidance"."words" is '主要内容';
comment on column "guidance"."paper" is '正式文件';
comment on column "guidance"."answers" is '回应的共性问题';
comment on column "guidance"."reached" is '送达单位（个）';
alter table "guidance" add check (state in ('kept'));
select zs_record('guidance', 'staff', 'issued_on', null, null);

create table "mechanism" (
  like record_base including all,
  "title" text,
  "kind" text collate "C",
  "document_no" text,
  "adopted_on" date,
  "from_problem" uuid,
  "words" text,
  "paper" uuid[],
  "bureau" text collate "C"
);
comment on table "mechanism" is '长效机制';
comment on column "mechanism"."title" is '制度或机制名称';
comment on column "mechanism"."kind" is '形式';
comment on column "mechanism"."document_no" is '文号';
comment on column "mechanism"."adopted_on" is '建立日期';
comment on column "mechanism"."from_problem" is '来自的突出问题';
comment on column "mechanism"."words" is '主要内容';
comment on column "mechanism"."paper" is '文本';
comment on column "mechanism"."bureau" is '同级司法行政部门';
alter table "mechanism" add check (state in ('kept'));
select zs_record('mechanism', 'unit', 'created_at', 'bureau', null);
create index "mechanism_by_from_problem" on "mechanism" ("from_problem");

create table "plan_run" (
  like record_base including all,
  "title" text,
  "entry" text,
  "from_day" date,
  "until_day" date,
  "history" boolean,
  "parts" bigint,
  "basis" text,
  "finish_note" text
);
comment on table "plan_run" is '任务方案';
comment on column "plan_run"."title" is '名称';
comment on column "plan_run"."entry" is '政策条目';
comment on column "plan_run"."from_day" is '起始日期';
comment on column "plan_run"."until_day" is '截止日期';
comment on column "plan_run"."history" is '历史方案';
comment on column "plan_run"."parts" is '分项（个）';
comment on column "plan_run"."basis" is '依据';
comment on column "plan_run"."finish_note" is '结束说明';
alter table "plan_run" add check (state in ('running', 'finished'));
select zs_record('plan_run', 'staff', 'created_at', null, null);

create table "plan_task" (
  like record_base including all,
  "title" text,
  "plan" uuid,
  "no" text,
  "task" text,
  "task_title" text,
  "part" text,
  "what" text,
  "group" text,
  "units_named" text,
  "owner" text collate "C",
  "due" date,
  "step" text collate "C",
  "reported_on" date,
  "done_on" date,
  "article" text,
  "topic" text,
  "history" boolean,
  "place" bigint,
  "check_note" text
);
comment on table "plan_task" is '方案任务';
comment on column "plan_task"."title" is '任务';
comment on column "plan_task"."plan" is '方案';
comment on column "plan_task"."no" is '序号';
comment on column "plan_task"."task" is '任务代码';
comment on column "plan_task"."task_title" is '任务名称';
comment on column "plan_task"."part" is '分项代码';
comment on column "plan_task"."what" is '要求';
comment on column "plan_task"."group" is '任务组';
comment on column "plan_task"."units_named" is '原文所列责任单位';
comment on column "plan_task"."owner" is '责任单位';
comment on column "plan_task"."due" is '完成时限';
comment on column "plan_task"."step" is '进度';
comment on column "plan_task"."reported_on" is '最近报告';
comment on column "plan_task"."done_on" is '完成日期';
comment on column "plan_task"."article" is '条款';
comment on column "plan_task"."topic" is '同类任务';
comment on column "plan_task"."history" is '历史方案';
comment on column "plan_task"."place" is '次序';
comment on column "plan_task"."check_note" is '核实意见';
alter table "plan_task" add check (state in ('waiting', 'going', 'reported', 'checked'));
select zs_record('plan_task', 'unit', 'place', 'owner', null);
create index "plan_task_by_plan" on "plan_task" ("plan");

create table "plan_progress" (
  like record_base including all,
  "task" uuid,
  "step" text collate "C",
  "words" text,
  "reported_on" date,
  "evidence" uuid[],
  "author" text,
  "bureau" text collate "C"
);
comment on table "plan_progress" is '进展报告';
comment on column "plan_progress"."task" is '方案任务';
comment on column "plan_progress"."step" is '进度';
comment on column "plan_progress"."words" is '进展情况';
comment on column "plan_progress"."reported_on" is '截至日期';
comment on column "plan_progress"."evidence" is '证明材料';
comment on column "plan_progress"."author" is '报告人';
comment on column "plan_progress"."bureau" is '牵头单位';
alter table "plan_progress" add check (state in ('kept'));
select zs_record('plan_progress', 'unit', 'created_at', 'bureau', null);
create index "plan_progress_by_task" on "plan_progress" ("task");

create table "evaluation" (
  like record_base including all,
  "title" text,
  "plan" uuid,
  "code" text,
  "evaluated" text collate "C",
  "due" date,
  "history" boolean,
  "self_words" text,
  "self_problems" text,
  "self_files" uuid[],
  "self_on" date,
  "self_by" text,
  "review_words" text,
  "findings" text,
  "review_files" uuid[],
  "reviewed_on" date
);
comment on table "evaluation" is '评估';
comment on column "evaluation"."title" is '评估';
comment on column "evaluation"."plan" is '方案';
comment on column "evaluation"."code" is '评估代码';
comment on column "evaluation"."evaluated" is '评估对象';
comment on column "evaluation"."due" is '完成时限';
comment on column "evaluation"."history" is '历史方案';
comment on column "evaluation"."self_words" is '自查情况';
comment on column "evaluation"."self_problems" is '自查发现的问题';
comment on column "evaluation"."self_files" is '自查材料';
comment on column "evaluation"."self_on" is '自查日期';
comment on column "evaluation"."self_by" is '自查人';
comment on column "evaluation"."review_words" is '评查意见';
comment on column "evaluation"."findings" is '评查发现的问题';
comment on column "evaluation"."review_files" is '评查材料';
comment on column "evaluation"."reviewed_on" is '评查日期';
alter table "evaluation" add check (state in ('asked', 'self', 'reviewed'));
select zs_record('evaluation', 'unit', 'created_at', 'evaluated', null);
create index "evaluation_by_plan" on "evaluation" ("plan");

create table "upward_report" (
  like record_base including all,
  "title" text,
  "about" text collate "C",
  "to" text,
  "plan" uuid,
  "special" uuid,
  "due" date,
  "words" text,
  "paper" uuid[],
  "delivered_on" date,
  "receiver" text,
  "delivery_proof" uuid[]
);
comment on table "upward_report" is '向上报告';
comment on column "upward_report"."title" is '标题';
comment on column "upward_report"."about" is '事项';
comment on column "upward_report"."to" is '报告对象';
comment on column "upward_report"."plan" is '方案';
comment on column "upward_report"."special" is '专项监督';
comment on column "upward_report"."due" is '时限';
comment on column "upward_report"."words" is '主要内容';
comment on column "upward_report"."paper" is '报告文本';
comment on column "upward_report"."delivered_on" is '送达日期';
comment on column "upward_report"."receiver" is '签收人';
comment on column "upward_report"."delivery_proof" is '送达证明';
alter table "upward_report" add check (state in ('draft', 'delivered'));
select zs_record('upward_report', 'unit', 'created_at', null, null);
create index "upward_report_by_plan" on "upward_report" ("plan");
create index "upward_report_by_special" on "upward_report" ("special");

create table "special_supervision" (
  like record_base including all,
  "title" text,
  "campaign" uuid,
  "place" text collate "C",
  "from_day" date,
  "until_day" date,
  "how" text,
  "summary" text,
  "summary_files" uuid[],
  "summed_on" date,
  "report" uuid
);
comment on table "special_supervision" is '专项监督';
comment on column "special_supervision"."title" is '名称';
comment on column "special_supervision"."campaign" is '所属专项';
comment on column "special_supervision"."place" is '监督区划';
comment on column "special_supervision"."from_day" is '开始日期';
comment on column "special_supervision"."until_day" is '结束日期';
comment on column "special_supervision"."how" is '监督方式';
comment on column "special_supervision"."summary" is '汇总情况';
comment on column "special_supervision"."summary_files" is '汇总材料';
comment on column "special_supervision"."summed_on" is '汇总日期';
comment on column "special_supervision"."report" is '向本级政府的报告';
alter table "special_supervision" add check (state in ('running', 'summed', 'reported'));
select zs_record('special_supervision', 'unit', 'created_at', null, null);
create index "special_supervision_by_campaign" on "special_supervision" ("campaign");
create index "special_supervision_by_report" on "special_supervision" ("report");

create table "special_point" (
  like record_base including all,
  "special" uuid,
  "point" text collate "C",
  "point_name" text,
  "checked_unit" text collate "C",
  "checked_on" date,
  "found" bigint,
  "words" text,
  "evidence" uuid[]
);
comment on table "special_point" is '监督要点检查';
comment on column "special_point"."special" is '专项监督';
comment on column "special_point"."point" is '要点';
comment on column "special_point"."point_name" is '要点名称';
comment on column "special_point"."checked_unit" is '被监督单位';
comment on column "special_point"."checked_on" is '检查日期';
comment on column "special_point"."found" is '发现问题（个）';
comment on column "special_point"."words" is '情况';
comment on column "special_point"."evidence" is '证明材料';
alter table "special_point" add check (state in ('kept'));
select zs_record('special_point', 'unit', 'created_at', null, null);
create index "special_point_by_special" on "special_point" ("special");

create table "reconsideration_case" (
  like record_base including all,
  "kind" text collate "C",
  "case_no" text,
  "about_unit" text collate "C",
  "enterprise" boolean,
  "decided_on" date,
  "result" text collate "C",
  "corrected" boolean,
  "words" text,
  "paper" uuid[]
);
comment on table "reconsideration_case" is '复议诉讼结果';
comment on column "reconsideration_case"."kind" is '种类';
comment on column "reconsideration_case"."case_no" is '案号';
comment on column "reconsideration_case"."about_unit" is '被申请人（被告）';
comment on column "reconsideration_case"."enterprise" is '涉企';
comment on column "reconsideration_case"."decided_on" is '结案日期';
comment on column "reconsideration_case"."result" is '结果';
comment on column "reconsideration_case"."corrected" is '纠错（败诉）';
comment on column "reconsideration_case"."words" is '主要理由';
comment on column "reconsideration_case"."paper" is '决定书、裁判文书';
alter table "reconsideration_case" add check (state in ('kept'));
select zs_record('reconsideration_case', 'unit', 'decided_on', 'about_unit', null);

create table "review_opinion" (
  like record_base including all,
  "title" text,
  "kind" text collate "C",
  "from_case" uuid,
  "document_no" text,
  "to_unit" text collate "C",
  "issued_on" date,
  "received_on" date,
  "words" text,
  "paper" uuid[],
  "report_due" date,
  "report_basis" text,
  "report_words" text,
  "report_files" uuid[],
  "reported_on" date
);
comment on table "review_opinion" is '复议意见书建议书';
comment on column "review_opinion"."title" is '名称';
comment on column "review_opinion"."kind" is '文书';
comment on column "review_opinion"."from_case" is '所涉案件';
comment on column "review_opinion"."document_no" is '文号';
comment on column "review_opinion"."to_unit" is '送达单位';
comment on column "review_opinion"."issued_on" is '制发日期';
comment on column "review_opinion"."received_on" is '送达日期';
comment on column "review_opinion"."words" is '内容';
comment on column "review_opinion"."paper" is '文书';
comment on column "review_opinion"."report_due" is '反馈期限';
comment on column "review_opinion"."report_basis" is '反馈期限的依据';
comment on column "review_opinion"."report_words" is '反馈情况';
comment on column "review_opinion"."report_files" is '反馈材料';
comment on column "review_opinion"."reported_on" is '反馈日期';
alter table "review_opinion" add check (state in ('issued', 'reported', 'closed'));
select zs_record('review_opinion', 'unit', 'created_at', 'to_unit', null);
create index "review_opinion_by_from_case" on "review_opinion" ("from_case");

create table "survey" (
  like record_base including all,
  "title" text,
  "by_whom" text,
  "method" text,
  "from_day" date,
  "until_day" date,
  "sample" bigint,
  "satisfied" bigint,
  "words" text,
  "paper" uuid[],
  "groups" jsonb
);
comment on table "survey" is '满意度测评';
comment on column "survey"."title" is '名称';
comment on column "survey"."by_whom" is '测评机构';
comment on column "survey"."method" is '抽样和调查方法';
comment on column "survey"."from_day" is '开始日期';
comment on column "survey"."until_day" is '结束日期';
comment on column "survey"."sample" is '有效样本（份）';
comment on column "survey"."satisfied" is '满意和基本满意（份）';
comment on column "survey"."words" is '主要结论';
comment on column "survey"."paper" is '测评报告';
comment on column "survey"."groups" is '分组结果';
alter table "survey" add check (state in ('kept'));
select zs_record('survey', 'unit', 'until_day', null, null);

create table "normative_review" (
  like record_base including all,
  "document_title" text,
  "document_no" text,
  "issued_on" date,
  "issuer" text,
  "campaign" uuid,
  "result" text collate "C",
  "reason" text,
  "decided_on" date,
  "done_on" date,
  "done_by" text,
  "done_files" uuid[]
);
comment on table "normative_review" is '规范性文件清理';
comment on column "normative_review"."document_title" is '文件名称';
comment on column "normative_review"."document_no" is '文号';
comment on column "normative_review"."issued_on" is '印发日期';
comment on column "normative_review"."issuer" is '制定机关';
comment on column "normative_review"."campaign" is '所属专项';
comment on column "normative_review"."result" is '清理结论';
comment on column "normative_review"."reason" is '理由';
comment on column "normative_review"."decided_on" is '作出结论日期';
comment on column "normative_review"."done_on" is '办结日期';
comment on column "normative_review"."done_by" is '办结依据';
comment on column "normative_review"."done_files" is '办结材料';
alter table "normative_review" add check (state in ('reviewing', 'decided', 'done'));
select zs_record('normative_review', 'unit', 'created_at', null, null);
create index "normative_review_by_campaign" on "normative_review" ("campaign");

create table "exemption" (
  like record_base including all,
  "title" text,
  "about" text,
  "happened_on" date,
  "clause" text,
  "words" text,
  "paper" uuid[],
  "applicant" text,
  "submitted_on" date,
  "decision" text,
  "decision_basis" text,
  "decided_by" text,
  "decided_on" date,
  "bureau" text collate "C"
);
comment on table "exemption" is '容错免责';
comment on column "exemption"."title" is '事由';
comment on column "exemption"."about" is '申请免责的人员或单位';
comment on column "exemption"."happened_on" is '行为日期';
comment on column "exemption"."clause" is '援用的免责情形和条款';
comment on column "exemption"."words" is '申请理由';
comment on column "exemption"."paper" is '申请书';
comment on column "exemption"."applicant" is '申请人';
comment on column "exemption"."submitted_on" is '提交日期';
comment on column "exemption"."decision" is '决定理由';
comment on column "exemption"."decision_basis" is '决定依据';
comment on column "exemption"."decided_by" is '决定人';
comment on column "exemption"."decided_on" is '决定日期';
comment on column "exemption"."bureau" is '同级司法行政部门';
alter table "exemption" add check (state in ('asked', 'submitted', 'exempt', 'lighter', 'refused'));
select zs_record('exemption', 'unit', 'created_at', 'bureau', null);

create table "exemption_evidence" (
  like record_base including all,
  "exemption" uuid,
  "happened_at" timestamp with time zone,
  "words" text,
  "evidence" uuid[],
  "bureau" text collate "C"
);
comment on table "exemption_evidence" is '免责证据';
comment on column "exemption_evidence"."exemption" is '容错免责';
comment on column "exemption_evidence"."happened_at" is '发生时间';
comment on column "exemption_evidence"."words" is '证明什么';
comment on column "exemption_evidence"."evidence" is '证据材料';
comment on column "exemption_evidence"."bureau" is '同级司法行政部门';
alter table "exemption_evidence" add check (state in ('kept'));
select zs_record('exemption_evidence', 'unit', 'happened_at', 'bureau', null);
create index "exemption_evidence_by_exemption" on "exemption_evidence" ("exemption");

create table "model_case" (
  like record_base including all,
  "title" text,
  "kind" text collate "C",
  "campaign" uuid,
  "situation" text,
  "measures" text,
  "effects" text,
  "comment" text,
  "chars" bigint,
  "reviewer" text collate "C",
  "review_note" text,
  "reviewed_on" date,
  "published" uuid
);
comment on table "model_case" is '典型案例';
comment on column "model_case"."title" is '标题';
comment on column "model_case"."kind" is '类别';
comment on column "model_case"."campaign" is '所属专项';
comment on column "model_case"."situation" is '基本情况';
comment on column "model_case"."measures" is '整改举措';
comment on column "model_case"."effects" is '主要成效';
comment on column "model_case"."comment" is '总结评析';
comment on column "model_case"."chars" is '字数（字）';
comment on column "model_case"."reviewer" is '评审单位';
comment on column "model_case"."review_note" is '评审意见';
comment on column "model_case"."reviewed_on" is '评审日期';
comment on column "model_case"."published" is '发布的案例';
alter table "model_case" add check (state in ('recommended', 'reviewed', 'returned', 'published'));
select zs_record('model_case', 'unit', 'created_at', 'reviewer', null);
create index "model_case_by_campaign" on "model_case" ("campaign");
create index "model_case_by_published" on "model_case" ("published");

create table "published_case" (
  like record_base including all,
  "title" text,
  "kind" text collate "C",
  "situation" text,
  "measures" text,
  "effects" text,
  "comment" text,
  "from_unit" text,
  "published_on" date,
  "published_where" text
);
comment on table "published_case" is '案例库';
comment on column "published_case"."title" is '标题';
comment on column "published_case"."kind" is '类别';
comment on column "published_case"."situation" is '基本情况';
comment on column "published_case"."measures" is '整改举措';
comment on column "published_case"."effects" is '主要成效';
comment on column "published_case"."comment" is '总结评析';
comment on column "published_case"."from_unit" is '推荐单位';
comment on column "published_case"."published_on" is '发布日期';
comment on column "published_case"."published_where" is '发布载体';
alter table "published_case" add check (state in ('kept'));
select zs_record('published_case', 'staff', 'published_on', null, null);

create table "model_person" (
  like record_base including all,
  "kind" text collate "C",
  "name" text,
  "on_day" date,
  "words" text,
  "recognised_by" text,
  "paper" uuid[]
);
comment on table "model_person" is '先进典型';
comment on column "model_person"."kind" is '类别';
comment on column "model_person"."name" is '名称';
comment on column "model_person"."on_day" is '日期';
comment on column "model_person"."words" is '事迹或做法';
comment on column "model_person"."recognised_by" is '表彰或推广单位';
comment on column "model_person"."paper" is '材料';
alter table "model_person" add check (state in ('kept'));
select zs_record('model_person', 'unit', 'created_at', null, null);

-- What is looked up beside a row, and what there may be once only. Every key carries the cell.
create unique index campaign_once on campaign (entry, region, coalesce(year, 0), cell);
create unique index campaign_duty_once on campaign_duty (campaign, code, unit, cell);
create index campaign_duty_by_state on campaign_duty (campaign, state);
create unique index self_check_once on self_check (campaign, means, unit, cell);
create unique index campaign_notice_once on campaign_notice (campaign, unit, number, cell) where number is not null;
create index problem_by_area on problem (unit, area);
create unique index plan_run_once on plan_run (entry, region, cell);
create unique index evaluation_once on evaluation (plan, code, evaluated, cell);
