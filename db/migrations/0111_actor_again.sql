-- The posts and delegations a person has on a day: whoever acts, acts in one of them. Asked by the session at every request, and by what acts for
-- somebody behind his back.
create function zs_posts_of(of_person uuid, today date) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'posts', coalesce((
      select jsonb_agg(jsonb_build_object('post', h.id, 'role', h.role, 'title', h.title, 'unit', jsonb_build_object(
        'code', u.code, 'name', u.name, 'kind', u.kind, 'region', u.region_code, 'line', u.line_code)) order by h.valid_from, h.id)
      from post h join unit u on u.code = h.unit
      where h.person = of_person and h.state = 'active' and h.valid_from <= today and (h.valid_until is null or h.valid_until >= today)
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
      where d.to_person = of_person and d.state = 'active' and d.valid_from <= today and d.valid_until >= today
        -- Whoever acts for another must still be of that unit.
        and exists (select from post own where own.person = of_person and own.unit = h.unit and own.state = 'active'
          and own.valid_from <= today and (own.valid_until is null or own.valid_until >= today))), '[]'))
$$;
-- Only the two below ask it.
revoke all on function zs_posts_of(uuid, date) from public;

create or replace function zs_session_look(of_token text, at timestamptz, today date, idle_minutes integer) returns jsonb
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
    'password_set_at', c.password_set_at, 'post', s.post, 'delegation', s.delegation) || zs_posts_of(p.id, today);
end $$;

-- Who acts for somebody behind his back (an import that waited) asks again, at each act, what that person may be now. Only for oneself: the claims of
-- the transaction say whose they are.
create function zs_actor_look(of_account uuid, today date) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('name', p.name) || zs_posts_of(p.id, today)
  from account a join person p on p.id = a.person and p.state = 'active'
  where a.id = of_account and a.state = 'active' and a.person::text = current_setting('zs.person', true)
$$;
revoke all on function zs_actor_look(uuid, date) from public;
grant execute on function zs_actor_look(uuid, date) to zs_app;
