-- Figures of a round are half a million rows: a page reads of them what it shows; and rows that units added are summed as they were sent.

-- What an added row is summed under: `=` and the code chosen in the column that its form names (sum_by), else `+` and its name. Null: a printed row.
alter table return_figure add column row_key text collate "C";
-- A second added row of the same return under the same key: its number is summed, the return is not counted again.
alter table return_figure add column again boolean not null default false;
create function zs_return_row_key(sheet jsonb, of_tbl text, of_row text) returns text
language sql stable set search_path = public, pg_temp as $$
  select coalesce(
    (select '=' || coalesce(sheet -> 'cells' -> concat_ws('|', of_tbl, of_row, '0', t.value ->> 'sum_by') -> 'value' ->> 'txt', '')
      from return_form f cross join lateral jsonb_array_elements(f.value -> 'tables') t
      where f.hash = sheet ->> 'hash' and t.value ->> 'code' = of_tbl and t.value ->> 'sum_by' is not null limit 1),
    (select '+' || (r.value ->> 'name') from jsonb_array_elements(sheet -> 'rows') r
      where r.value ->> 'table' = of_tbl and r.value ->> 'code' = of_row limit 1),
    of_row)
$$;
revoke all on function zs_return_row_key(jsonb, text, text) from public;

-- As before, with the key of added rows: from the frozen version, so that a correction under way changes no sum.
create or replace function zs_return_figures(of_return uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from return_figure where return = of_return;
  insert into return_figure (return, round, form, tbl, row_code, row_key, again, item, col, kind, num, expected, cell, region, unit, line, receiver, leg, level)
  select f.id, f.round, f.form, f.tbl, f.row_code, f.row_key,
    f.row_key is not null and row_number() over (partition by f.form, f.tbl, f.row_key, f.item, f.col order by f.row_code) > 1,
    f.item, f.col, f.kind, f.num, f.expected, f.cell, f.region, f.unit, f.line, f.receiver, f.leg, f.level
  from (
    select s.id, s.round, sheet.value ->> 'form' as form, at.tbl, at.row_code,
      case when at.row_code ~ '^x[0-9]+$' then zs_return_row_key(sheet.value, at.tbl, at.row_code) end as row_key,
      at.item, at.col, c.value -> 'value' ->> 'kind' as kind, (c.value -> 'value' ->> 'num')::bigint as num,
      (c.value -> 'expected' ->> 'num')::bigint as expected, s.cell, s.region, s.unit, s.line, s.receiver, s.leg, coalesce(s.level, '') as level
    from return_sheet s
    join return_version v on v.return = s.id and v.number = zs_return_in_force(s.state, s.revision, s.accepted_revision)
    cross join lateral jsonb_array_elements(v.content -> 'sheets') sheet
    cross join lateral jsonb_each(sheet.value -> 'cells') c
    cross join lateral (select split_part(c.key, '|', 1) as tbl, split_part(c.key, '|', 2) as row_code,
      split_part(c.key, '|', 3)::smallint as item, split_part(c.key, '|', 4) as col offset 0) at
    where s.id = of_return and c.value -> 'value' ->> 'kind' in ('number', 'none', 'no_competence')) f;
end $$;
update return_figure f set row_key = zs_return_row_key(sheet.value, f.tbl, f.row_code)
from return_sheet s
  join return_version v on v.return = s.id and v.number = zs_return_in_force(s.state, s.revision, s.accepted_revision)
  cross join lateral jsonb_array_elements(v.content -> 'sheets') sheet
where s.id = f.return and sheet.value ->> 'form' = f.form and f.row_code ~ '^x[0-9]+$';
update return_figure f set again = true where f.row_key is not null and exists (select from return_figure o where o.return = f.return and o.form = f.form
  and o.tbl = f.tbl and o.row_key = f.row_key and o.item = f.item and o.col = f.col and o.row_code < f.row_code);

-- Behind a cell: the largest first, and how many there are and what they come to, without looking at the rows themselves.
drop index return_figure_by_cell;
create index return_figure_by_cell on return_figure (round, form, tbl, row_code, col, num desc nulls last, unit)
  include (line, level, leg, kind, receiver);
create index return_figure_added on return_figure (round, form, tbl, row_key, col) where row_key is not null;

-- Sums of whole cities made anew, for those whose range holds the whole city and every line: what return_sum's policy says is asked once for a city,
-- not once for each of its figures.
create function zs_return_city_sums(of_round uuid, of_form text, of_cities text[], by_line boolean)
returns table (city text, key text, leg text, level text, address text, num bigint, numbers bigint, "none" bigint, no_competence bigint)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  unit_lo constant text := current_setting('zs.unit_lo', true); unit_hi constant text := current_setting('zs.unit_hi', true);
begin
  if coalesce(current_setting('zs.person', true), '') = '' or current_setting('zs.line_lo', true) is distinct from ''
    or coalesce(current_setting('zs.line_hi', true) collate "C" < '~', true) then return; end if;
  return query select f.cell, f.key, f.leg, f.level, f.tbl || '|' || f.row || '|' || f.col, f.num, f.numbers, f."none", f.no_competence
    from unnest(of_cities) as c(code) cross join lateral (
      select g.cell, case when by_line then g.line else g.level end as key, g.leg, case when by_line then '' else g.level end as level,
        g.tbl, coalesce(g.row_key, g.row_code) as row, g.col, coalesce(sum(g.num), 0)::bigint as num,
        count(*) filter (where g.kind = 'number' and g.item = 0 and not g.again) as numbers,
        count(*) filter (where g.kind = 'none' and g.item = 0 and not g.again) as "none",
        count(*) filter (where g.kind = 'no_competence' and g.item = 0 and not g.again) as no_competence
      from return_figure g where g.round = of_round and g.form = of_form and g.unit >= c.code and g.unit <= c.code || '~'
      group by 1, 2, 3, 4, 5, 6, 7) f
    where c.code collate "C" >= unit_lo and (c.code || '~') collate "C" <= unit_hi;
end $$;
revoke all on function zs_return_city_sums(uuid, text, text[], boolean) from public;
grant execute on function zs_return_city_sums(uuid, text, text[], boolean) to zs_app;

-- How many returns stand behind a cell of one entry, whoever may see them, without looking at the rows themselves.
create function zs_return_plain_count(of_round uuid, of_form text, of_tbl text, of_row text, of_col text, region_lo text, of_line text, of_legs text[])
returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from return_figure f
  where f.round = of_round and f.form = of_form and f.tbl = of_tbl and f.row_code = of_row and f.col = of_col
    and f.unit >= region_lo and f.unit <= region_lo || '~' and (of_line is null or f.line = of_line) and f.leg = any(of_legs)
    and current_setting('zs.person', true) <> ''
$$;
revoke all on function zs_return_plain_count(uuid, text, text, text, text, text, text, text[]) from public;
grant execute on function zs_return_plain_count(uuid, text, text, text, text, text, text, text[]) to zs_app;
