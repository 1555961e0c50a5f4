-- Whom a complaint without a visit is about: units that enforce, by a part of their name, with the name of their region, so that two of the same name are
-- told apart. A directory that hangs on every government's door; nothing else of a unit is told.
create function zs_portal_units(words text, most integer) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', it.code, 'name', it.name, 'region_name', it.region_name)), '[]') from (
    select u.code, u.name, r.name as region_name from unit u left join region r on r.code = u.region_code
    where u.state = 'active' and u.kind in ('agency', 'township', 'vertical') and length(words) >= 2 and strpos(u.name, words) > 0
    order by length(u.name), u.code limit least(most, 50)) it
$$;
revoke all on function zs_portal_units(text, integer) from public;
grant execute on function zs_portal_units(text, integer) to zs_portal;
