-- Short codes: eight digits for whoever cannot scan. A short code stands for an entry code that is signed and lives as long (the same nonce, so
-- the two open one door between them). Kept by keyed digest: eight digits would be found from a plain one in a second.
create table short_code (
  digest text collate "C" primary key,
  nonce text collate "C" not null unique,
  claims jsonb not null,
  expires timestamptz not null
);
comment on table short_code is '入企核验短码（只存摘要）';
create index short_code_by_end on short_code (expires);
alter table short_code enable row level security;
create policy worker_all on short_code for all to zs_worker using (true) with check (true);
grant select, delete on short_code to zs_worker;

-- Wrong ones, to slow down whoever guesses: by person and by unit; at the portal by a digest of the address.
create table short_code_try (
  who text collate "C" not null,
  unit text collate "C" not null,
  at timestamptz not null
);
comment on table short_code_try is '输错的短码：谁、哪个单位、何时';
create index short_code_try_by_who on short_code_try (who, at);
create index short_code_try_by_unit on short_code_try (unit, at);
create index short_code_try_by_time on short_code_try (at);
alter table short_code_try enable row level security;
create policy worker_all on short_code_try for all to zs_worker using (true) with check (true);
grant select, delete on short_code_try to zs_worker;

-- Keeps a short code; false when those digits are in use: choose others. Without a signed-in person only a firm's own code is kept.
create function zs_short_code_keep(of_digest text, of_nonce text, of_claims jsonb, until timestamptz, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept integer;
begin
  if not zs_asked() and of_claims ->> 'kind' <> 'firm' then return false; end if;
  delete from short_code where digest in (select digest from short_code where expires < at limit 100 for update skip locked);
  -- Asked again for the same code, the new digits take the place of the old.
  delete from short_code where nonce = of_nonce;
  insert into short_code (digest, nonce, claims, expires) values (of_digest, of_nonce, of_claims, until) on conflict (digest) do nothing;
  get diagnostics kept = row_count;
  return kept = 1;
end $$;

-- When may `who` try again? Null: now. Holds other tries of the same person and unit until this transaction ends, so that none are made side by side.
create function zs_short_code_wait(of_who text, of_unit text, at timestamptz) returns timestamptz
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  until timestamptz;
begin
  perform pg_advisory_xact_lock(31350, hashtext('who ' || of_who));
  if of_unit <> '' then perform pg_advisory_xact_lock(31350, hashtext('unit ' || of_unit)); end if;
  delete from short_code_try where ctid = any(array(select t.ctid from short_code_try t where t.at < zs_short_code_wait.at - interval '1 day' limit 100));
  -- The tenth wrong one of ten minutes, counted from the last: until it is ten minutes old.
  select max(t.at) into until from (select t.at from short_code_try t where t.who = of_who
    and t.at > zs_short_code_wait.at - interval '10 minutes' order by t.at desc offset 9 limit 1) t;
  if until is null and of_unit <> '' then
    select max(t.at) into until from (select t.at from short_code_try t where t.unit = of_unit
      and t.at > zs_short_code_wait.at - interval '10 minutes' order by t.at desc offset 49 limit 1) t;
  end if;
  return until + interval '10 minutes';
end $$;
revoke all on function zs_short_code_wait(text, text, timestamptz) from public;

-- What a short code stands for: {claims}, {wait} until when, or {} when there is none such now; that one is noted. For the signed-in person.
create function zs_short_code_read(of_digest text, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me text := coalesce(current_setting('zs.person', true), '');
  mine text := coalesce(current_setting('zs.unit', true), '');
  until timestamptz;
  found_claims jsonb;
begin
  if me = '' then return '{}'; end if;
  until := zs_short_code_wait(me, mine, at);
  if until is not null then return jsonb_build_object('wait', until); end if;
  select claims into found_claims from short_code where digest = of_digest and expires >= at;
  if found_claims is null then
    insert into short_code_try (who, unit, at) values (me, mine, at);
    return '{}';
  end if;
  return jsonb_build_object('claims', found_claims);
end $$;
-- A code that was there but belongs elsewhere counts as a wrong one too.
create function zs_short_code_wrong(at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into short_code_try (who, unit, at)
  select current_setting('zs.person', true), coalesce(current_setting('zs.unit', true), ''), at where zs_asked()
$$;
-- At the portal: the person of an officer's code, or {wait}, or {}. `of_who` is a digest of the caller's address.
create function zs_portal_short_officer(of_digest text, of_who text, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  until timestamptz := zs_short_code_wait('portal ' || of_who, '', at);
  of_person text;
begin
  if until is not null then return jsonb_build_object('wait', until); end if;
  select claims ->> 'subject' into of_person from short_code where digest = of_digest and expires >= at and claims ->> 'kind' = 'officer';
  if of_person is null then
    insert into short_code_try (who, unit, at) values ('portal ' || of_who, '', at);
    return '{}';
  end if;
  return jsonb_build_object('person', of_person);
end $$;
do $$ declare f text; begin
  foreach f in array array['zs_short_code_read(text, timestamptz)', 'zs_short_code_wrong(timestamptz)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to zs_app', f);
  end loop;
  revoke all on function zs_short_code_keep(text, text, jsonb, timestamptz, timestamptz) from public;
  grant execute on function zs_short_code_keep(text, text, jsonb, timestamptz, timestamptz) to zs_app, zs_portal;
  revoke all on function zs_portal_short_officer(text, text, timestamptz) from public;
  grant execute on function zs_portal_short_officer(text, text, timestamptz) to zs_portal;
end $$;
