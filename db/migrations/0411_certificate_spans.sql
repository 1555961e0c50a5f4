-- Spans of certificates follow a statement, not each of its rows: a register of 60,000 is taken in once.
create function zs_certificate_spans_of() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from certificate_span s using changed c where s.source = c.id;
  end if;
  insert into certificate_span (source, cell, region, unit, line, person, kind, valid_from, valid_until)
  select c.id, c.cell, c.region, c.unit, c.line, c.person, c.kind, lower(span), upper(span) - 1
  from changed c cross join lateral unnest(datemultirange(daterange(c.valid_from, c.valid_until, '[]')) - coalesce(
    (select range_agg(daterange(e."from", e."until", '[]'))
     from jsonb_to_recordset(coalesce(c.effects, '[]'::jsonb)) as e("from" date, "until" date)), '{}'::datemultirange)) as span
  where c.person is not null and (c.valid_from > c.valid_until) is not true;
  return null;
end $$;
drop trigger certificate_spans on certificate;
drop function zs_certificate_spans();
create trigger certificate_spans after insert on certificate referencing new table as changed for each statement execute function zs_certificate_spans_of();
create trigger certificate_spans_again after update on certificate referencing new table as changed for each statement execute function zs_certificate_spans_of();
