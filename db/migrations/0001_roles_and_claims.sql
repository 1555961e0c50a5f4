-- Roles: made by db/roles.sql before the first migration (db/roles.md). Here: what they may reach.
-- Nothing is granted by default; each later migration grants what each role may do on its own tables.
revoke all on schema public from public;
grant usage on schema public to zs_app, zs_worker, zs_portal;
-- A function of a definer must name its callers.
alter default privileges revoke execute on functions from public;
