-- Sums of returns kept ready by city, so that a province's page does not add up half a million figures each time, and who was urged when.

-- One city, or one line, of a round's form: by these a page asks for less than everything.
create index return_figure_by_unit on return_figure (round, form, unit);
create index return_figure_by_line on return_figure (round, form, line, unit);
create index return_figure_by_receiver on return_figure (round, form, receiver);
-- Numbers that differ from what the records, the returns below or another form said.
create index return_figure_differs on return_figure (round, form, unit) where expected is not null and num is distinct from expected;

-- What was corrected since a day.
create index return_version_corrections on return_version (submitted_at) where number > 1;

-- Sums of the figures of one city (its units, its counties' and townships'), once by level and once by line. Derived from return_figure.
create table return_sum (
  round uuid not null,
  form text collate "C" not null,
  -- First four digits of the region.
  city text collate "C" not null,
  by text collate "C" not null check (by in ('level', 'line')),
  key text collate "C" not null,
  leg text collate "C" not null,
  -- Empty in sums by line.
  level text collate "C" not null,
  -- `table|row|column`; the row of an added one is `+` and its name.
  address text collate "C" not null,
  num bigint not null,
  numbers bigint not null,
  none bigint not null,
  no_competence bigint not null
);
create index return_sum_of on return_sum (round, form, by, city);
comment on table return_sum is 'Sums of return_figure by city; valid where return_sum_stale names no change of that city. Derived, never journalled.';
alter table return_sum enable row level security;
-- Only for those whose range holds the whole city and every line; others add up the figures they see.
create policy app_whole_city on return_sum for select to zs_app using (
  city >= current_setting('zs.unit_lo', true) and city || '~' <= current_setting('zs.unit_hi', true)
  and current_setting('zs.line_lo', true) = '' and current_setting('zs.line_hi', true) >= '~'
  and current_setting('zs.person', true) <> '');
create policy worker_all on return_sum for all to zs_worker using (true) with check (true);
grant select on return_sum to zs_app;
grant select, insert, update, delete on return_sum to zs_worker;

-- Cities whose figures changed since their sums were made. Rows are only added and taken away, so no submission waits for another; the sums and
-- what they rest on are made in one statement, so a change that this statement did not see leaves its row here.
create table return_sum_stale (
  id bigint generated always as identity primary key,
  round uuid not null,
  form text collate "C" not null,
  city text collate "C" not null
);
create index return_sum_stale_of on return_sum_stale (round, form, city);
alter table return_sum_stale enable row level security;
create policy app_read on return_sum_stale for select to zs_app using (current_setting('zs.person', true) <> '');
create policy worker_all on return_sum_stale for all to zs_worker using (true) with check (true);
grant select on return_sum_stale to zs_app;
grant select, delete on return_sum_stale to zs_worker;

create function zs_return_figures_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into return_sum_stale (round, form, city) select distinct c.round, c.form, c.cell from changed c;
  return null;
end $$;
create trigger return_figure_came after insert on return_figure referencing new table as changed
  for each statement execute function zs_return_figures_changed();
create trigger return_figure_went after delete on return_figure referencing old table as changed
  for each statement execute function zs_return_figures_changed();
create trigger return_figure_moved after update on return_figure referencing new table as changed
  for each statement execute function zs_return_figures_changed();

-- How many returns stand behind a cell, whoever may see them: so that a page can say "n of m visible". Counts only, for those who are signed in.
create function zs_return_cell_count(of_round uuid, of_form text, of_tbl text, of_row text, of_col text, region_lo text, of_line text, of_legs text[])
returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from return_figure f
  where f.round = of_round and f.form = of_form and f.tbl = of_tbl and f.row_code = of_row and f.col = of_col and f.item = 0
    and f.unit >= region_lo and f.unit <= region_lo || '~' and (of_line is null or f.line = of_line) and f.leg = any(of_legs)
    and current_setting('zs.person', true) <> ''
$$;
revoke all on function zs_return_cell_count(uuid, text, text, text, text, text, text, text[]) from public;
grant execute on function zs_return_cell_count(uuid, text, text, text, text, text, text, text[]) to zs_app;

create table "return_urge" (
  like record_base including all,
  "title" text,
  "return" uuid,
  "round" uuid,
  "to_unit" text collate "C",
  "to_name" text,
  "step" text,
  "person_name" text,
  "waits_for" text,
  "words" text,
  "day" date,
  "by" text
);
comment on table "return_urge" is '催报记录';
comment on column "return_urge"."title" is '催报事项';
comment on column "return_urge"."return" is '被催的报表';
comment on column "return_urge"."round" is '报送批次';
comment on column "return_urge"."to_unit" is '被催单位';
comment on column "return_urge"."to_name" is '被催单位名称';
comment on column "return_urge"."step" is '停在哪一步';
comment on column "return_urge"."person_name" is '经手人';
comment on column "return_urge"."waits_for" is '等着它的单位';
comment on column "return_urge"."words" is '催报说明';
comment on column "return_urge"."day" is '催报日期';
comment on column "return_urge"."by" is '催报人';
alter table "return_urge" add check (state in ('sent'));
select zs_record('return_urge', 'unit', 'created_at', 'to_unit', null);
create index "return_urge_by_return" on "return_urge" ("return");
create index "return_urge_by_round" on "return_urge" ("round");
-- Once a day for each return, whoever asks.
create unique index return_urge_once_a_day on return_urge (return, day);

-- The duty that is urged says so in its title, once, with the number of times: the person sees it where the work is listed.
create function zs_return_urged() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update duty d set title = regexp_replace(d.title, '（已催报[0-9]+次）$', '')
    || format('（已催报%s次）', (select count(*) from return_urge u where u.return = new.return))
  where d.record = 'return' and d.record_id = new.return and d.unit = new.to_unit and d.closed_at is null;
  return null;
end $$;
create trigger return_urge_came after insert on return_urge for each row execute function zs_return_urged();

-- Pages say which version of a return counts.
grant execute on function zs_return_in_force(text, bigint, bigint) to zs_app, zs_worker;
