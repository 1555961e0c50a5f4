-- Records counted behind each number that the records fill, as they were when the version was frozen: what 报送后变动 is told from. Kept beside the
-- version, whose content holds how many there were and a digest of the list, so that the list is proved by the version's own digest.
-- What it costs: 16 bytes a record and cell, 24 bytes a list, nothing above the unit that keeps the records (levels above sum figures). 10 million
-- records a year, each in three cells of its unit's returns, are about half a gigabyte a year and round; a unit of 100,000 inspections writes
-- 4.8 MB when it submits. Lists are whole: none is cut. Derived, never journalled.
create table return_counted (
  return uuid not null,
  version_number bigint not null,
  -- form|table|row|item|column; of a number in a text form|part|metric
  address text collate "C" not null,
  metric text not null,
  records bigint not null,
  digest text not null,
  -- In order.
  ids uuid[] not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null,
  receiver text collate "C",
  primary key (return, version_number, address)
);
comment on table return_counted is 'Ids of the records counted behind the numbers of a version; derived, never journalled.';
select zs_policies('return_counted', 'unit', 'receiver', null);
revoke insert, update, delete on return_counted from zs_app;

-- While an accepted return is being corrected, what stands in its cells is the unit's own affair: everybody else has the frozen version.
create function zs_return_shown(of_return uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from return_sheet s where s.id = of_return and s.unit is distinct from current_setting('zs.unit', true)
    and s.accepted_revision > 0 and s.state not in ('submitted', 'received', 'accepted', 'locked', 'excused'))
$$;
revoke all on function zs_return_shown(uuid) from public;
grant execute on function zs_return_shown(uuid) to zs_app;
create policy frozen_while_corrected on return_cell as restrictive for select to zs_app
  using (unit = current_setting('zs.unit', true) or zs_return_shown(return));
create policy frozen_while_corrected on return_line as restrictive for select to zs_app
  using (unit = current_setting('zs.unit', true) or zs_return_shown(return));
