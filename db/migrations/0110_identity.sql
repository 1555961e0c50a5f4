-- Persons, posts, delegations, accounts; and sign-in, whose tables the application cannot read: it asks functions, each bound to the
-- caller's own session token or usable only before anybody is signed in.

create table "person" (
  like record_base including all,
  "name" text,
  "id_number" text,
  "phone" text,
  "demo" boolean
);
comment on table "person" is '人员';
comment on column "person"."name" is '姓名';
comment on column "person"."id_number" is '公民身份号码';
comment on column "person"."phone" is '联系电话';
comment on column "person"."demo" is '演示数据';
alter table "person" add check (state in ('active', 'left'));
select zs_record('person', 'staff', 'created_at', null, null);

create table "post" (
  like record_base including all,
  "person" uuid not null,
  "role" text collate "C" not null,
  "title" text,
  "valid_from" date,
  "valid_until" date
);
comment on table "post" is '岗位';
comment on column "post"."person" is '人员';
comment on column "post"."role" is '角色';
comment on column "post"."title" is '职务';
comment on column "post"."valid_from" is '开始日期';
comment on column "post"."valid_until" is '结束日期';
alter table "post" add check (state in ('active', 'ended'));
select zs_record('post', 'staff', 'created_at', null, null);
create index "post_by_person" on "post" ("person");

create table "delegation" (
  like record_base including all,
  "from_person" uuid,
  "to_person" uuid,
  "post" uuid,
  "acts" text,
  "rights" jsonb,
  "valid_from" date,
  "valid_until" date,
  "reason" text
);
comment on table "delegation" is '委托';
comment on column "delegation"."from_person" is '委托人';
comment on column "delegation"."to_person" is '受委托人';
comment on column "delegation"."post" is '委托人的岗位';
comment on column "delegation"."acts" is '委托事项';
comment on column "delegation"."rights" is '委托的权利';
comment on column "delegation"."valid_from" is '开始日期';
comment on column "delegation"."valid_until" is '结束日期';
comment on column "delegation"."reason" is '委托事由';
alter table "delegation" add check (state in ('active', 'ended'));
select zs_record('delegation', 'staff', 'created_at', null, null);
create index "delegation_by_from_person" on "delegation" ("from_person");
create index "delegation_by_to_person" on "delegation" ("to_person");
create index "delegation_by_post" on "delegation" ("post");

create table "account" (
  like record_base including all,
  "username" text collate "C" not null,
  "person" uuid not null,
  "issuer" text,
  "subject" text,
  "password_issued_at" timestamp with time zone,
  "second_factor_reset_at" timestamp with time zone,
  "demo" boolean
);
comment on table "account" is '账号';
comment on column "account"."username" is '用户名';
comment on column "account"."person" is '人员';
comment on column "account"."issuer" is '统一身份认证系统';
comment on column "account"."subject" is '统一身份认证标识';
comment on column "account"."password_issued_at" is '初始口令发放时间';
comment on column "account"."second_factor_reset_at" is '动态口令重置时间';
comment on column "account"."demo" is '演示数据';
alter table "account" add check (state in ('active', 'suspended', 'closed'));
select zs_record('account', 'staff', 'created_at', null, null);
create index "account_by_person" on "account" ("person");

create unique index person_id_number on person (id_number) where id_number is not null;
create unique index account_username on account (username);
create unique index account_subject on account (issuer, subject) where subject is not null;
create unique index post_once on post (person, unit, role) where state = 'active';
create index post_by_role on post (role, unit) where state = 'active';

-- Secrets of accounts, sessions, failed sign-ins. No policy and no grant: only the functions below reach them.
create table account_secret (
  account uuid primary key,
  password_hash text,
  password_set_at timestamptz,
  must_change boolean not null default true,
  -- Hashes before the present one, newest first.
  history text[] not null default '{}',
  -- Encrypted under the platform's key.
  totp text,
  totp_pending text,
  -- Time step of the last code used: a code works once.
  totp_step bigint,
  -- The post last acted in: the next sign-in opens there.
  last_post uuid
);
alter table account_secret enable row level security;

create table session (
  id uuid primary key,
  token text not null unique,
  account uuid not null,
  method text collate "C" not null check (method in ('password', 'oidc')),
  code_passed boolean not null default false,
  post uuid,
  delegation uuid,
  created_at timestamptz not null,
  last_seen timestamptz not null,
  ends_at timestamptz not null,
  address text not null,
  agent text not null
);
comment on column session.token is 'Digest of the token; the token itself is in the cookie only.';
create index session_by_account on session (account, last_seen desc);
alter table session enable row level security;

-- Known and unknown user names alike, by digest, so that a lock does not tell which exist.
create table sign_in_attempt (
  name_key text primary key,
  failed integer not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
create index sign_in_attempt_by_time on sign_in_attempt (last_at);
alter table sign_in_attempt enable row level security;

-- What an administrator's act on an account does to its secrets, in the same transaction.
create function zs_account_secrets_follow() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.password_issued_at is distinct from old.password_issued_at then
    update account_secret a set password_hash = null, must_change = true,
      history = (array_remove(a.password_hash || a.history, null))[1:20]
    where a.account = new.id;
    delete from session where account = new.id;
  end if;
  if new.second_factor_reset_at is distinct from old.second_factor_reset_at then
    update account_secret set totp = null, totp_pending = null where account = new.id;
    delete from session where account = new.id;
  end if;
  if new.state <> 'active' or new.username is distinct from old.username then
    delete from session where account = new.id;
  end if;
  return null;
end $$;
create trigger account_secrets_follow after update on account for each row execute function zs_account_secrets_follow();

create function zs_nobody_yet() returns void
language plpgsql stable set search_path = public, pg_temp as $$
begin
  if coalesce(current_setting('zs.person', true), '') <> '' then
    raise exception 'only before sign-in' using errcode = '42501';
  end if;
end $$;

-- Counts an attempt as failed before it is judged, so that parallel guesses are counted too; success clears it.
create function zs_sign_in_attempt(of_key text, at timestamptz, most integer, lock_minutes integer, out refused boolean, out locked_until timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_row sign_in_attempt%rowtype;
begin
  delete from sign_in_attempt a where a.last_at < at - interval '1 day' and a.name_key <> of_key;
  insert into sign_in_attempt (name_key, failed, last_at) values (of_key, 0, at) on conflict (name_key) do nothing;
  select * into strict found_row from sign_in_attempt a where a.name_key = of_key for update;
  if found_row.locked_until > at then
    refused := true;
    locked_until := found_row.locked_until;
    return;
  end if;
  refused := false;
  found_row.failed := case when found_row.locked_until is null then found_row.failed else 0 end + 1;
  if found_row.failed >= most then
    locked_until := at + make_interval(mins => lock_minutes);
  end if;
  update sign_in_attempt a set failed = found_row.failed, locked_until = zs_sign_in_attempt.locked_until, last_at = at where a.name_key = of_key;
end $$;
create function zs_sign_in_clear(of_key text) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_attempt where name_key = of_key
$$;

create function zs_account_for_sign_in(of_username text) returns table (account uuid, person uuid, state text, password_hash text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform zs_nobody_yet();
  return query select a.id, a.person, a.state, s.password_hash from account a left join account_secret s on s.account = a.id
    where a.username = of_username;
end $$;
create function zs_account_by_subject(of_issuer text, of_subject text) returns table (account uuid, person uuid, state text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform zs_nobody_yet();
  return query select a.id, a.person, a.state from account a where a.issuer = of_issuer and a.subject = of_subject;
end $$;

-- Opens a session under a new token and ends the one the browser brought, so that a planted token is worth nothing.
create function zs_session_open(new_id uuid, new_token text, old_token text, of_account uuid, of_method text, at timestamptz, ends timestamptz,
  from_address text, by_agent text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform zs_nobody_yet();
  delete from session s where s.token = old_token or (s.account = of_account and s.ends_at < at);
  insert into account_secret (account) values (of_account) on conflict do nothing;
  insert into session (id, token, account, method, post, created_at, last_seen, ends_at, address, agent)
    select new_id, new_token, a.id, of_method,
      (select c.last_post from account_secret c where c.account = a.id),
      at, at, ends, left(from_address, 100), left(by_agent, 300)
    from account a where a.id = of_account and a.state = 'active';
  if not found then raise exception 'no such account' using errcode = '42501'; end if;
end $$;

-- A live session with everything an actor is built from; null when there is none. Touches it.
create function zs_session_look(of_token text, at timestamptz, today date, idle_minutes integer) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s session%rowtype;
  a account%rowtype;
  c account_secret%rowtype;
  p person%rowtype;
begin
  select * into s from session x where x.token = of_token;
  if not found then return null; end if;
  if s.ends_at <= at or s.last_seen + make_interval(mins => idle_minutes) <= at then
    delete from session x where x.id = s.id;
    return null;
  end if;
  select * into a from account x where x.id = s.account and x.state = 'active';
  if not found then return null; end if;
  select * into c from account_secret x where x.account = s.account;
  select * into p from person x where x.id = a.person and x.state = 'active';
  if not found then return null; end if;
  if s.last_seen < at - interval '1 second' then
    update session x set last_seen = at where x.id = s.id;
  end if;
  return jsonb_build_object(
    'session', s.id, 'account', a.id, 'username', a.username, 'person', p.id, 'name', p.name, 'demo', p.demo,
    'method', s.method, 'code_passed', s.code_passed, 'enrolled', c.totp is not null, 'must_change', c.must_change,
    'password_set_at', c.password_set_at, 'post', s.post, 'delegation', s.delegation,
    'posts', coalesce((
      select jsonb_agg(jsonb_build_object('post', h.id, 'role', h.role, 'title', h.title, 'unit', jsonb_build_object(
        'code', u.code, 'name', u.name, 'kind', u.kind, 'region', u.region_code, 'line', u.line_code)) order by h.valid_from, h.id)
      from post h join unit u on u.code = h.unit
      where h.person = p.id and h.state = 'active' and h.valid_from <= today and (h.valid_until is null or h.valid_until >= today)
        and (u.valid_until is null or u.valid_until >= today)), '[]'),
    'delegations', coalesce((
      select jsonb_agg(jsonb_build_object('delegation', d.id, 'from_person', f.id, 'from_name', f.name, 'post', h.id, 'role', h.role,
        'acts', d.acts, 'rights', d.rights, 'valid_until', d.valid_until, 'unit', jsonb_build_object(
        'code', u.code, 'name', u.name, 'kind', u.kind, 'region', u.region_code, 'line', u.line_code)) order by d.valid_from, d.id)
      from delegation d
        join person f on f.id = d.from_person and f.state = 'active'
        join post h on h.id = d.post and h.person = f.id and h.state = 'active' and h.valid_from <= today
          and (h.valid_until is null or h.valid_until >= today)
        join unit u on u.code = h.unit and (u.valid_until is null or u.valid_until >= today)
      where d.to_person = p.id and d.state = 'active' and d.valid_from <= today and d.valid_until >= today
        -- B must still be of that unit.
        and exists (select from post own where own.person = p.id and own.unit = h.unit and own.state = 'active'
          and own.valid_from <= today and (own.valid_until is null or own.valid_until >= today))), '[]'));
end $$;

-- A new token for the same session after every step that gives it more: code, password, enrolment, post.
create function zs_session_renew(old_token text, new_token text, pass_code boolean) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  update session set token = new_token, code_passed = code_passed or pass_code where token = old_token returning true
$$;
-- Whether the post or delegation is the person's own and valid is judged by every look at the session, and before this call.
create function zs_session_act(old_token text, new_token text, of_post uuid, of_delegation uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with acting as (update session set token = new_token, post = coalesce(of_post, post), delegation = of_delegation
    where token = old_token returning account),
  kept as (update account_secret c set last_post = coalesce(of_post, c.last_post) from acting a where c.account = a.account returning 1)
  select exists (select from acting)
$$;
create function zs_session_end(of_token text) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  delete from session where token = of_token returning true
$$;
create function zs_sessions(of_token text)
returns table (id uuid, method text, created_at timestamptz, last_seen timestamptz, address text, agent text, here boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.method, s.created_at, s.last_seen, s.address, s.agent, s.token = of_token
  from session s where s.account = (select m.account from session m where m.token = of_token) order by s.last_seen desc limit 100
$$;
-- Ends one other session of the same account, or all others when `of_id` is null.
create function zs_session_end_other(of_token text, of_id uuid) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from session s where s.account = (select m.account from session m where m.token = of_token)
    and s.token <> of_token and (of_id is null or s.id = of_id) returning 1)
  select count(*)::integer from gone
$$;

-- The caller's own secrets: whoever has the live token.
create function zs_own_secret(of_token text)
returns table (account uuid, password_hash text, history text[], totp text, totp_pending text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.account, c.password_hash, c.history, c.totp, c.totp_pending from session s join account_secret c on c.account = s.account
  where s.token = of_token
$$;
create function zs_password_set(of_token text, new_hash text, at timestamptz, keep integer) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine constant uuid := (select s.account from session s where s.token = of_token);
begin
  update account_secret c set history = (array_remove(c.password_hash || c.history, null))[1:keep],
    password_hash = new_hash, password_set_at = at, must_change = false where c.account = mine;
  if not found then return false; end if;
  delete from session s where s.account = mine and s.token <> of_token;
  return true;
end $$;
create function zs_totp_pend(of_token text, sealed text) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  update account_secret c set totp_pending = sealed from session s
  where s.token = of_token and c.account = s.account and c.totp is null returning true
$$;
create function zs_totp_confirm(of_token text, step bigint) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  update account_secret c set totp = c.totp_pending, totp_pending = null, totp_step = step from session s
  where s.token = of_token and c.account = s.account and c.totp is null and c.totp_pending is not null returning true
$$;
-- True once for each step: the same code a second time is refused, also when two requests race.
create function zs_totp_use(of_token text, step bigint) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  update account_secret c set totp_step = step from session s
  where s.token = of_token and c.account = s.account and coalesce(c.totp_step, -1) < step returning true
$$;

-- Does the person of the claims hold this role today? Asked again here, under the commands.
create function zs_holds_role(roles text[], today date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from post where person::text = current_setting('zs.person', true) and role = any (roles) and state = 'active'
    and valid_from <= today and (valid_until is null or valid_until >= today))
$$;
-- The initial password, right after the command that cleared the old one. Never over a password that stands.
create function zs_password_issue(of_account uuid, new_hash text, at timestamptz, today date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not zs_holds_role(array['sys-admin', 'sec-admin'], today) then
    raise exception 'administrators only' using errcode = '42501';
  end if;
  insert into account_secret as c (account, password_hash, password_set_at, must_change) values (of_account, new_hash, at, true)
    on conflict (account) do update set password_hash = new_hash, password_set_at = at, must_change = true where c.password_hash is null;
  return found;
end $$;
-- For setting a platform up: the first administrators, the demonstration.
create function zs_password_seed(of_account uuid, new_hash text, at timestamptz, change boolean) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into account_secret (account, password_hash, password_set_at, must_change) values (of_account, new_hash, at, change)
    on conflict (account) do update set password_hash = new_hash, password_set_at = at, must_change = change
$$;

do $$ declare f text; begin
  foreach f in array array[
    'zs_nobody_yet()', 'zs_sign_in_attempt(text, timestamptz, integer, integer)', 'zs_sign_in_clear(text)', 'zs_account_for_sign_in(text)',
    'zs_account_by_subject(text, text)', 'zs_session_open(uuid, text, text, uuid, text, timestamptz, timestamptz, text, text)',
    'zs_session_look(text, timestamptz, date, integer)', 'zs_session_renew(text, text, boolean)', 'zs_session_act(text, text, uuid, uuid)',
    'zs_session_end(text)', 'zs_sessions(text)', 'zs_session_end_other(text, uuid)', 'zs_own_secret(text)',
    'zs_password_set(text, text, timestamptz, integer)', 'zs_totp_pend(text, text)', 'zs_totp_confirm(text, bigint)', 'zs_totp_use(text, bigint)',
    'zs_holds_role(text[], date)', 'zs_password_issue(uuid, text, timestamptz, date)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to zs_app', f);
  end loop;
end $$;
revoke all on function zs_password_seed(uuid, text, timestamptz, boolean), zs_account_secrets_follow() from public;
grant execute on function zs_password_seed(uuid, text, timestamptz, boolean) to zs_worker;

-- Those who keep people and accounts see what was done to them; personal numbers are sealed in these entries.
create policy people_read on journal for select to zs_app using (
  record in ('person', 'post', 'delegation', 'account') and current_setting('zs.person', true) <> '');
