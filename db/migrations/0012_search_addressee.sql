-- Who a thing is addressed to finds it by search as its keeper does: the row holds the addressee's code, the second code of the record's own table.
alter table search_entry add column also text collate "C";
comment on column search_entry.also is '送达单位：不保管它，但也能查到';

drop policy app_see on search_entry;
create policy app_see on search_entry for select to zs_app using (current_setting('zs.person', true) <> '' and
  case sharing when 'staff' then true
    when 'region' then region >= current_setting('zs.region_lo', true) and region <= current_setting('zs.region_hi', true)
    else (unit >= current_setting('zs.unit_lo', true) and unit <= current_setting('zs.unit_hi', true)
      and line >= current_setting('zs.line_lo', true) and line <= current_setting('zs.line_hi', true))
    or (also >= current_setting('zs.unit_lo', true) and also <= current_setting('zs.unit_hi', true)
      and split_part(also, '.', 2) >= current_setting('zs.line_lo', true) and split_part(also, '.', 2) <= current_setting('zs.line_hi', true)) end);

-- The same keys as a keeper's, made of the addressee's code. Few rows have one.
create index search_entry_also on search_entry using gin (zs_search_keys(grams, also, '', 'unit')) where also is not null;

-- What is addressed to the asker's units, as `zs_search` answers what they keep. It stands apart so that records without addressees do not pay for it.
create function zs_search_addressed(wanted text[], records text[], most integer)
returns table (record text, id uuid, title text, unit text, region text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  who constant text := current_setting('zs.person', true);
  unit_lo constant text := current_setting('zs.unit_lo', true); unit_hi constant text := current_setting('zs.unit_hi', true);
  line_lo constant text := current_setting('zs.line_lo', true); line_hi constant text := current_setting('zs.line_hi', true);
  of_unit constant text[] := wanted || zs_search_place('@', unit_lo, unit_hi);
begin
  if coalesce(who, '') = '' then return; end if;
  return query select s.record, s.id, s.title, s.unit, s.region from search_entry s
    where s.also is not null and zs_search_keys(s.grams, s.also, '', 'unit') @> of_unit and s.record = any (records) and s.sharing = 'unit'
      and s.also >= unit_lo and s.also <= unit_hi and split_part(s.also, '.', 2) >= line_lo and split_part(s.also, '.', 2) <= line_hi
    limit most;
end $$;
revoke all on function zs_search_addressed(text[], text[], integer) from public;
grant execute on function zs_search_addressed(text[], text[], integer) to zs_app, zs_worker;

-- What is searched already gets its addressee; in an empty database there is nothing, and the tables come later.
do $$
declare
  it record;
begin
  for it in select * from (values
    ('plan', 'plan', 'filed_to'), ('supervision-document', 'supervision_document', 'addressee'), ('training-plan', 'training_plan', 'receiver'),
    ('training-attendance', 'training_attendance', 'organiser'), ('return', 'return_sheet', 'receiver'),
    ('return-delivery', 'return_delivery', 'receiver'), ('return-urge', 'return_urge', 'to_unit'), ('campaign-duty', 'campaign_duty', 'bureau'),
    ('problem', 'problem', 'bureau'), ('common-problem', 'common_problem', 'raised_to'), ('mechanism', 'mechanism', 'bureau'),
    ('plan-task', 'plan_task', 'owner'), ('evaluation', 'evaluation', 'evaluated'), ('reconsideration-case', 'reconsideration_case', 'about_unit'),
    ('review-opinion', 'review_opinion', 'to_unit'), ('exemption', 'exemption', 'bureau'), ('model-case', 'model_case', 'reviewer'),
    ('scorecard', 'scorecard', 'about')) as known (name, tab, col)
  loop
    continue when to_regclass('public.' || it.tab) is null;
    execute format('update search_entry s set also = t.%I from %I t where s.record = %L and s.id = t.id and t.%I is not null',
      it.col, it.tab, it.name, it.col);
  end loop;
end $$;
