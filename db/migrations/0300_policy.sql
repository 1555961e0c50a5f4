create table "local_value" (
  like record_base including all,
  "policy_id" text,
  "policy_title" text,
  "valid_from" date,
  "valid_until" date,
  "value" jsonb,
  "value_words" text,
  "basis" text,
  "drafter" text,
  "drafter_name" text,
  "signed_by" text,
  "signed_by_name" text,
  "signed_at" timestamp with time zone
);
comment on table "local_value" is '本地设定值';
comment on column "local_value"."policy_id" is '政策条目';
comment on column "local_value"."policy_title" is '条目名称';
comment on column "local_value"."valid_from" is '起始日期';
comment on column "local_value"."valid_until" is '终止日期';
comment on column "local_value"."value" is '设定值';
comment on column "local_value"."value_words" is '设定值（文字）';
comment on column "local_value"."basis" is '依据';
comment on column "local_value"."drafter" is '起草人';
comment on column "local_value"."drafter_name" is '起草人姓名';
comment on column "local_value"."signed_by" is '签署人编号';
comment on column "local_value"."signed_by_name" is '签署人';
comment on column "local_value"."signed_at" is '签署时间';
alter table "local_value" add check (state in ('draft', 'signed', 'ended', 'dropped'));
select zs_record('local_value', 'region', 'created_at', null, null);

create table "calendar_notice" (
  like record_base including all,
  "title" text,
  "year" bigint,
  "off" jsonb,
  "work" jsonb,
  "basis" text
);
comment on table "calendar_notice" is '放假安排';
comment on column "calendar_notice"."title" is '名称';
comment on column "calendar_notice"."year" is '年份';
comment on column "calendar_notice"."off" is '放假日期';
comment on column "calendar_notice"."work" is '调休上班日期';
comment on column "calendar_notice"."basis" is '依据文件';
alter table "calendar_notice" add check (state in ('kept'));
select zs_record('calendar_notice', 'staff', 'year', null, null);

-- Two signed values of one entry in one region never overlap in time: the command says so in words; of two that are signed at once from the
-- same day, this refuses the second.
create unique index "local_value_in_force" on "local_value" ("policy_id", "region", "valid_from") where state in ('signed', 'ended');

-- The newest notice of a year is what the calendar says; the application's role may not write the calendar itself.
create function zs_calendar_notice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into calendar_year (year, off, work, basis, loaded_at)
    values (new.year, array(select jsonb_array_elements_text(new.off)::date), array(select jsonb_array_elements_text(new.work)::date),
      new.basis, new.created_at)
    on conflict (year) do update set off = excluded.off, work = excluded.work, basis = excluded.basis, loaded_at = excluded.loaded_at;
  return new;
end $$;
grant execute on function zs_calendar_notice() to zs_app, zs_worker;
create trigger calendar_notice_counts after insert on calendar_notice for each row execute function zs_calendar_notice();
