-- The four roles of db/roles.md. Repeatable; run in the platform's own database by a superuser, or by the owner of that database
-- if it may create roles. The program runs it by itself where it can.
do $$
declare
  each_role text;
  can_act text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
begin
  foreach each_role in array array['zs_owner', 'zs_app', 'zs_worker', 'zs_portal'] loop
    if not exists (select from pg_roles where rolname = each_role) then
      execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls', each_role);
    end if;
    if not pg_has_role(current_user, each_role, can_act) then
      execute format('grant %I to %I', each_role, current_user);
    end if;
    execute format('grant connect on database %I to %I', current_database(), each_role);
  end loop;
  execute format('grant create, temporary on database %I to zs_owner', current_database());
end
$$;
grant usage, create on schema public to zs_owner;
