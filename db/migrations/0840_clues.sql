create table "task_force" (
  like record_base including all,
  "name" text,
  "purpose" text,
  "leader" uuid,
  "members" uuid[],
  "from" date,
  "until" date,
  "papers" uuid[],
  "summary" text
);
comment on table "task_force" is '工作专班';
comment on column "task_force"."name" is '名称';
comment on column "task_force"."purpose" is '任务';
comment on column "task_force"."leader" is '组长';
comment on column "task_force"."members" is '成员';
comment on column "task_force"."from" is '开始日期';
comment on column "task_force"."until" is '结束日期';
comment on column "task_force"."papers" is '设立文件';
comment on column "task_force"."summary" is '工作情况';
alter table "task_force" add check (state in ('working', 'ended'));
select zs_record('task_force', 'unit', 'created_at', null, null);
create index "task_force_by_leader" on "task_force" ("leader");

create table "clue" (
  like record_base including all,
  "number" text,
  "title" text,
  "content" text,
  "sources" text[],
  "arrivals" bigint,
  "received_day" date,
  "categories" text[],
  "situations" text[],
  "enterprise" boolean,
  "about_units" text[],
  "about_names" text,
  "holder" text collate "C",
  "holder_person" text,
  "holder_name" text,
  "deadline" date,
  "deadline_note" text,
  "triage_note" text,
  "verification" text collate "C",
  "verification_note" text,
  "verified_day" date,
  "dispositions" text[],
  "disposition_note" text,
  "accountability_note" text,
  "exemption_note" text,
  "disposed_day" date,
  "underlying" text,
  "problem" text,
  "reply" text,
  "closed_day" date,
  "task_force" uuid,
  "merged_into" uuid,
  "state_before" text,
  "redacted" boolean,
  "copy_of" text,
  "barred_units" text[],
  "barred_persons" text[]
);
comment on table "clue" is '线索';
comment on column "clue"."number" is '线索编号';
comment on column "clue"."title" is '标题';
comment on column "clue"."content" is '线索内容';
comment on column "clue"."sources" is '线索来源';
comment on column "clue"."arrivals" is '收到次数（次）';
comment on column "clue"."received_day" is '首次收到';
comment on column "clue"."categories" is '问题类别';
comment on column "clue"."situations" is '具体情形';
comment on column "clue"."enterprise" is '涉企';
comment on column "clue"."about_units" is '责任单位代码';
comment on column "clue"."about_names" is '责任单位';
comment on column "clue"."holder" is '承办单位';
comment on column "clue"."holder_person" is '承办人编号';
comment on column "clue"."holder_name" is '承办人';
comment on column "clue"."deadline" is '处置时限';
comment on column "clue"."deadline_note" is '时限的依据';
comment on column "clue"."triage_note" is '研判意见';
comment on column "clue"."verification" is '核实结论';
comment on column "clue"."verification_note" is '核实情况';
comment on column "clue"."verified_day" is '核实日期';
comment on column "clue"."dispositions" is '处置结果';
comment on column "clue"."disposition_note" is '处置情况';
comment on column "clue"."accountability_note" is '追责问责专题说明';
comment on column "clue"."exemption_note" is '容错免责专题说明';
comment on column "clue"."disposed_day" is '处置日期';
comment on column "clue"."underlying" is '底层的执法问题';
comment on column "clue"."problem" is '问题清单条目';
comment on column "clue"."reply" is '告知反映人的话';
comment on column "clue"."closed_day" is '办结日期';
comment on column "clue"."task_force" is '工作专班';
comment on column "clue"."merged_into" is '并入';
comment on column "clue"."state_before" is '并入前的状态';
comment on column "clue"."redacted" is '删减件';
comment on column "clue"."copy_of" is '删减自';
comment on column "clue"."barred_units" is '不得知悉的单位';
comment on column "clue"."barred_persons" is '不得知悉的人员';
alter table "clue" add check (state in ('registered', 'triaged', 'assigned', 'verified', 'disposed', 'closed', 'merged', 'void'));
select zs_record('clue', 'unit', 'created_at', 'holder', null);
create index "clue_by_task_force" on "clue" ("task_force");
create index "clue_by_merged_into" on "clue" ("merged_into");

create table "clue_arrival" (
  like record_base including all,
  "clue" uuid,
  "holder" text collate "C",
  "title" text,
  "channel" text collate "C",
  "arrived_day" date,
  "reference" text,
  "words" text,
  "papers" uuid[],
  "named" boolean,
  "taken_by" text,
  "origin" text,
  "receipt_hash" text,
  "origin_clue" text
);
comment on table "clue_arrival" is '线索来件';
comment on column "clue_arrival"."clue" is '线索';
comment on column "clue_arrival"."holder" is '承办单位';
comment on column "clue_arrival"."title" is '来件';
comment on column "clue_arrival"."channel" is '线索来源';
comment on column "clue_arrival"."arrived_day" is '收到日期';
comment on column "clue_arrival"."reference" is '来源编号';
comment on column "clue_arrival"."words" is '原话或原文';
comment on column "clue_arrival"."papers" is '附件';
comment on column "clue_arrival"."named" is '留有反映人身份';
comment on column "clue_arrival"."taken_by" is '接收人';
comment on column "clue_arrival"."origin" is '平台内来源';
comment on column "clue_arrival"."receipt_hash" is '回执摘要';
comment on column "clue_arrival"."origin_clue" is '收到时的线索';
alter table "clue_arrival" add check (state in ('kept'));
select zs_record('clue_arrival', 'unit', 'created_at', 'holder', null);
create index "clue_arrival_by_clue" on "clue_arrival" ("clue");

create table "clue_identity" (
  like record_base including all,
  "arrival" uuid,
  "note" text,
  "informant" text,
  "phone" text,
  "address" text,
  "phone_digest" text
);
comment on table "clue_identity" is '反映人身份';
comment on column "clue_identity"."arrival" is '来件';
comment on column "clue_identity"."note" is '说明';
comment on column "clue_identity"."informant" is '反映人';
comment on column "clue_identity"."phone" is '电话';
comment on column "clue_identity"."address" is '地址';
comment on column "clue_identity"."phone_digest" is '电话摘要';
alter table "clue_identity" add check (state in ('kept'));
select zs_record('clue_identity', 'unit', 'created_at', null, null);
create index "clue_identity_by_arrival" on "clue_identity" ("arrival");

create table "clue_person" (
  like record_base including all,
  "clue" uuid,
  "holder" text collate "C",
  "name" text,
  "in_unit" text collate "C",
  "post" text,
  "person" uuid,
  "outcome" text
);
comment on table "clue_person" is '责任人员';
comment on column "clue_person"."clue" is '线索';
comment on column "clue_person"."holder" is '承办单位';
comment on column "clue_person"."name" is '姓名';
comment on column "clue_person"."in_unit" is '所在单位';
comment on column "clue_person"."post" is '职务';
comment on column "clue_person"."person" is '人员库中的人';
comment on column "clue_person"."outcome" is '责任认定和处理';
alter table "clue_person" add check (state in ('named', 'removed'));
select zs_record('clue_person', 'unit', 'created_at', 'holder', null);
create index "clue_person_by_clue" on "clue_person" ("clue");
create index "clue_person_by_person" on "clue_person" ("person");

create table "clue_handover" (
  like record_base including all,
  "clue" uuid,
  "title" text,
  "kind" text collate "C",
  "from_unit" text collate "C",
  "to_unit" text collate "C",
  "reason" text,
  "redacted" boolean,
  "redaction_reason" text,
  "sent_day" date,
  "sent_by" text,
  "sender" text,
  "answered_day" date,
  "answered_by" text,
  "answer" text
);
comment on table "clue_handover" is '线索移交';
comment on column "clue_handover"."clue" is '线索';
comment on column "clue_handover"."title" is '移交事项';
comment on column "clue_handover"."kind" is '方式';
comment on column "clue_handover"."from_unit" is '移交单位';
comment on column "clue_handover"."to_unit" is '接收单位';
comment on column "clue_handover"."reason" is '移交理由';
comment on column "clue_handover"."redacted" is '移交删减件';
comment on column "clue_handover"."redaction_reason" is '向被反映单位移交的理由';
comment on column "clue_handover"."sent_day" is '移交日期';
comment on column "clue_handover"."sent_by" is '移交人';
comment on column "clue_handover"."sender" is '移交人编号';
comment on column "clue_handover"."answered_day" is '答复日期';
comment on column "clue_handover"."answered_by" is '答复人';
comment on column "clue_handover"."answer" is '退回理由';
alter table "clue_handover" add check (state in ('pending', 'accepted', 'refused', 'withdrawn'));
select zs_record('clue_handover', 'unit', 'created_at', 'to_unit', null);
create index "clue_handover_by_clue" on "clue_handover" ("clue");

create table "clue_opening" (
  like record_base including all,
  "title" text,
  "arrival" uuid,
  "reason" text collate "C",
  "words" text,
  "asked_by" text,
  "asked_name" text,
  "answered_by" text,
  "answered_name" text,
  "answer" text,
  "open_until" timestamp with time zone
);
comment on table "clue_opening" is '查看反映人身份的申请';
comment on column "clue_opening"."title" is '事项';
comment on column "clue_opening"."arrival" is '来件';
comment on column "clue_opening"."reason" is '理由';
comment on column "clue_opening"."words" is '说明';
comment on column "clue_opening"."asked_by" is '申请人编号';
comment on column "clue_opening"."asked_name" is '申请人';
comment on column "clue_opening"."answered_by" is '批准人编号';
comment on column "clue_opening"."answered_name" is '批准人';
comment on column "clue_opening"."answer" is '批准意见';
comment on column "clue_opening"."open_until" is '开放至';
alter table "clue_opening" add check (state in ('asked', 'approved', 'refused', 'ended'));
select zs_record('clue_opening', 'unit', 'created_at', null, null);
create index "clue_opening_by_arrival" on "clue_opening" ("arrival");

-- 1. Whom a clue names sees nothing of it -----------------------------------------------------------------------------------------------
-- A unit complained of is barred with everything inside it; a person wherever he acts. Restrictive: it cuts whatever the other policies give.
create function zs_clue_bars(units text[], persons text[]) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select coalesce(current_setting('zs.person', true) = any (persons), false) or exists (
    select from unnest(units) u where current_setting('zs.unit', true) = u or starts_with(current_setting('zs.unit', true), u || '.'))
$$;
-- The clue that a row of this module belongs to.
create function zs_clue_of(of_record text, of_id uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select case of_record
    when 'clue' then of_id
    when 'clue-arrival' then (select clue from clue_arrival where id = of_id)
    when 'clue-person' then (select clue from clue_person where id = of_id)
    when 'clue-handover' then (select clue from clue_handover where id = of_id)
    when 'clue-identity' then (select a.clue from clue_identity i join clue_arrival a on a.id = i.arrival where i.id = of_id)
    when 'clue-opening' then (select a.clue from clue_opening o join clue_arrival a on a.id = o.arrival where o.id = of_id)
  end
$$;
create function zs_clue_barred(of_clue uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from clue c where c.id = of_clue and zs_clue_bars(c.barred_units, c.barred_persons))
$$;
-- Units between which a clue was handed over see it, although another holds it now; an unaccepted one shows what is to be accepted.
create function zs_clue_passed(of_clue uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from clue_handover h where h.clue = of_clue and h.state in ('pending', 'accepted') and (
    h.to_unit >= current_setting('zs.unit_lo', true) and h.to_unit <= current_setting('zs.unit_hi', true)
      and split_part(h.to_unit, '.', 2) between current_setting('zs.line_lo', true) and current_setting('zs.line_hi', true)
    or h.kind <> 'pull' and h.from_unit >= current_setting('zs.unit_lo', true) and h.from_unit <= current_setting('zs.unit_hi', true)
      and split_part(h.from_unit, '.', 2) between current_setting('zs.line_lo', true) and current_setting('zs.line_hi', true))
    -- Ids grow with time: what was handed on before a superior pulled the clue up shows it no more.
    and not exists (select from clue_handover p where p.clue = of_clue and p.kind = 'pull' and p.state = 'accepted' and p.id > h.id))
$$;
-- May this row of any table be shown? What is not about clues is not touched.
create function zs_clue_hidden(of_record text, of_id uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select zs_clue_barred(zs_clue_of(of_record, of_id))
$$;
revoke all on function zs_clue_bars(text[], text[]), zs_clue_of(text, uuid), zs_clue_barred(uuid), zs_clue_passed(uuid), zs_clue_hidden(text, uuid) from public;
grant execute on function zs_clue_bars(text[], text[]), zs_clue_barred(uuid), zs_clue_passed(uuid), zs_clue_hidden(text, uuid) to zs_app, zs_worker;

create policy clue_barred on clue as restrictive for all to zs_app using (not zs_clue_bars(barred_units, barred_persons)) with check (true);
create policy passed_on on clue for all to zs_app using (zs_clue_passed(id)) with check (zs_clue_passed(id));
do $$ declare t text; begin
  foreach t in array array['clue_arrival', 'clue_person'] loop
    execute format('create policy passed_on on %I for all to zs_app using (zs_clue_passed(clue)) with check (zs_clue_passed(clue))', t);
  end loop;
  foreach t in array array['clue_arrival', 'clue_person', 'clue_handover'] loop
    execute format('create policy clue_barred on %I as restrictive for all to zs_app using (not zs_clue_barred(clue)) with check (true)', t);
  end loop;
  foreach t in array array['clue_identity', 'clue_opening'] loop
    execute format('create policy clue_barred on %I as restrictive for all to zs_app using (not zs_clue_barred(zs_clue_of(''clue-arrival'', arrival)))
      with check (true)', t);
  end loop;
  -- Whoever takes a complaint about their own unit hands it straight to the unit that may judge it, and sees no more of it.
  foreach t in array array['clue', 'clue_arrival', 'clue_identity', 'clue_person', 'clue_handover'] loop
    execute format('create policy taken_in on %I for insert to zs_app with check (current_setting(''zs.person'', true) <> '''')', t);
  end loop;
end $$;
grant execute on function zs_clue_of(text, uuid) to zs_app;
-- The time line, duties and notices of a clue go the way of the clue.
create policy clue_barred on journal as restrictive for select to zs_app using (
  record not in ('clue', 'clue-arrival', 'clue-person', 'clue-handover', 'clue-identity', 'clue-opening') or not zs_clue_hidden(record, record_id));
create policy clue_barred on duty as restrictive for select to zs_app using (
  record not in ('clue', 'clue-handover', 'clue-opening') or not zs_clue_hidden(record, record_id));
create policy clue_barred on notice as restrictive for select to zs_app using (
  record is null or record not in ('clue', 'clue-handover', 'clue-opening') or not zs_clue_hidden(record, record_id));
-- Papers that came with a clue are seen by who sees the clue: also by its holder, and not by whom it names.
create function zs_clue_paper(of_file uuid, out of_clue boolean, out seen boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  c clue;
begin
  select k.* into c from clue_arrival a join clue k on k.id = a.clue where a.papers @> array[of_file] limit 1;
  of_clue := found;
  seen := found and not zs_clue_bars(c.barred_units, c.barred_persons) and (zs_clue_passed(c.id)
    or c.holder >= current_setting('zs.unit_lo', true) and c.holder <= current_setting('zs.unit_hi', true)
      and split_part(c.holder, '.', 2) between current_setting('zs.line_lo', true) and current_setting('zs.line_hi', true)
    or c.unit >= current_setting('zs.unit_lo', true) and c.unit <= current_setting('zs.unit_hi', true)
      and c.line between current_setting('zs.line_lo', true) and current_setting('zs.line_hi', true));
end $$;
create index clue_arrival_papers on clue_arrival using gin (papers);
revoke all on function zs_clue_paper(uuid) from public;
grant execute on function zs_clue_paper(uuid) to zs_app;
create policy of_clues on attachment for select to zs_app using ((select p.seen from zs_clue_paper(id) p));
create policy clue_barred on attachment as restrictive for select to zs_app using ((select not p.of_clue or p.seen from zs_clue_paper(id) p));

create index clue_open_by_holder on clue (holder, deadline) where state in ('registered', 'triaged', 'assigned', 'verified', 'disposed');
create index clue_by_day on clue (cell, received_day);
create index clue_by_problem on clue (problem) where problem is not null;
create index clue_by_copy on clue (copy_of) where copy_of is not null;
create index clue_arrival_by_reference on clue_arrival (channel, reference) where reference is not null;
create unique index clue_arrival_by_receipt on clue_arrival (receipt_hash) where receipt_hash is not null;
create index clue_arrival_by_origin on clue_arrival (origin) where origin is not null;
create index clue_identity_by_phone on clue_identity (phone_digest) where phone_digest is not null;

-- 2. Whom to ask ----------------------------------------------------------------------------------------------------------------------------
-- Somebody in a unit who may handle clues, so that none lies there without a name; never one of those it names.
create function zs_clue_keeper(of_unit text, today date, not_these text[]) returns table (person uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name from post x join person p on p.id = x.person
  where x.unit = of_unit and x.state = 'active' and p.state = 'active' and x.role in ('clerk', 'supervisor', 'agency-head', 'bureau-head', 'line-leader')
    and x.valid_from <= today and (x.valid_until is null or x.valid_until >= today) and not (p.id::text = any (not_these))
  order by array_position(array['supervisor', 'clerk', 'line-leader', 'bureau-head', 'agency-head'], x.role), x.valid_from, p.id limit 1
$$;
-- Where a complaint about a unit goes when that unit itself was told: the bureau that supervises it, else the superior in the line.
create function zs_clue_judge(of_unit text) returns table (code text, region text, line text, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.code, b.region_code, b.line_code, b.name from unit u
  join unit b on b.code in (u.supervised_by, u.superior) or u.supervised_by is null and u.superior is null
    and b.kind = 'justice-bureau' and b.region_code = left(u.region_code, 6)
  where u.code = of_unit and b.code <> u.code and not starts_with(u.code, b.code || '.') and b.state = 'active'
  order by (b.code = u.supervised_by) desc nulls last limit 1
$$;
-- Has this channel's number been taken in before (an import again, by whoever)? Says no more than yes.
create function zs_clue_known(of_channel text, of_reference text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select current_setting('zs.person', true) <> '' and exists (
    select from clue_arrival where channel = of_channel and reference = of_reference and cell = left(current_setting('zs.unit', true), 4))
$$;
-- What of a text would give somebody away: the informant's name, telephone or address, or the name of a person complained of.
create function zs_clue_gives_away(of_clue uuid, said text) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct what), '{}') from (
    select 'informant' as what from clue_arrival a join clue_identity i on i.arrival = a.id
      where (a.clue = of_clue or a.clue in (select id from clue where merged_into = of_clue)) and length(i.informant) > 1 and position(i.informant in said) > 0
    union all
    select 'phone' from clue_arrival a join clue_identity i on i.arrival = a.id
      where (a.clue = of_clue or a.clue in (select id from clue where merged_into = of_clue)) and length(regexp_replace(i.phone, '\D', '', 'g')) >= 6
        and position(regexp_replace(i.phone, '\D', '', 'g') in regexp_replace(said, '[\s-]', '', 'g')) > 0
    union all
    select 'address' from clue_arrival a join clue_identity i on i.arrival = a.id
      where (a.clue = of_clue or a.clue in (select id from clue where merged_into = of_clue)) and length(i.address) > 3 and position(i.address in said) > 0
    union all
    select 'person' from clue_person p where p.state = 'named' and (p.clue = of_clue or p.clue in (select id from clue where merged_into = of_clue))
      and length(p.name) > 1 and position(p.name in said) > 0) w
  where current_setting('zs.person', true) <> '' and not zs_clue_barred(of_clue)
$$;
do $$ declare f text; begin
  foreach f in array array['zs_clue_keeper(text, date, text[])', 'zs_clue_judge(text)', 'zs_clue_known(text, text)', 'zs_clue_gives_away(uuid, text)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to zs_app, zs_worker', f);
  end loop;
end $$;

-- 3. Likely the same matter: pairs of characters of each clue, and of those the few with the least hash, which alike texts share ------------
create table clue_sketch (
  clue uuid primary key,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  day date not null,
  sketch integer[] not null
);
comment on table clue_sketch is '线索文字的摘要，用来找可能重复的线索（由触发器算出，不直接改）';
create index clue_sketch_gin on clue_sketch using gin (sketch);
alter table clue_sketch enable row level security;
create policy worker_read on clue_sketch for select to zs_worker using (true);
grant select on clue_sketch to zs_worker;
create function zs_clue_pairs(words text) returns text[]
language sql immutable set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct substr(run, i, 2)), '{}')
  from regexp_split_to_table(regexp_replace(lower(normalize(coalesce(words, ''), NFKC)), '[^0-9a-z一-龥]+', ' ', 'g'), ' ') run,
    generate_series(1, length(run) - 1) i
  where length(run) > 1
$$;
create function zs_clue_sketch_of(words text, most integer) returns integer[]
language sql immutable set search_path = public, pg_temp as $$
  select coalesce(array_agg(h), '{}') from (select distinct hashtext(g) as h from unnest(zs_clue_pairs(words)) g order by 1 limit most) s
$$;
create function zs_clue_sketches() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.content is not distinct from old.content and new.title is not distinct from old.title then return null; end if;
  insert into clue_sketch (clue, cell, region, unit, day, sketch)
    values (new.id, new.cell, new.region, new.unit, coalesce(new.received_day, new.created_at::date), zs_clue_sketch_of(new.title || ' ' || new.content, 32))
    on conflict (clue) do update set day = excluded.day, sketch = excluded.sketch;
  return null;
end $$;
create trigger clue_sketches after insert or update on clue for each row execute function zs_clue_sketches();
-- Clues of the same city and time that share most of the sketch or came from the same telephone, of those the caller may see (the same
-- conditions as the row policies). No claims, no rows.
create function zs_clue_alike(of_clue uuid, days integer, most integer) returns table (id uuid, shared integer, same_phone boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me clue_sketch;
begin
  if coalesce(current_setting('zs.person', true), '') = '' or zs_clue_barred(of_clue) then return; end if;
  select * into me from clue_sketch s where s.clue = of_clue;
  if not found then return; end if;
  return query
  with mine as (select distinct i.phone_digest from clue_arrival a join clue_identity i on i.arrival = a.id
      where a.clue = of_clue and i.phone_digest is not null),
  phones as (select distinct a.clue from mine join clue_identity i on i.phone_digest = mine.phone_digest join clue_arrival a on a.id = i.arrival),
  near as (
    select s.clue, (select count(*)::integer from unnest(s.sketch) x where x = any (me.sketch)) as shared from clue_sketch s
      where s.sketch && me.sketch and s.cell = me.cell and s.day between me.day - days and me.day + days
    union all
    select p.clue, 0 from phones p)
  select c.id, max(n.shared), bool_or(c.id in (select p.clue from phones p)) from near n join clue c on c.id = n.clue
  where c.id <> of_clue and c.copy_of is null and c.state not in ('merged', 'void') and not zs_clue_bars(c.barred_units, c.barred_persons)
    and (c.unit >= current_setting('zs.unit_lo', true) and c.unit <= current_setting('zs.unit_hi', true)
        and c.line between current_setting('zs.line_lo', true) and current_setting('zs.line_hi', true)
      or c.holder >= current_setting('zs.unit_lo', true) and c.holder <= current_setting('zs.unit_hi', true)
        and split_part(c.holder, '.', 2) between current_setting('zs.line_lo', true) and current_setting('zs.line_hi', true))
  group by c.id order by 2 desc limit most;
end $$;
revoke all on function zs_clue_pairs(text), zs_clue_sketch_of(text, integer), zs_clue_sketches(), zs_clue_alike(uuid, integer, integer) from public;
grant execute on function zs_clue_alike(uuid, integer, integer) to zs_app;
grant execute on function zs_clue_pairs(text), zs_clue_sketch_of(text, integer) to zs_app, zs_worker;

-- 4. What somebody with a receipt code is told: how far it is, and the words meant for him; nothing of who and how ----------------------------
alter function zs_portal_receipt(text) rename to zs_portal_complaint_receipt;
revoke all on function zs_portal_complaint_receipt(text) from zs_portal;
create function zs_portal_receipt(receipt text) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(zs_portal_complaint_receipt(receipt), (
    select jsonb_build_object('received_at', a.created_at, 'answer', case when root.state = 'closed' then root.reply end,
      'state', case when root.state in ('registered', 'void') then 'received' when root.state = 'closed' then 'answered' else 'handling' end)
    from clue_arrival a join clue c on c.id = a.clue join clue root on root.id = coalesce(c.merged_into, c.id)
    where a.receipt_hash = receipt))
$$;
revoke all on function zs_portal_receipt(text) from public;
grant execute on function zs_portal_receipt(text) to zs_portal;

-- 5. Facts of a clue ----------------------------------------------------------------------------------------------------------------------
create table fact_clue (
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
  counted boolean,
  registered_day date,
  closed_day date,
  verified_day date,
  disposed_day date,
  deadline_day date,
  source_kind text collate "C",
  source_kinds text[],
  category text collate "C",
  categories text[],
  verification text collate "C",
  dispositions text[],
  proved boolean,
  closed boolean,
  open boolean,
  on_time boolean,
  enterprise boolean,
  problem_made boolean,
  arrivals integer,
  days_taken integer,
  barred_units text[],
  barred_persons text[]
);
comment on table fact_clue is '线索的事实（由后台算出，不直接改）';
select zs_policies('fact_clue', 'unit');
create policy clue_barred on fact_clue as restrictive for select to zs_app using (not zs_clue_bars(barred_units, barred_persons));
create index fact_clue_by_unit on fact_clue (unit, act_day desc, id);
create index fact_clue_by_county on fact_clue (county, act_day desc, id);
create index fact_clue_by_line on fact_clue (city, line, act_day desc, id);
create index fact_clue_by_day on fact_clue (act_day desc, id);
create index fact_clue_deadline on fact_clue (deadline_day) where deadline_day is not null;
revoke insert, update on fact_clue from zs_app;
