-- What the rule engine joins: the packs' answers by region and time in one row, and the calendar as ordinals.

-- One row says everything that rules of a subject may ask in a region during a stretch of time. `rules[i]` is the number of the variant of
-- rule i in force there (null: not in force); `nums` and `txts` are the values of the parameters. The layout is kept in `rule_layout`.
create table rule_world (
  subject text collate "C" not null,
  region text collate "C" not null,
  valid_from date not null,
  valid_until date not null,
  rules smallint[] not null,
  nums bigint[] not null,
  txts text[] not null,
  primary key (subject, region, valid_from)
);
create table rule_layout (
  subject text collate "C" primary key,
  layout jsonb not null,
  published_at timestamptz not null default now()
);

-- Every day of the loaded years and some beyond; `ordinal` counts worked days, so that counting on is one look-up.
create table calendar_day (
  day date primary key,
  working boolean not null,
  ordinal integer not null,
  provisional boolean not null
);
create index calendar_day_ordinal on calendar_day (ordinal, working) include (day);

do $$ declare t text; begin
  foreach t in array array['rule_world', 'rule_layout', 'calendar_day'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy app_read on %I for select to zs_app using (current_setting(''zs.person'', true) <> '''')', t);
    execute format('create policy worker_all on %I for all to zs_worker using (true) with check (true)', t);
    execute format('grant select on %I to zs_app', t);
    execute format('grant select, insert, update, delete on %I to zs_worker', t);
  end loop;
end $$;

-- The last day of a period that starts on `start`, as kernel/deadline.ts counts it (a property test holds the two together). NULL when anything is
-- unknown, and for periods in hours and dates fixed by the calendar, which are no matter of days.
create function zs_due(start date, length bigint, unit text, roll text default 'none', first_day_counts boolean default false) returns date
language plpgsql stable set search_path = public as $$
declare
  early constant integer := case when first_day_counts then 1 else 0 end;
  due date;
begin
  if start is null or length is null or length < 1 or unit is null then return null; end if;
  case unit
    when 'working_days' then
      select d.day into due from calendar_day d
        where d.working and d.ordinal = (select c.ordinal from calendar_day c where c.day = start - early) + length;
    when 'natural_days' then due := start + length::integer - early;
    when 'months' then due := (start + make_interval(months => length::integer))::date - early;
    else return null;
  end case;
  if roll = 'next_workday' then
    select min(d.day) into due from calendar_day d where d.working and d.day >= due and d.day < due + 20;
  end if;
  return due;
end $$;
