create table "officer" (
  like record_base including all,
  "person" uuid,
  "name" text,
  "kind" text collate "C",
  "position" text,
  "legal_qualification" boolean,
  "from_day" date,
  "until_day" date
);
comment on table "officer" is '执法人员';
comment on column "officer"."person" is '人员';
comment on column "officer"."name" is '姓名';
comment on column "officer"."kind" is '编制性质';
comment on column "officer"."position" is '执法岗位';
comment on column "officer"."legal_qualification" is '法律职业资格';
comment on column "officer"."from_day" is '到岗日期';
comment on column "officer"."until_day" is '离岗日期';
alter table "officer" add check (state in ('active', 'left'));
select zs_record('officer', 'unit', 'created_at', null, null);
create index "officer_by_person" on "officer" ("person");

create table "certificate" (
  like record_base including all,
  "officer" uuid,
  "person" uuid,
  "name" text,
  "kind" text collate "C",
  "number" text,
  "issued_by" text,
  "valid_from" date,
  "valid_until" date,
  "areas" text,
  "effects" jsonb
);
comment on table "certificate" is '执法证件';
comment on column "certificate"."officer" is '持证人';
comment on column "certificate"."person" is '人员';
comment on column "certificate"."name" is '姓名';
comment on column "certificate"."kind" is '证件种类';
comment on column "certificate"."number" is '证件编号';
comment on column "certificate"."issued_by" is '发证机关';
comment on column "certificate"."valid_from" is '有效期起';
comment on column "certificate"."valid_until" is '有效期止';
comment on column "certificate"."areas" is '执法区域和领域';
comment on column "certificate"."effects" is '证件变动';
alter table "certificate" add check (state in ('valid', 'suspended', 'withdrawn', 'cancelled', 'revoked'));
select zs_record('certificate', 'unit', 'created_at', null, null);
create index "certificate_by_officer" on "certificate" ("officer");
create index "certificate_by_person" on "certificate" ("person");

create index officer_by_person_unit on officer (person, unit) where state = 'active';
create index certificate_by_number on certificate (number, kind);
create index certificate_by_end on certificate (unit, valid_until) where state in ('valid', 'suspended');

-- Days on which a person held a valid certificate, suspensions and withdrawals cut out; facts and checks join this.
-- Police officers hold theirs under the rules of their service: their time on the roll stands for it (kind 'police').
create table certificate_span (
  source uuid not null,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null default '',
  person uuid not null,
  kind text collate "C" not null,
  valid_from date not null,
  valid_until date not null,
  primary key (source, valid_from)
);
comment on table certificate_span is '证件有效期间（由触发器从 certificate 和 officer 算出，不直接改）';
create index certificate_span_by_person on certificate_span (person, valid_from, valid_until);
alter table certificate_span enable row level security;
create policy app_read on certificate_span for select to zs_app using (
  unit >= current_setting('zs.unit_lo', true) and unit <= current_setting('zs.unit_hi', true)
  and line >= current_setting('zs.line_lo', true) and line <= current_setting('zs.line_hi', true));
create policy worker_read on certificate_span for select to zs_worker using (true);
grant select on certificate_span to zs_app, zs_worker;

create function zs_certificate_spans() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from certificate_span where source = new.id;
  if new.person is null or new.valid_from > new.valid_until then return null; end if;
  insert into certificate_span (source, cell, region, unit, line, person, kind, valid_from, valid_until)
  select new.id, new.cell, new.region, new.unit, new.line, new.person, new.kind, lower(span), upper(span) - 1
  from unnest(datemultirange(daterange(new.valid_from, new.valid_until, '[]')) - coalesce(
    (select range_agg(daterange(e."from", e."until", '[]'))
     from jsonb_to_recordset(coalesce(new.effects, '[]'::jsonb)) as e("from" date, "until" date)), '{}'::datemultirange)) as span;
  return null;
end $$;
create trigger certificate_spans after insert or update on certificate for each row execute function zs_certificate_spans();

create function zs_police_spans() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from certificate_span where source = new.id;
  if new.kind = 'police' then
    insert into certificate_span (source, cell, region, unit, line, person, kind, valid_from, valid_until)
    values (new.id, new.cell, new.region, new.unit, new.line, new.person, 'police', new.from_day, coalesce(new.until_day, 'infinity'));
  end if;
  return null;
end $$;
create trigger police_spans after insert or update on officer for each row execute function zs_police_spans();

-- Did this person hold a certificate to enforce on that day, in whatever unit? Says yes or no and nothing else.
create function zs_certificate_valid(of_person uuid, on_day date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select zs_asked() and exists (
    select from certificate_span s where s.person = of_person and s.kind <> 'supervision'
      and s.valid_from <= on_day and s.valid_until >= on_day)
$$;
revoke all on function zs_certificate_valid(uuid, date) from public;
grant execute on function zs_certificate_valid(uuid, date) to zs_app, zs_worker;

-- The posts on the roll of enforcement staff that a person held that day, and whether certified; for joint visits of several units.
create function zs_officer_on(of_person uuid, on_day date)
returns table (unit text, kind text, certified boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.unit, o.kind, zs_certificate_valid(of_person, on_day) from officer o
  where o.person = of_person and o.from_day <= on_day and (o.until_day is null or o.until_day >= on_day)
    and zs_asked()
  order by o.from_day desc
$$;
revoke all on function zs_officer_on(uuid, date) from public;
grant execute on function zs_officer_on(uuid, date) to zs_app, zs_worker;
