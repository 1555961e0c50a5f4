-- Plans, inspections, visits, findings, what firms say; entry codes, the portal's functions, and the facts that rules are judged on.

create table "plan" (
  like record_base including all,
  "title" text,
  "kind" text collate "C",
  "year" bigint,
  "basis" text,
  "reason" text,
  "filed_to" text collate "C",
  "number" text,
  "drafter" uuid,
  "approved_by" uuid,
  "approved_at" timestamp with time zone,
  "filing_version" bigint,
  "filed_day" date,
  "filings" jsonb,
  "review_due" date,
  "reviewed_by" uuid,
  "reviewed_day" date,
  "review_opinion" text,
  "review_findings" jsonb,
  "change_reason" text
);
comment on table "plan" is '检查计划';
comment on column "plan"."title" is '计划名称';
comment on column "plan"."kind" is '计划类别';
comment on column "plan"."year" is '计划年度';
comment on column "plan"."basis" is '编制依据';
comment on column "plan"."reason" is '编制理由';
comment on column "plan"."filed_to" is '报送单位';
comment on column "plan"."number" is '备案号';
comment on column "plan"."drafter" is '编制人';
comment on column "plan"."approved_by" is '批准人';
comment on column "plan"."approved_at" is '批准时间';
comment on column "plan"."filing_version" is '报送次数（次）';
comment on column "plan"."filed_day" is '最近报送日期';
comment on column "plan"."filings" is '历次报送';
comment on column "plan"."review_due" is '审查期限';
comment on column "plan"."reviewed_by" is '审查人';
comment on column "plan"."reviewed_day" is '审查日期';
comment on column "plan"."review_opinion" is '审查意见';
comment on column "plan"."review_findings" is '重复、多头检查';
comment on column "plan"."change_reason" is '变更理由';
alter table "plan" add check (state in ('draft', 'head-review', 'approved', 'filed', 'reviewed', 'returned', 'withdrawn'));
select zs_record('plan', 'unit', 'created_at', 'filed_to', null);
create index "plan_by_drafter" on "plan" ("drafter");
create index "plan_by_approved_by" on "plan" ("approved_by");
create index "plan_by_reviewed_by" on "plan" ("reviewed_by");

create table "inspection" (
  like record_base including all,
  "title" text,
  "plan" uuid,
  "plan_version" bigint,
  "firm" uuid,
  "premises" uuid,
  "inspection_type" text collate "C",
  "source_kind" text collate "C",
  "source_words" text,
  "quiet_ground" text collate "C",
  "quiet_words" text,
  "superior_order" text,
  "items" uuid[],
  "checklist" uuid,
  "officers" uuid[],
  "companions" uuid[],
  "planned_from" date,
  "planned_until" date,
  "reason" text,
  "basis" text,
  "drafter" uuid,
  "approved_by" uuid,
  "approved_at" timestamp with time zone,
  "refused_reason" text,
  "urgent" boolean,
  "urgent_reason" text,
  "visit" uuid,
  "entered_at" timestamp with time zone,
  "entered_day" date,
  "code_kind" text collate "C",
  "late_code_reason" text,
  "entry_supplement_day" date,
  "lat_e6" bigint,
  "lng_e6" bigint,
  "place_distance" bigint,
  "marks" jsonb,
  "record_words" text,
  "firm_opinion" text,
  "firm_signer" text,
  "signatures" uuid[],
  "signed_at" timestamp with time zone,
  "record_number" text,
  "found" boolean,
  "result" text collate "C",
  "result_words" text,
  "result_day" date,
  "result_due" date,
  "follow_up" text,
  "follow_up_day" date,
  "publish_due" date,
  "publish_day" date,
  "publish_place" text,
  "not_public_reason" text,
  "cancel_reason" text
);
comment on table "inspection" is '行政检查';
comment on column "inspection"."title" is '检查';
comment on column "inspection"."plan" is '检查计划';
comment on column "inspection"."plan_version" is '列入计划的报送次数';
comment on column "inspection"."firm" is '检查对象';
comment on column "inspection"."premises" is '检查场所';
comment on column "inspection"."inspection_type" is '检查类型';
comment on column "inspection"."source_kind" is '临时检查原因';
comment on column "inspection"."source_words" is '原因说明';
comment on column "inspection"."quiet_ground" is '安静生产期特殊情形';
comment on column "inspection"."quiet_words" is '特殊情形说明';
comment on column "inspection"."superior_order" is '上级部署文件';
comment on column "inspection"."items" is '检查事项';
comment on column "inspection"."checklist" is '检查单';
comment on column "inspection"."officers" is '执法人员';
comment on column "inspection"."companions" is '随同人员';
comment on column "inspection"."planned_from" is '计划开始日期';
comment on column "inspection"."planned_until" is '计划结束日期';
comment on column "inspection"."reason" is '检查理由';
comment on column "inspection"."basis" is '检查依据';
comment on column "inspection"."drafter" is '拟定人';
comment on column "inspection"."approved_by" is '批准人';
comment on column "inspection"."approved_at" is '批准时间';
comment on column "inspection"."refused_reason" is '不批准理由';
comment on column "inspection"."urgent" is '紧急检查';
comment on column "inspection"."urgent_reason" is '紧急情况说明';
comment on column "inspection"."visit" is '入企';
comment on column "inspection"."entered_at" is '入企时间';
comment on column "inspection"."entered_day" is '入企日期';
comment on column "inspection"."code_kind" is '入企方式';
comment on column "inspection"."late_code_reason" is '未扫码原因';
comment on column "inspection"."entry_supplement_day" is '补录日期';
comment on column "inspection"."lat_e6" is '入企纬度（百万分之一度）';
comment on column "inspection"."lng_e6" is '入企经度（百万分之一度）';
comment on column "inspection"."place_distance" is '与登记场所距离（米）';
comment on column "inspection"."marks" is '标记';
comment on column "inspection"."record_words" is '现场检查情况';
comment on column "inspection"."firm_opinion" is '检查对象意见';
comment on column "inspection"."firm_signer" is '检查对象签字人';
comment on column "inspection"."signatures" is '签名';
comment on column "inspection"."signed_at" is '签字时间';
comment on column "inspection"."record_number" is '笔录编号';
comment on column "inspection"."found" is '发现问题';
comment on column "inspection"."result" is '检查结果';
comment on column "inspection"."result_words" is '结果说明';
comment on column "inspection"."result_day" is '结果录入日期';
comment on column "inspection"."result_due" is '结果录入期限';
comment on column "inspection"."follow_up" is '后续跟踪';
comment on column "inspection"."follow_up_day" is '跟踪日期';
comment on column "inspection"."publish_due" is '公示期限';
comment on column "inspection"."publish_day" is '公示日期';
comment on column "inspection"."publish_place" is '公示平台';
comment on column "inspection"."not_public_reason" is '不予公开的理由';
comment on column "inspection"."cancel_reason" is '取消理由';
alter table "inspection" add check (state in ('planned', 'approved', 'entered', 'recorded', 'result', 'closed', 'cancelled'));
select zs_record('inspection', 'unit', 'created_at', null, null);
create index "inspection_by_plan" on "inspection" ("plan");
create index "inspection_by_firm" on "inspection" ("firm");
create index "inspection_by_premises" on "inspection" ("premises");
create index "inspection_by_checklist" on "inspection" ("checklist");
create index "inspection_by_drafter" on "inspection" ("drafter");
create index "inspection_by_approved_by" on "inspection" ("approved_by");
create index "inspection_by_visit" on "inspection" ("visit");

create table "visit" (
  like record_base including all,
  "firm" uuid,
  "firm_name" text,
  "premises" uuid,
  "started_at" timestamp with time zone,
  "visit_day" date,
  "ended_at" timestamp with time zone,
  "show_hash" text,
  "show_until" timestamp with time zone
);
comment on table "visit" is '入企';
comment on column "visit"."firm" is '检查对象';
comment on column "visit"."firm_name" is '检查对象名称';
comment on column "visit"."premises" is '检查场所';
comment on column "visit"."started_at" is '入企时间';
comment on column "visit"."visit_day" is '入企日期';
comment on column "visit"."ended_at" is '离开时间';
comment on column "visit"."show_hash" is '亮码摘要';
comment on column "visit"."show_until" is '亮码有效至';
alter table "visit" add check (state in ('open', 'ended'));
select zs_record('visit', 'unit', 'created_at', null, null);
create index "visit_by_firm" on "visit" ("firm");
create index "visit_by_premises" on "visit" ("premises");

create table "finding" (
  like record_base including all,
  "inspection" uuid,
  "item_code" text,
  "question" text,
  "answer" text,
  "seriousness" text collate "C",
  "note" text,
  "photos" uuid[]
);
comment on table "finding" is '检查情况';
comment on column "finding"."inspection" is '行政检查';
comment on column "finding"."item_code" is '检查项编号';
comment on column "finding"."question" is '检查内容';
comment on column "finding"."answer" is '检查情况';
comment on column "finding"."seriousness" is '结论';
comment on column "finding"."note" is '说明';
comment on column "finding"."photos" is '照片';
alter table "finding" add check (state in ('kept', 'replaced'));
select zs_record('finding', 'unit', 'created_at', null, null);
create index "finding_by_inspection" on "finding" ("inspection");

create table "inspection_amendment" (
  like record_base including all,
  "inspection" uuid,
  "kind" text collate "C",
  "what" text,
  "before" jsonb,
  "after" jsonb,
  "reason" text,
  "author" uuid
);
comment on table "inspection_amendment" is '检查记录补正';
comment on column "inspection_amendment"."inspection" is '行政检查';
comment on column "inspection_amendment"."kind" is '补正方式';
comment on column "inspection_amendment"."what" is '补正内容';
comment on column "inspection_amendment"."before" is '原内容';
comment on column "inspection_amendment"."after" is '现内容';
comment on column "inspection_amendment"."reason" is '理由';
comment on column "inspection_amendment"."author" is '补正人';
alter table "inspection_amendment" add check (state in ('kept'));
select zs_record('inspection_amendment', 'unit', 'created_at', null, null);
create index "inspection_amendment_by_inspection" on "inspection_amendment" ("inspection");
create index "inspection_amendment_by_author" on "inspection_amendment" ("author");

create table "rating" (
  like record_base including all,
  "visit" uuid,
  "about_unit" text,
  "level" text collate "C",
  "bad" boolean,
  "answers" jsonb,
  "words" text,
  "confirmed" boolean,
  "confidential" boolean,
  "void_reason" text
);
comment on table "rating" is '企业评价';
comment on column "rating"."visit" is '入企';
comment on column "rating"."about_unit" is '被评价单位';
comment on column "rating"."level" is '评价';
comment on column "rating"."bad" is '差评';
comment on column "rating"."answers" is '分项评价';
comment on column "rating"."words" is '评价意见';
comment on column "rating"."confirmed" is '企业凭证确认';
comment on column "rating"."confidential" is '仅监督机构可见';
comment on column "rating"."void_reason" is '不予采信的理由';
alter table "rating" add check (state in ('kept', 'void'));
select zs_record('rating', 'unit', 'created_at', null, 'confidential');
create index "rating_by_visit" on "rating" ("visit");

create table "complaint" (
  like record_base including all,
  "visit" uuid,
  "about_unit" text,
  "about" text,
  "words" text,
  "contact" text,
  "receipt_hash" text,
  "confidential" boolean,
  "answer" text
);
comment on table "complaint" is '涉企执法投诉';
comment on column "complaint"."visit" is '入企';
comment on column "complaint"."about_unit" is '被投诉单位';
comment on column "complaint"."about" is '投诉事项';
comment on column "complaint"."words" is '投诉内容';
comment on column "complaint"."contact" is '联系方式';
comment on column "complaint"."receipt_hash" is '回执摘要';
comment on column "complaint"."confidential" is '仅监督机构可见';
comment on column "complaint"."answer" is '答复';
alter table "complaint" add check (state in ('received', 'handling', 'answered'));
select zs_record('complaint', 'unit', 'created_at', null, 'confidential');
create index "complaint_by_visit" on "complaint" ("visit");

create table "firm_key" (
  like record_base including all,
  "firm" uuid,
  "firm_name" text,
  "handed_to" text,
  "key_hash" text,
  "confidential" boolean
);
comment on table "firm_key" is '企业凭证';
comment on column "firm_key"."firm" is '企业';
comment on column "firm_key"."firm_name" is '企业名称';
comment on column "firm_key"."handed_to" is '交付方式';
comment on column "firm_key"."key_hash" is '凭证摘要';
comment on column "firm_key"."confidential" is '仅监督机构可见';
alter table "firm_key" add check (state in ('valid', 'revoked'));
select zs_record('firm_key', 'unit', 'created_at', null, 'confidential');
create index "firm_key_by_firm" on "firm_key" ("firm");

-- 1. Ways in ---------------------------------------------------------------------------------------------------------------------------
create index inspection_entries on inspection (firm, entered_day) include (unit, visit) where entered_day is not null;
create index inspection_by_persons on inspection using gin (officers);
create index inspection_to_do on inspection (unit, state, planned_from) where state in ('planned', 'approved', 'entered', 'recorded');
create index visit_by_premises_day on visit (premises, visit_day);
create unique index visit_by_show on visit (show_hash) where show_hash is not null;
create unique index firm_key_by_hash on firm_key (key_hash);
create unique index complaint_by_receipt on complaint (receipt_hash) where receipt_hash is not null;
alter table inspection add check (entered_day is null or (visit is not null and entered_at is not null));

-- 2. Entry codes that were used: each opens one door once. Written in the act's own transaction, so a refused act burns nothing. ---------
create table code_used (
  nonce text collate "C" primary key,
  kind text collate "C" not null,
  inspection uuid not null,
  at timestamptz not null
);
alter table code_used enable row level security;
create policy app_use on code_used for all to zs_app using (current_setting('zs.person', true) <> '') with check (current_setting('zs.person', true) <> '');
create policy worker_all on code_used for all to zs_worker using (true) with check (true);
grant select, insert on code_used to zs_app;
grant select, insert, delete on code_used to zs_worker;

-- 3. What an officer may know of other departments while drafting: department, day, type and no more. -----------------------------------
create function zs_firm_visits(of_firm uuid, from_day date, until_day date)
returns table (department text, day date, inspection_type text, what text, own boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select zs_unit_name(i.unit), coalesce(i.entered_day, i.planned_from), i.inspection_type,
    case when i.entered_day is null then 'planned' else 'visit' end, i.unit = current_setting('zs.unit', true)
  from inspection i left join plan p on p.id = i.plan
  where zs_asked() and i.state <> 'cancelled' and i.firm in (select zs_firm_family(of_firm))
    and coalesce(i.entered_day, i.planned_from) between from_day and until_day
    and (i.entered_day is not null or p.id is null or p.state not in ('draft', 'withdrawn'))
  order by 2 desc, 1
$$;
-- An entry another department has open at these premises: a joint inspection joins it.
create function zs_open_visit(of_premises uuid, on_day date) returns table (id uuid, department text, started_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.id, zs_unit_name(v.unit), v.started_at from visit v
  where zs_asked() and v.premises = of_premises and v.visit_day = on_day and v.state = 'open' order by v.started_at
$$;
-- Inspections not yet entered in which a person is to take part; asked when a certificate is suspended or withdrawn.
create function zs_open_visits_of(of_person uuid) returns table (record text, id uuid, unit text, title text, planned_day date)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'inspection', i.id, i.unit, i.title, i.planned_from from inspection i
  where zs_asked() and i.officers @> array[of_person] and i.state in ('planned', 'approved')
$$;
-- Department and days of plans and inspections that meet those of a plan: repeated (same department) and manifold (others) inspections.
create function zs_plan_meets(of_plan uuid) returns table (firm text, department text, other text, day date, other_day date, same_unit boolean, same_item boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.name, zs_unit_name(a.unit), zs_unit_name(b.unit), a.planned_from, coalesce(b.entered_day, b.planned_from), a.unit = b.unit, a.items && b.items
  from inspection a
  join inspection b on b.firm = a.firm and b.id <> a.id and b.state <> 'cancelled' and (b.plan is distinct from a.plan or b.id > a.id)
  join firm f on f.id = a.firm
  left join plan q on q.id = b.plan
  where zs_asked() and a.plan = of_plan and a.state <> 'cancelled' and (q.id is null or q.id = of_plan or q.state not in ('draft', 'withdrawn'))
    and extract(year from coalesce(b.entered_day, b.planned_from)) = extract(year from a.planned_from)
    and (a.unit <> b.unit or a.items && b.items)
  order by 1, 4, 5 limit 500
$$;
do $$ declare f text; begin
  foreach f in array array['zs_firm_visits(uuid, date, date)', 'zs_open_visit(uuid, date)', 'zs_open_visits_of(uuid)', 'zs_plan_meets(uuid)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to zs_app, zs_worker', f);
  end loop;
end $$;

-- 4. The firm's side. The portal's role has these functions and nothing else; secrets come and stay as digests. ---------------------------
create table portal_post (
  id uuid primary key default gen_random_uuid(),
  kind text collate "C" not null check (kind in ('rating', 'complaint')),
  visit uuid,
  about_unit text collate "C",
  confirmed boolean not null default false,
  bad boolean not null default false,
  body jsonb not null,
  receipt_hash text not null unique,
  at timestamptz not null,
  taken_at timestamptz
);
comment on table portal_post is '公众端提交、待后台登记的评价和投诉；登记后只留摘要';
create index portal_post_waiting on portal_post (at) where taken_at is null;
create index portal_post_by_visit on portal_post (visit, kind);
alter table portal_post enable row level security;
create policy worker_all on portal_post for all to zs_worker using (true) with check (true);
grant select, insert, update, delete on portal_post to zs_worker;

-- Who came, why, under which article: for whoever holds the token that the officer's phone shows on the spot.
create function zs_portal_visit(show text, at timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('firm_name', v.firm_name, 'started_at', v.started_at, 'ended_at', v.ended_at, 'region', v.region, 'day', v.visit_day,
    'visits', (select count(distinct i.visit) from inspection i where i.unit = v.unit and i.firm in (select zs_firm_family(v.firm))
      and i.entered_day between date_trunc('year', v.visit_day)::date and v.visit_day),
    'bureau_name', (select zs_unit_name(u.supervised_by) from unit u where u.code = v.unit),
    'inspections', (select coalesce(jsonb_agg(jsonb_build_object('unit_name', zs_unit_name_on(i.unit, i.entered_day),
        'inspection_type', i.inspection_type, 'reason', i.reason, 'basis', i.basis, 'approved_at', i.approved_at,
        'urgent', coalesce(i.urgent, false), 'plan_title', p.title, 'plan_number', p.number,
        'items', (select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'basis', e.basis) order by e.name), '[]')
          from enforcement_item e where e.id = any(i.items)),
        'officers', (select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'valid', c.number is not null or s.police,
            'certificate_number', c.number) order by o.name), '[]')
          from person o
          cross join lateral (select coalesce(bool_or(s.kind = 'police'), false) as police from certificate_span s
            where s.person = o.id and i.entered_day between s.valid_from and s.valid_until) s
          left join lateral (select c.number from certificate_span s join certificate c on c.id = s.source where s.person = o.id
            and s.kind <> 'supervision' and i.entered_day between s.valid_from and s.valid_until limit 1) c on true
          where o.id = any(i.officers)),
        'companions', (select coalesce(jsonb_agg(o.name order by o.name), '[]') from person o where o.id = any(i.companions)))
      order by i.entered_at), '[]')
      from inspection i left join plan p on p.id = i.plan where i.visit = v.id))
  from visit v where v.show_hash = show and v.show_until > at
$$;
-- Takes a rating. With the firm's own key it is confirmed, once a visit; without, it may warn but never vouch. Says nothing of other ratings
-- to whoever does not hold the key. The same receipt twice is one submission.
create function zs_portal_rate(show text, of_key text, body jsonb, bad boolean, receipt text, at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v visit;
begin
  select * into v from visit where show_hash = show for update;
  if not found then return 'unknown'; end if;
  if v.show_until <= at then return 'expired'; end if;
  if exists (select from portal_post p where p.receipt_hash = receipt) then return 'received'; end if;
  if of_key is not null then
    perform from firm_key k where k.key_hash = of_key and k.state = 'valid' and zs_firm_root(k.firm) = zs_firm_root(v.firm);
    if not found then return 'wrong-key'; end if;
    if exists (select from portal_post p where p.visit = v.id and p.kind = 'rating' and p.confirmed) then return 'used'; end if;
  elsif (select count(*) from portal_post p where p.visit = v.id and p.kind = 'rating' and not p.confirmed and p.bad = zs_portal_rate.bad) >= 100 then
    return 'full';
  end if;
  insert into portal_post (kind, visit, confirmed, bad, body, receipt_hash, at)
    values ('rating', v.id, of_key is not null, zs_portal_rate.bad, body, receipt, at);
  return 'received';
end $$;
-- Takes a complaint, about a visit or about a unit.
create function zs_portal_complain(show text, of_unit text, body jsonb, receipt text, at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_visit uuid;
begin
  if show is not null then
    select id into of_visit from visit where show_hash = show and show_until > at;
    if not found then return 'unknown'; end if;
  elsif not exists (select from unit u where u.code = of_unit) then return 'unknown';
  end if;
  insert into portal_post (kind, visit, about_unit, body, receipt_hash, at) values ('complaint', of_visit, of_unit, body, receipt, at)
    on conflict (receipt_hash) do nothing;
  return 'received';
end $$;
create function zs_portal_receipt(receipt text) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select jsonb_build_object('state', c.state, 'received_at', c.created_at, 'answer', c.answer) from complaint c where c.receipt_hash = receipt),
    (select jsonb_build_object('state', 'received', 'received_at', p.at, 'answer', null) from portal_post p where p.receipt_hash = receipt))
$$;
-- A certificate by its number or its holder: is it real, and valid that day? What it says of itself is shown to whoever is shown it.
create function zs_portal_certificate(of_number text, of_person uuid, on_day date) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('name', c.name, 'unit_name', zs_unit_name(c.unit), 'number', c.number, 'issued_by', c.issued_by,
    'valid_from', c.valid_from, 'valid_until', c.valid_until, 'areas', c.areas, 'valid', exists (select from certificate_span s
      where s.source = c.id and on_day between s.valid_from and s.valid_until))
  from certificate c where (c.number = of_number or c.person = of_person) and c.kind <> 'supervision'
  order by (c.state = 'valid') desc, c.valid_until desc limit 1
$$;
-- The firm that holds a key, with its premises: it may show a code of its own to whoever comes.
create function zs_portal_firm(of_key text) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('firm', k.firm, 'firm_name', k.firm_name, 'premises', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id,
      'address', m.address) order by m.address), '[]') from premises m where m.firm in (select zs_firm_family(k.firm)) and m.state = 'active'))
  from firm_key k where k.key_hash = of_key and k.state = 'valid'
$$;
do $$ declare f text; begin
  foreach f in array array['zs_portal_visit(text, timestamptz)', 'zs_portal_rate(text, text, jsonb, boolean, text, timestamptz)',
    'zs_portal_complain(text, text, jsonb, text, timestamptz)', 'zs_portal_receipt(text)', 'zs_portal_firm(text)', 'zs_portal_certificate(text, uuid, date)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to zs_portal', f);
  end loop;
end $$;

-- 5. Facts of an inspection that has been entered ------------------------------------------------------------------------------------------
create table fact_inspection (
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
  firm uuid not null,
  visit uuid not null,
  planned boolean,
  plan_filed_before boolean,
  approved_before boolean,
  urgent boolean,
  plan_exempt boolean,
  quiet_exempt boolean,
  cap_exempt boolean,
  inspection_type text collate "C",
  source_kind text collate "C",
  coded boolean,
  code_late_day date,
  entered_day date,
  entered_day_of_month integer,
  in_park boolean,
  valid_officers integer,
  officers integer,
  invalid_officers integer,
  auxiliary_officers integer,
  visits_365 integer,
  visits_year integer,
  visits_cap integer,
  departments_7 integer,
  same_officer_no_finding integer,
  result_due_day date,
  result_day date,
  publish_due_day date,
  publish_day date,
  rated_badly boolean,
  place_distance integer,
  entry_supplement_day date
);
comment on table fact_inspection is '行政检查的事实（由后台算出，不直接改）';
select zs_policies('fact_inspection', 'unit');
create index fact_inspection_by_unit on fact_inspection (unit, act_day desc, id);
create index fact_inspection_by_county on fact_inspection (county, act_day desc, id);
create index fact_inspection_by_line on fact_inspection (city, line, act_day desc, id);
create index fact_inspection_by_day on fact_inspection (act_day desc, id);
create index fact_inspection_by_firm on fact_inspection (firm, act_day);
-- The sweep: a range of due days.
create index fact_inspection_result_due on fact_inspection (result_due_day) where result_due_day is not null;
create index fact_inspection_publish_due on fact_inspection (publish_due_day) where publish_due_day is not null;
create index fact_inspection_code_late on fact_inspection (code_late_day) where code_late_day is not null;
-- The worker alone writes facts, and what firms said is not for the application's role, whose callers may be the unit it speaks of.
revoke insert, update on fact_inspection from zs_app;
revoke select on fact_inspection from zs_app;
do $$ declare columns text; begin
  select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
    where attrelid = 'fact_inspection'::regclass and attnum > 0 and not attisdropped and attname <> 'rated_badly';
  execute format('grant select (%s) on fact_inspection to zs_app', columns);
end $$;
grant execute on function zs_due(date, bigint, text, text, boolean) to zs_app, zs_worker;
