-- Who acts for somebody behind his back (an import that waited) asks again, at each act, what posts and delegations that person has now. Only for
-- oneself: the claims of the transaction say whose they are.
create function zs_actor_look(of_account uuid, today date) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  a account%rowtype;
  p person%rowtype;
begin
  select * into a from account x where x.id = of_account and x.state = 'active' and x.person::text = current_setting('zs.person', true);
  if not found then return null; end if;
  select * into p from person x where x.id = a.person and x.state = 'active';
  if not found then return null; end if;
  return jsonb_build_object(
    'name', p.name,
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
        and exists (select from post own where own.person = p.id and own.unit = h.unit and own.state = 'active'
          and own.valid_from <= today and (own.valid_until is null or own.valid_until >= today))), '[]'));
end $$;
revoke all on function zs_actor_look(uuid, date) from public;
grant execute on function zs_actor_look(uuid, date) to zs_app;
