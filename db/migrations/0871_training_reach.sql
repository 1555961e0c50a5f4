-- A plan that is reported by the form of its chain stands here as that return says it: one duty, one text.
alter table "training_plan" add column "return" uuid;
comment on column "training_plan"."return" is '报送的报表';
create index "training_plan_by_return" on "training_plan" ("return");
alter table "training_plan" add column "return_version" bigint;
comment on column "training_plan"."return_version" is '报表版本';

-- Who organises reaches the own region and all below it (a province its cities and counties), and the own city's departments as before.
create function zs_training_reaches(of_region text) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select current_setting('zs.person', true) <> '' and (left(of_region, 4) = left(current_setting('zs.unit', true), 4)
    or starts_with(of_region, regexp_replace(split_part(current_setting('zs.unit', true), '.', 1), '(00){1,3}$', '')))
$$;

drop policy of_organiser on training_attendance;
create policy of_organiser on training_attendance for insert to zs_app with check (
  current_setting('zs.person', true) <> '' and organiser = current_setting('zs.unit', true) and zs_training_reaches(region));
drop policy of_organiser on training_result;
create policy of_organiser on training_result for insert to zs_app with check (
  current_setting('zs.person', true) <> '' and zs_training_reaches(region));

-- Officers by id, or all of whole units, with all units below them when asked; within reach, and no more than is needed to list them.
-- One more than the most that may be taken at once, so that nobody is left out in silence.
drop function zs_training_officers(uuid[], uuid[]);
create function zs_training_officers(ids uuid[], units uuid[], below boolean)
  returns table (id uuid, name text, unit text, region text, line text, unit_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive chosen as (
    select u.code from unit u where u.id = any (units)
    union
    select u.code from unit u join chosen c on c.code in (u.superior, u.parent) where below and u.state = 'active'
  )
  select o.id, o.name, o.unit, o.region, o.line, u.name from officer o join unit u on u.code = o.unit
  where o.state = 'active' and o.kind <> 'auxiliary' and zs_training_reaches(o.region)
    and (o.id = any (ids) or o.unit in (select code from chosen))
  order by o.unit, o.name, o.id limit 5001
$$;
create or replace function zs_training_find(in_unit text, called text, certificate_number text) returns table (id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from officer o
  where o.state = 'active' and zs_training_reaches(o.region) and o.name = called
    and case when certificate_number is not null then exists (select from certificate c where c.officer = o.id and c.number = certificate_number)
      else o.unit = in_unit end
  limit 2
$$;
do $$ declare f text; begin
  foreach f in array array['zs_training_reaches(text)', 'zs_training_officers(uuid[], uuid[], boolean)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to zs_app, zs_worker', f);
  end loop;
end $$;
