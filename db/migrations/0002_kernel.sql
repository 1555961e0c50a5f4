-- The kernel's own tables, and the two routines that give every record table its columns, keys, indexes and row policies.
-- Text that takes part in a range comparison is in the C collation, so that code prefixes sort as bytes on every server.

-- 1. What every record's table starts with -------------------------------------------------------------------------------------
create table record_base (
  cell text collate "C" not null,
  id uuid not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null default '',
  city text collate "C" generated always as (left(region, 4)) stored,
  county text collate "C" generated always as (left(region, 6)) stored,
  state text collate "C" not null,
  version integer not null default 1,
  source text not null default '',
  head text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table record_base is 'Template only: record tables are made LIKE it. head is the hash of the newest journal entry of the row.';

-- Row policies. A missing claim reads as NULL, a claim of an ended transaction as '': both match nothing.
create function zs_policies(tab text, sharing text, also text default null, supervisor_only text default null) returns void
language plpgsql as $$
declare
  unit_range constant text := $p$unit >= current_setting('zs.unit_lo', true) and unit <= current_setting('zs.unit_hi', true)
    and line >= current_setting('zs.line_lo', true) and line <= current_setting('zs.line_hi', true)$p$;
  cond text;
begin
  cond := case sharing
    when 'unit' then unit_range
    when 'region' then $p$region >= current_setting('zs.region_lo', true) and region <= current_setting('zs.region_hi', true)$p$
    when 'staff' then $p$current_setting('zs.person', true) <> ''$p$
    else null end;
  if cond is null then raise exception 'unknown sharing %', sharing; end if;
  if also is not null then
    -- An addressee's line bounds it as a keeper's does; a code's second part is its line.
    cond := format($p$(%s) or (%I >= current_setting('zs.unit_lo', true) and %I <= current_setting('zs.unit_hi', true)
      and split_part(%I, '.', 2) >= current_setting('zs.line_lo', true) and split_part(%I, '.', 2) <= current_setting('zs.line_hi', true))$p$,
      cond, also, also, also, also);
  end if;
  if supervisor_only is not null then
    cond := format($p$(%s) and (not %I or current_setting('zs.supervisor', true) = '1')$p$, cond, supervisor_only);
  end if;
  execute format('alter table %I enable row level security', tab);
  execute format('create policy app_scope on %I for all to zs_app using (%s) with check (%s)', tab, cond, cond);
  execute format('create policy worker_all on %I for all to zs_worker using (true) with check (true)', tab);
  execute format('grant select, insert, update on %I to zs_app', tab);
  execute format('grant select, insert, update, delete on %I to zs_worker', tab);
end $$;

-- Keys, list indexes (each ends in the list's order) and policies of a record table.
create function zs_record(tab text, sharing text, order_by text default 'created_at', also text default null, supervisor_only text default null)
returns void language plpgsql as $$
begin
  execute format('alter table %I add primary key (id, cell)', tab);
  execute format('create index %I on %I (unit, %I desc, id)', tab || '_by_unit', tab, order_by);
  execute format('create index %I on %I (county, %I desc, id)', tab || '_by_county', tab, order_by);
  execute format('create index %I on %I (city, line, %I desc, id)', tab || '_by_line', tab, order_by);
  execute format('create index %I on %I (%I desc, id)', tab || '_by_order', tab, order_by);
  if also is not null then
    execute format('create index %I on %I (%I, %I desc, id)', tab || '_by_also', tab, also, order_by);
  end if;
  perform zs_policies(tab, sharing, also, supervisor_only);
end $$;

-- 2. Journal: append-only, its own outbox --------------------------------------------------------------------------------------
create table journal (
  seq bigint generated always as identity primary key,
  epoch integer not null default 1,
  xid xid8 not null default pg_current_xact_id(),
  act uuid not null,
  at timestamptz not null,
  verb text collate "C" not null,
  record text collate "C" not null,
  record_id uuid not null,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null default '',
  also text collate "C",
  person text not null,
  confidential boolean not null default false,
  body text not null,
  prev text,
  hash text not null
);
comment on column journal.body is 'The exact text that was hashed; never jsonb.';
create index journal_by_record on journal (record_id, seq);
create index journal_by_xid on journal (xid, seq);
alter table journal enable row level security;
-- An entry says who acted: nobody writes one without a claim, or in another's name.
create policy app_append on journal for insert to zs_app with check (
  current_setting('zs.person', true) <> '' and person = current_setting('zs.person', true));
create policy app_read on journal for select to zs_app using (
  ((unit >= current_setting('zs.unit_lo', true) and unit <= current_setting('zs.unit_hi', true)
    and line >= current_setting('zs.line_lo', true) and line <= current_setting('zs.line_hi', true))
   or (also >= current_setting('zs.unit_lo', true) and also <= current_setting('zs.unit_hi', true)
    and split_part(also, '.', 2) >= current_setting('zs.line_lo', true) and split_part(also, '.', 2) <= current_setting('zs.line_hi', true)))
  and (not confidential or current_setting('zs.supervisor', true) = '1'));
create policy worker_read on journal for select to zs_worker using (true);
create policy worker_append on journal for insert to zs_worker with check (true);
grant select, insert on journal to zs_app, zs_worker;

-- Sign-ins, refusals, exports, unmaskings, administrators' acts: the audit administrator alone reads it, without business content.
create table access_log (
  seq bigint generated always as identity primary key,
  epoch integer not null default 1,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  kind text collate "C" not null,
  ok boolean not null,
  person text not null default '',
  account text not null default '',
  unit text collate "C" not null default '',
  session text not null default '',
  address text not null default '',
  body text not null,
  hash text not null
);
create index access_log_by_time on access_log (at desc);
create index access_log_by_account on access_log (account, at desc);
create index access_log_by_xid on access_log (xid, seq);
alter table access_log enable row level security;
create policy app_append on access_log for insert to zs_app with check (true);
create policy audit_read on access_log for select to zs_app using (current_setting('zs.audit', true) = '1');
create policy worker_read on access_log for select to zs_worker using (true);
create policy worker_append on access_log for insert to zs_worker with check (true);
grant insert, select on access_log to zs_app, zs_worker;

create table seal (
  number bigint primary key,
  epoch integer not null,
  xid_from xid8 not null,
  xid_until xid8 not null,
  entries integer not null,
  root text not null,
  prev text not null,
  chain text not null,
  sealed_at text not null
);
alter table seal enable row level security;
create policy app_read on seal for select to zs_app using (true);
create policy worker_all on seal for all to zs_worker using (true) with check (true);
grant select on seal to zs_app;
grant select, insert on seal to zs_worker;
create index seal_by_time on seal (sealed_at collate "C", number);
-- The last seal of each day (Asia/Shanghai): what is published, so that a proof can be held against what was said at the time. Instants are
-- kept as the UTC text that was hashed.
create function zs_roots(from_day date, until_day date) returns table (day date, number bigint, chain text, sealed_at text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.day::date, s.number, s.chain, s.sealed_at
  from (select ((min(x.sealed_at collate "C"))::timestamptz at time zone 'Asia/Shanghai')::date as first from seal x) o
  cross join lateral generate_series(greatest(from_day, o.first)::timestamp, until_day::timestamp, interval '1 day') d(day)
  cross join lateral (
    select s.number, s.chain, s.sealed_at from seal s
    where s.sealed_at collate "C" >= to_char(d.day - interval '8 hours', 'YYYY-MM-DD"T"HH24:MI:SS')
      and s.sealed_at collate "C" < to_char(d.day + interval '16 hours', 'YYYY-MM-DD"T"HH24:MI:SS')
    order by s.sealed_at collate "C" desc, s.number desc limit 1) s
  order by 1
$$;
revoke all on function zs_roots(date, date) from public;
grant execute on function zs_roots(date, date) to zs_app, zs_worker, zs_portal;

-- Keys under which personal fields are written into the journal; erasure is dropping the key.
create table personal_key (
  subject uuid primary key,
  key bytea not null,
  made_at timestamptz not null default now()
);
alter table personal_key enable row level security;
create policy app_use on personal_key for all to zs_app using (current_setting('zs.person', true) <> '')
  with check (current_setting('zs.person', true) <> '');
create policy worker_all on personal_key for all to zs_worker using (true) with check (true);
grant select, insert on personal_key to zs_app;
grant select, insert, delete on personal_key to zs_worker;

-- 3. One effect per submission ---------------------------------------------------------------------------------------------------
create table submission (
  key text not null,
  account text not null,
  command text not null,
  answer text,
  at timestamptz not null default now(),
  primary key (account, key)
);
alter table submission enable row level security;
create policy app_own on submission for all to zs_app using (account = current_setting('zs.account', true)) with check (account = current_setting('zs.account', true));
create policy worker_all on submission for all to zs_worker using (true) with check (true);
grant select, insert on submission to zs_app;
grant select, insert, delete on submission to zs_worker;

create table number_series (
  series text collate "C" not null,
  year integer not null,
  last integer not null,
  primary key (series, year)
);
alter table number_series enable row level security;
create policy app_take on number_series for all to zs_app using (current_setting('zs.person', true) <> '')
  with check (current_setting('zs.person', true) <> '');
create policy worker_all on number_series for all to zs_worker using (true) with check (true);
grant select, insert, update on number_series to zs_app, zs_worker;

-- 4. Duties and notices ----------------------------------------------------------------------------------------------------------
create table duty (
  id uuid primary key,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null default '',
  person uuid,
  kind text collate "C" not null,
  title text not null,
  record text collate "C" not null,
  record_id uuid not null,
  opened_at timestamptz not null,
  due date,
  provisional boolean not null default false,
  basis text,
  remind_days date[] not null default '{}',
  reminded integer not null default 0,
  escalated integer not null default 0,
  closed_at timestamptz,
  closed_how text
);
create index duty_open_by_unit on duty (unit, due) where closed_at is null;
create index duty_open_by_person on duty (person, due) where closed_at is null;
create index duty_open_by_due on duty (due) where closed_at is null;
create index duty_by_record on duty (record_id, kind);
alter table duty enable row level security;
create policy app_open on duty for insert to zs_app with check (current_setting('zs.person', true) <> '');
create policy app_read on duty for select to zs_app using (
  unit >= current_setting('zs.unit_lo', true) and unit <= current_setting('zs.unit_hi', true));
create policy worker_all on duty for all to zs_worker using (true) with check (true);
grant select, insert on duty to zs_app;
grant select, insert, update on duty to zs_worker;
-- Is somebody asking: a caller with claims, or the worker? Inside a definer's function current_user is the definer, so the role set for the
-- connection is read instead.
create function zs_asked() returns boolean
language sql stable as $$
  select coalesce(current_setting('zs.person', true), '') <> '' or 'zs_worker' in (session_user::text, current_setting('role'))
$$;
revoke all on function zs_asked() from public;
grant execute on function zs_asked() to zs_app, zs_worker, zs_portal;

-- Closing a duty follows from an act on its record, whose right was checked; the duty may belong to another unit (a bureau's review).
create function zs_close_duty(of_record uuid, of_kind text, how text, at timestamptz) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with closed as (update duty set closed_at = at, closed_how = how
    where record_id = of_record and kind = of_kind and closed_at is null and zs_asked() returning 1)
  select count(*)::integer from closed
$$;
revoke all on function zs_close_duty(uuid, text, text, timestamptz) from public;
grant execute on function zs_close_duty(uuid, text, text, timestamptz) to zs_app, zs_worker;

create table notice (
  id uuid primary key,
  region text collate "C" not null,
  unit text collate "C" not null,
  person uuid,
  title text not null,
  text text not null,
  record text collate "C",
  record_id uuid,
  at timestamptz not null,
  read_at timestamptz,
  -- Other channels (short message, mail, file, print) read from here and note what they sent.
  sent jsonb not null default '{}'
);
create index notice_by_unit on notice (unit, at desc);
create index notice_by_person on notice (person, at desc) where person is not null;
create index notice_unsent on notice (at) where sent = '{}';
alter table notice enable row level security;
create policy app_write on notice for insert to zs_app with check (current_setting('zs.person', true) <> '');
create policy app_read on notice for select to zs_app using (
  unit = current_setting('zs.unit', true) and (person is null or person::text = current_setting('zs.person', true)));
create policy app_mark on notice for update to zs_app using (
  unit = current_setting('zs.unit', true) and (person is null or person::text = current_setting('zs.person', true)));
create policy worker_all on notice for all to zs_worker using (true) with check (true);
grant select, insert on notice to zs_app;
grant update (read_at) on notice to zs_app;
grant select, insert, update on notice to zs_worker;

-- 5. Attachments -----------------------------------------------------------------------------------------------------------------
create table attachment (
  id uuid primary key,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null default '',
  also text collate "C",
  sha256 text not null,
  name text not null,
  type text not null,
  size bigint not null,
  record text collate "C",
  record_id uuid,
  confidential boolean not null default false,
  by_person text not null,
  at timestamptz not null default now()
);
create index attachment_by_record on attachment (record_id);
create index attachment_by_hash on attachment (sha256);
select zs_policies('attachment', 'unit', 'also', 'confidential');

-- 6. Search: two Chinese characters are one entry of an array under a GIN index; scope is applied before the limit ----------------
create table search_entry (
  record text collate "C" not null,
  id uuid not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null default '',
  county text collate "C" generated always as (left(region, 6)) stored,
  sharing text collate "C" not null,
  title text not null,
  words text not null,
  grams text[] not null,
  weight bigint not null default 0,
  primary key (record, id)
);
create index search_entry_grams on search_entry using gin (grams);
alter table search_entry enable row level security;
create policy app_write on search_entry for insert to zs_app with check (current_setting('zs.person', true) <> '');
create policy app_rewrite on search_entry for update to zs_app using (current_setting('zs.person', true) <> '');
create policy app_see on search_entry for select to zs_app using (current_setting('zs.person', true) <> '' and
  case sharing when 'staff' then true
    when 'region' then region >= current_setting('zs.region_lo', true) and region <= current_setting('zs.region_hi', true)
    else unit >= current_setting('zs.unit_lo', true) and unit <= current_setting('zs.unit_hi', true)
      and line >= current_setting('zs.line_lo', true) and line <= current_setting('zs.line_hi', true) end);
create policy worker_all on search_entry for all to zs_worker using (true) with check (true);
grant select, insert, update on search_entry to zs_app;
grant select, insert, update, delete on search_entry to zs_worker;
-- Array containment is not leakproof, so under a row policy PostgreSQL would not use its index. This function owns the whole question:
-- it applies the caller's claims itself, before the limit. No claims, no rows.
create function zs_search(wanted text[], records text[], most integer)
returns table (record text, id uuid, title text, unit text, region text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  who constant text := current_setting('zs.person', true);
  unit_lo constant text := current_setting('zs.unit_lo', true); unit_hi constant text := current_setting('zs.unit_hi', true);
  line_lo constant text := current_setting('zs.line_lo', true); line_hi constant text := current_setting('zs.line_hi', true);
  region_lo constant text := current_setting('zs.region_lo', true); region_hi constant text := current_setting('zs.region_hi', true);
begin
  if coalesce(who, '') = '' then return; end if;
  return query select s.record, s.id, s.title, s.unit, s.region from search_entry s
    where s.grams @> wanted and s.record = any (records)
      and case s.sharing when 'staff' then true
        when 'region' then s.region >= region_lo and s.region <= region_hi
        else s.unit >= unit_lo and s.unit <= unit_hi and s.line >= line_lo and s.line <= line_hi end
    limit most;
end $$;
revoke all on function zs_search(text[], text[], integer) from public;
grant execute on function zs_search(text[], text[], integer) to zs_app, zs_worker;

-- 7. Policy: published packs, flattened for SQL joins ------------------------------------------------------------------------------
create table policy_pack (
  version text primary key,
  loaded_at timestamptz not null default now(),
  content jsonb not null
);
create table policy_value (
  id text collate "C" not null,
  region text collate "C" not null,
  valid_from date not null,
  valid_until date not null default '9999-12-31',
  status text not null check (status in ('given', 'local', 'unspecified')),
  value jsonb,
  num bigint,
  txt text,
  source text not null,
  pack_version text not null,
  primary key (id, region, valid_from)
);
create table calendar_year (
  year integer primary key,
  off date[] not null,
  work date[] not null,
  basis text not null,
  loaded_at timestamptz not null default now()
);
do $$ declare t text; begin
  foreach t in array array['policy_pack', 'policy_value', 'calendar_year'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy app_read on %I for select to zs_app using (current_setting(''zs.person'', true) <> '''')', t);
    execute format('create policy worker_all on %I for all to zs_worker using (true) with check (true)', t);
    execute format('grant select on %I to zs_app', t);
    execute format('grant select, insert, update, delete on %I to zs_worker', t);
  end loop;
end $$;

-- 8. Jobs with progress, and what the platform is -----------------------------------------------------------------------------------
create table job_run (
  id uuid primary key,
  name text not null,
  label text not null,
  unit text collate "C" not null,
  person text not null,
  claims jsonb not null,
  input jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer,
  words text not null default '',
  answer jsonb,
  cancel boolean not null default false,
  started_at timestamptz not null default now(),
  -- A running job says every few seconds that it is alive.
  beat_at timestamptz,
  ended_at timestamptz
);
create index job_run_by_person on job_run (person, started_at desc);
alter table job_run enable row level security;
create policy app_own on job_run for all to zs_app using (person = current_setting('zs.person', true)) with check (person = current_setting('zs.person', true));
create policy worker_all on job_run for all to zs_worker using (true) with check (true);
grant select, insert on job_run to zs_app;
grant update (cancel) on job_run to zs_app;
grant select, insert, update, delete on job_run to zs_worker;

create table platform (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('demo', 'real')),
  epoch integer not null default 1,
  made_at timestamptz not null default now()
);
create function zs_platform_kind_is_final() returns trigger language plpgsql as $$
begin
  if new.kind <> old.kind then raise exception 'a % platform cannot become a % one', old.kind, new.kind; end if;
  return new;
end $$;
create trigger platform_kind_is_final before update on platform for each row execute function zs_platform_kind_is_final();
alter table platform enable row level security;
create policy everyone_reads on platform for select to zs_app, zs_worker, zs_portal using (true);
grant select on platform to zs_app, zs_worker, zs_portal;

-- Places where the reactor and the sealer have got to.
create table cursor_position (
  name text primary key,
  xid xid8 not null,
  at timestamptz not null default now()
);
alter table cursor_position enable row level security;
create policy worker_all on cursor_position for all to zs_worker using (true) with check (true);
grant select, insert, update on cursor_position to zs_worker;
