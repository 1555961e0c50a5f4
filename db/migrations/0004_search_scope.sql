-- Search asks for the pairs of characters and for the asker's place in one look at one index: the commonest pairs are in every row of a province,
-- and a county's share of them is what its people wait for.

-- Entries of a row under the index: its pairs, and for whom it is: @ a unit, its county, its city; # a county, a city; * everybody. Pairs are of
-- letters, digits and characters alone, so no pair begins with a mark.
create function zs_search_keys(grams text[], unit text, region text, sharing text) returns text[]
language sql immutable parallel safe as $$
  select grams || case sharing when 'unit' then array['@' || unit, '@' || left(unit, 6), '@' || left(unit, 4)]
    when 'region' then array['#' || left(region, 6), '#' || left(region, 4)] else array['*'] end
$$;
-- What every row in a range of codes has under the index; nothing for a range wider than a city.
create function zs_search_place(mark text, lo text, hi text) returns text[]
language sql immutable parallel safe as $$
  select case when lo = hi then array[mark || lo]
    when length(lo) >= 6 and left(lo, 6) = left(hi, 6) then array[mark || left(lo, 6)]
    when length(lo) >= 4 and left(lo, 4) = left(hi, 4) then array[mark || left(lo, 4)]
    else '{}'::text[] end
$$;
revoke all on function zs_search_keys(text[], text, text, text), zs_search_place(text, text, text) from public;
grant execute on function zs_search_keys(text[], text, text, text), zs_search_place(text, text, text) to zs_app, zs_worker;

drop index search_entry_grams;
create index search_entry_keys on search_entry using gin (zs_search_keys(grams, unit, region, sharing));

-- Array containment is not leakproof, so under a row policy PostgreSQL would not use its index. This function owns the whole question: it applies
-- the caller's claims itself, before the limit. No claims, no rows. Planned anew each time: how rare the wanted pairs are decides the way.
create or replace function zs_search(wanted text[], records text[], most integer)
returns table (record text, id uuid, title text, unit text, region text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  who constant text := current_setting('zs.person', true);
  unit_lo constant text := current_setting('zs.unit_lo', true); unit_hi constant text := current_setting('zs.unit_hi', true);
  line_lo constant text := current_setting('zs.line_lo', true); line_hi constant text := current_setting('zs.line_hi', true);
  region_lo constant text := current_setting('zs.region_lo', true); region_hi constant text := current_setting('zs.region_hi', true);
  of_unit constant text[] := wanted || zs_search_place('@', unit_lo, unit_hi);
  of_region constant text[] := wanted || zs_search_place('#', region_lo, region_hi);
  of_staff constant text[] := wanted || array['*'];
begin
  if coalesce(who, '') = '' then return; end if;
  return query select s.record, s.id, s.title, s.unit, s.region from search_entry s
    where s.record = any (records) and (
      s.sharing = 'unit' and zs_search_keys(s.grams, s.unit, s.region, s.sharing) @> of_unit
        and s.unit >= unit_lo and s.unit <= unit_hi and s.line >= line_lo and s.line <= line_hi
      or s.sharing = 'region' and zs_search_keys(s.grams, s.unit, s.region, s.sharing) @> of_region and s.region >= region_lo and s.region <= region_hi
      or s.sharing = 'staff' and zs_search_keys(s.grams, s.unit, s.region, s.sharing) @> of_staff)
    limit most;
end $$;
