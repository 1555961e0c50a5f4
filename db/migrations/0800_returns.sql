create table "return_round" (
  like record_base including all,
  "title" text,
  "chain" text,
  "about_year" bigint,
  "period_from" date,
  "period_until" date,
  "opened_on" date,
  "owing" bigint,
  "legs" jsonb,
  "history" boolean,
  "how" text collate "C"
);
comment on table "return_round" is '报送批次';
comment on column "return_round"."title" is '名称';
comment on column "return_round"."chain" is '报送链';
comment on column "return_round"."about_year" is '所属年度（年）';
comment on column "return_round"."period_from" is '统计期起';
comment on column "return_round"."period_until" is '统计期止';
comment on column "return_round"."opened_on" is '开单日期';
comment on column "return_round"."owing" is '应报（份）';
comment on column "return_round"."legs" is '报送环节';
comment on column "return_round"."history" is '历史批次';
comment on column "return_round"."how" is '开单方式';
alter table "return_round" add check (state in ('opening', 'open', 'closed'));
select zs_record('return_round', 'staff', 'created_at', null, null);

create table "return_sheet" (
  like record_base including all,
  "title" text,
  "round" uuid,
  "chain" text,
  "leg" text,
  "sheets" jsonb,
  "about_year" bigint,
  "period_from" date,
  "period_until" date,
  "level" text,
  "receiver" text collate "C",
  "due" date,
  "proposed_due" date,
  "extended_to" date,
  "extension_reason" text,
  "started_at" timestamp with time zone,
  "submitted_at" timestamp with time zone,
  "received_at" timestamp with time zone,
  "accepted_at" timestamp with time zone,
  "zero" boolean,
  "zero_reason" text,
  "author" text,
  "author_id" text,
  "reviewer" text,
  "reviewer_id" text,
  "signer" text,
  "signer_id" text,
  "revision" bigint,
  "accepted_revision" bigint,
  "digest" text,
  "gaps" jsonb,
  "return_reason" text,
  "return_cells" jsonb,
  "times_returned" bigint,
  "correction_reason" text,
  "answers" jsonb,
  "heading" jsonb,
  "attachments" uuid[],
  "worked_seconds" bigint,
  "history" boolean
);
comment on table "return_sheet" is '报表';
comment on column "return_sheet"."title" is '名称';
comment on column "return_sheet"."round" is '报送批次';
comment on column "return_sheet"."chain" is '报送链';
comment on column "return_sheet"."leg" is '报送环节';
comment on column "return_sheet"."sheets" is '表格';
comment on column "return_sheet"."about_year" is '所属年度（年）';
comment on column "return_sheet"."period_from" is '统计期起';
comment on column "return_sheet"."period_until" is '统计期止';
comment on column "return_sheet"."level" is '层级';
comment on column "return_sheet"."receiver" is '接收单位';
comment on column "return_sheet"."due" is '报送期限';
comment on column "return_sheet"."proposed_due" is '建议时间（倒排）';
comment on column "return_sheet"."extended_to" is '延期至';
comment on column "return_sheet"."extension_reason" is '延期理由';
comment on column "return_sheet"."started_at" is '开始填报';
comment on column "return_sheet"."submitted_at" is '报送时间';
comment on column "return_sheet"."received_at" is '签收时间';
comment on column "return_sheet"."accepted_at" is '通过时间';
comment on column "return_sheet"."zero" is '零报告';
comment on column "return_sheet"."zero_reason" is '零报告理由';
comment on column "return_sheet"."author" is '填报人';
comment on column "return_sheet"."author_id" is '填报人编号';
comment on column "return_sheet"."reviewer" is '审核人';
comment on column "return_sheet"."reviewer_id" is '审核人编号';
comment on column "return_sheet"."signer" is '签发人';
comment on column "return_sheet"."signer_id" is '签发人编号';
comment on column "return_sheet"."revision" is '版本';
comment on column "return_sheet"."accepted_revision" is '通过的版本';
comment on column "return_sheet"."gaps" is '缺少的接收单位';
comment on column "return_sheet"."digest" is '报送内容摘要';
comment on column "return_sheet"."return_reason" is '退回理由';
comment on column "return_sheet"."return_cells" is '退回的单元格';
comment on column "return_sheet"."times_returned" is '退回次数';
comment on column "return_sheet"."correction_reason" is '更正理由';
comment on column "return_sheet"."answers" is '口径说明';
comment on column "return_sheet"."heading" is '表头';
comment on column "return_sheet"."attachments" is '附件';
comment on column "return_sheet"."worked_seconds" is '填报用时（秒）';
comment on column "return_sheet"."history" is '历史批次';
alter table "return_sheet" add check (state in ('draft', 'review', 'sign', 'signed', 'submitted', 'received', 'returned', 'accepted', 'correcting', 'locked', 'excused'));
select zs_record('return_sheet', 'unit', 'created_at', 'receiver', null);

create table "return_cell" (
  like record_base including all,
  "return" uuid,
  "receiver" text collate "C",
  "address" text,
  "kind" text collate "C",
  "num" bigint,
  "txt" text,
  "picked" uuid[],
  "origin" text collate "C",
  "reason" text,
  "sources" jsonb,
  "by" text
);
comment on table "return_cell" is '单元格';
comment on column "return_cell"."return" is '报表';
comment on column "return_cell"."receiver" is '接收单位';
comment on column "return_cell"."address" is '位置';
comment on column "return_cell"."kind" is '值类';
comment on column "return_cell"."num" is '数';
comment on column "return_cell"."txt" is '文字';
comment on column "return_cell"."picked" is '附件';
comment on column "return_cell"."origin" is '来源';
comment on column "return_cell"."reason" is '改动理由';
comment on column "return_cell"."sources" is '出处';
comment on column "return_cell"."by" is '填写人';
alter table "return_cell" add check (state in ('kept', 'emptied'));
select zs_record('return_cell', 'unit', 'created_at', 'receiver', null);

create table "return_line" (
  like record_base including all,
  "return" uuid,
  "receiver" text collate "C",
  "form" text,
  "tbl" text,
  "code" text,
  "name" text,
  "place" bigint
);
comment on table "return_line" is '增加的行';
comment on column "return_line"."return" is '报表';
comment on column "return_line"."receiver" is '接收单位';
comment on column "return_line"."form" is '表';
comment on column "return_line"."tbl" is '表内分表';
comment on column "return_line"."code" is '行代码';
comment on column "return_line"."name" is '行名';
comment on column "return_line"."place" is '次序';
alter table "return_line" add check (state in ('kept', 'dropped'));
select zs_record('return_line', 'unit', 'created_at', 'receiver', null);
create index "return_line_by_return" on "return_line" ("return");

create table "return_version" (
  like record_base including all,
  "return" uuid,
  "receiver" text collate "C",
  "number" bigint,
  "words" text,
  "content" jsonb,
  "digest" text,
  "author" text,
  "signer" text,
  "reason" text,
  "changed" jsonb,
  "submitted_at" timestamp with time zone
);
comment on table "return_version" is '报送版本';
comment on column "return_version"."return" is '报表';
comment on column "return_version"."receiver" is '接收单位';
comment on column "return_version"."number" is '版本';
comment on column "return_version"."words" is '说明';
comment on column "return_version"."content" is '内容';
comment on column "return_version"."digest" is '内容摘要';
comment on column "return_version"."author" is '报送人';
comment on column "return_version"."signer" is '签发人';
comment on column "return_version"."reason" is '更正理由';
comment on column "return_version"."changed" is '变动的单元格';
comment on column "return_version"."submitted_at" is '报送时间';
alter table "return_version" add check (state in ('kept'));
select zs_record('return_version', 'unit', 'created_at', 'receiver', null);

create table "return_comment" (
  like record_base including all,
  "return" uuid,
  "receiver" text collate "C",
  "address" text,
  "words" text,
  "from_unit" text,
  "by" text,
  "answer" text,
  "answered_by" text
);
comment on table "return_comment" is '审核意见';
comment on column "return_comment"."return" is '报表';
comment on column "return_comment"."receiver" is '接收单位';
comment on column "return_comment"."address" is '位置';
comment on column "return_comment"."words" is '意见';
comment on column "return_comment"."from_unit" is '提出单位';
comment on column "return_comment"."by" is '提出人';
comment on column "return_comment"."answer" is '答复';
comment on column "return_comment"."answered_by" is '答复人';
alter table "return_comment" add check (state in ('open', 'answered'));
select zs_record('return_comment', 'unit', 'created_at', 'receiver', null);
create index "return_comment_by_return" on "return_comment" ("return");

create table "return_delivery" (
  like record_base including all,
  "return" uuid,
  "receiver" text collate "C",
  "recipient" text,
  "way" text,
  "version_number" bigint,
  "version_digest" text,
  "channel" text collate "C",
  "document_no" text,
  "document_day" text,
  "scanned" uuid[],
  "sent_at" timestamp with time zone,
  "confirmed_at" timestamp with time zone,
  "confirmed_by" text,
  "receipt" text,
  "receipt_files" uuid[]
);
comment on table "return_delivery" is '正式文件送达';
comment on column "return_delivery"."return" is '报表';
comment on column "return_delivery"."receiver" is '接收单位';
comment on column "return_delivery"."recipient" is '接收者';
comment on column "return_delivery"."way" is '接收者类别';
comment on column "return_delivery"."version_number" is '版本';
comment on column "return_delivery"."version_digest" is '版本摘要';
comment on column "return_delivery"."channel" is '发送渠道';
comment on column "return_delivery"."document_no" is '文号';
comment on column "return_delivery"."document_day" is '成文日期';
comment on column "return_delivery"."scanned" is '盖章扫描件';
comment on column "return_delivery"."sent_at" is '发出时间';
comment on column "return_delivery"."confirmed_at" is '确认时间';
comment on column "return_delivery"."confirmed_by" is '确认人';
comment on column "return_delivery"."receipt" is '回执';
comment on column "return_delivery"."receipt_files" is '回执附件';
alter table "return_delivery" add check (state in ('waiting', 'sent', 'confirmed'));
select zs_record('return_delivery', 'unit', 'created_at', 'receiver', null);
create index "return_delivery_by_return" on "return_delivery" ("return");

-- One return for a unit, leg and round; one cell at an address; version numbers without a gap or a double.
create unique index return_sheet_once on return_sheet (round, unit, leg);
create unique index return_cell_at on return_cell (return, address);
create unique index return_version_number on return_version (return, number);
create index return_sheet_receiver on return_sheet (receiver, state);

-- Numbers that count: one row per number of the version in force. Drafts have none, by construction; nobody filters by state. Written by the database
-- alone, from the frozen content: when a version comes, when a return is sent back or taken back, when its unit moves.
create table return_figure (
  return uuid not null,
  round uuid not null,
  form text collate "C" not null,
  tbl text collate "C" not null,
  row_code text collate "C" not null,
  item smallint not null,
  col text collate "C" not null,
  -- number: in num; none (无) and no_competence (无此职权): num is null.
  kind text collate "C" not null check (kind in ('number', 'none', 'no_competence')),
  num bigint,
  -- What the records, the returns below or another form said at that moment; null where nothing was expected.
  expected bigint,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null,
  receiver text collate "C",
  leg text collate "C" not null,
  level text collate "C" not null,
  primary key (return, form, tbl, row_code, item, col)
);
create index return_figure_by_cell on return_figure (round, form, tbl, row_code, col) include (num, unit, line, level, leg, kind);
comment on table return_figure is 'Numbers of the version in force of each return; derived from return_version, never journalled.';
select zs_policies('return_figure', 'unit', 'receiver', null);
revoke insert, update, delete on return_figure from zs_app;

-- The version that counts: the submitted one from submission on, the accepted one while a correction is under way or was sent back, else none.
create function zs_return_in_force(state text, revision bigint, accepted bigint) returns bigint
language sql immutable as $$
  select case when state in ('submitted', 'received', 'accepted', 'locked') then coalesce(revision, 0) else coalesce(accepted, 0) end
$$;

create function zs_return_figures(of_return uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from return_figure where return = of_return;
  insert into return_figure (return, round, form, tbl, row_code, item, col, kind, num, expected, cell, region, unit, line, receiver, leg, level)
  select s.id, s.round, sheet.value ->> 'form', split_part(c.key, '|', 1), split_part(c.key, '|', 2), split_part(c.key, '|', 3)::smallint,
    split_part(c.key, '|', 4), c.value -> 'value' ->> 'kind', (c.value -> 'value' ->> 'num')::bigint, (c.value -> 'expected' ->> 'num')::bigint,
    s.cell, s.region, s.unit, s.line, s.receiver, s.leg, coalesce(s.level, '')
  from return_sheet s
  join return_version v on v.return = s.id and v.number = zs_return_in_force(s.state, s.revision, s.accepted_revision)
  cross join lateral jsonb_array_elements(v.content -> 'sheets') sheet
  cross join lateral jsonb_each(sheet.value -> 'cells') c
  where s.id = of_return and c.value -> 'value' ->> 'kind' in ('number', 'none', 'no_competence');
end $$;
revoke all on function zs_return_figures(uuid) from public;

create function zs_return_version_came() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform zs_return_figures(new.return);
  return null;
end $$;
create trigger return_version_came after insert on return_version for each row execute function zs_return_version_came();

create function zs_return_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform zs_return_figures(new.id);
  return null;
end $$;
create trigger return_in_force_changed after update on return_sheet for each row
  when (zs_return_in_force(old.state, old.revision, old.accepted_revision) is distinct from zs_return_in_force(new.state, new.revision, new.accepted_revision)
    or (old.unit, old.region, old.line, old.receiver, old.level) is distinct from (new.unit, new.region, new.line, new.receiver, new.level))
  execute function zs_return_moved();

-- What a cell should say, by the records, the returns below, or another form. Worked out set-based when a round opens and again on demand; derived.
create table return_expected (
  return uuid not null,
  -- form|table|row|item|column
  address text collate "C" not null,
  num bigint,
  txt text,
  -- Records a number rests on, and how many of them a second unit could report too.
  records bigint,
  overlap bigint,
  origin text collate "C" not null check (origin in ('metric', 'below', 'form')),
  -- Metric id, leg summed, or address in the other form.
  source text not null,
  as_of timestamptz not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null,
  receiver text collate "C",
  primary key (return, address)
);
comment on table return_expected is 'What cells should say; derived, never journalled.';
select zs_policies('return_expected', 'unit', 'receiver', null);
revoke insert, update, delete on return_expected from zs_app;

-- Forms as they were filled in, by the hash of their content: a sent return is read on its own form, whatever the packs say later.
create table return_form (
  hash text collate "C" primary key,
  form text collate "C" not null,
  value jsonb not null,
  kept_at timestamptz not null default now()
);
comment on table return_form is 'Content of forms by hash, kept when a round opens; derived from the packs, never journalled.';
alter table return_form enable row level security;
create policy app_read on return_form for select to zs_app using (current_setting('zs.person', true) <> '');
create policy worker_all on return_form for all to zs_worker using (true) with check (true);
grant select on return_form to zs_app;
grant select, insert on return_form to zs_worker;

-- Seconds worked on a return, by person: the burden it is. Not journalled; the sum is frozen with the return.
create table return_effort (
  return uuid not null,
  person text not null,
  seconds bigint not null default 0,
  at timestamptz not null default now(),
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null,
  primary key (return, person)
);
select zs_policies('return_effort', 'unit', null, null);
create function zs_return_worked(of_return uuid, more bigint) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  insert into return_effort (return, person, seconds, region, unit, line)
  select s.id, current_setting('zs.person', true), least(greatest(more, 0), 3600), s.region, s.unit, s.line
  from return_sheet s
  where s.id = of_return and current_setting('zs.person', true) <> ''
    and s.unit >= current_setting('zs.unit_lo', true) and s.unit <= current_setting('zs.unit_hi', true)
  on conflict (return, person) do update set seconds = return_effort.seconds + excluded.seconds, at = now()
  returning seconds
$$;
revoke all on function zs_return_worked(uuid, bigint) from public;
grant execute on function zs_return_worked(uuid, bigint) to zs_app;

-- Who is in which cell just now. Worth nothing after a minute, so it is not logged.
create unlogged table return_presence (
  return uuid not null,
  person text not null,
  name text not null,
  address text not null default '',
  at timestamptz not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null,
  receiver text collate "C",
  primary key (return, person)
);
select zs_policies('return_presence', 'unit', 'receiver', null);
-- Says where the caller is, if the caller may see the return at all.
create function zs_return_touch(of_return uuid, who text, at_address text, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into return_presence (return, person, name, address, at, region, unit, line, receiver)
  select s.id, current_setting('zs.person', true), who, at_address, at, s.region, s.unit, s.line, s.receiver
  from return_sheet s
  where s.id = of_return and current_setting('zs.person', true) <> ''
    and ((s.unit >= current_setting('zs.unit_lo', true) and s.unit <= current_setting('zs.unit_hi', true)
        and s.line >= current_setting('zs.line_lo', true) and s.line <= current_setting('zs.line_hi', true))
      or (s.receiver >= current_setting('zs.unit_lo', true) and s.receiver <= current_setting('zs.unit_hi', true)))
  on conflict (return, person) do update set address = excluded.address, at = excluded.at, name = excluded.name
$$;
revoke all on function zs_return_touch(uuid, text, text, timestamptz) from public;
grant execute on function zs_return_touch(uuid, text, text, timestamptz) to zs_app;
