-- Every return of the round is sent: a version with the numbers of its form of fixed rows and of the number that the records say, then the state, then
-- the figures from the versions as zs_return_figures() takes them for one, here for all at once and so without the triggers of single rows.
set session_replication_role = replica;
with cells as materialized (
  select f.hash, t ->> 'code' || '|' || (r ->> 'code') || '|0|' || (c ->> 'code') as address, c ->> 'type' as type,
    row_number() over (partition by f.hash order by r.ordinality, c.ordinality) as n
  from return_form f cross join lateral jsonb_array_elements(f.value -> 'tables') t cross join lateral jsonb_array_elements(t -> 'rows') with ordinality r(r, ordinality)
    cross join lateral jsonb_array_elements(t -> 'columns') with ordinality c(c, ordinality)
  where f.form = 'form.leniency' and c ->> 'type' in ('int', 'decimal', 'money') and c ->> 'formula' is null),
sent as (
  select s.*, it ->> 'hash' as hash from return_sheet s cross join lateral jsonb_array_elements(s.sheets) it where s.round = ':round' and it ->> 'form' = 'form.leniency')
insert into return_version (cell, id, region, unit, line, state, return, receiver, number, words, content, digest, author, submitted_at)
  select s.cell, gen_random_uuid(), s.region, s.unit, s.line, 'kept', s.id, s.receiver, 1, '', jsonb_build_object('zero', false, 'attachments', '[]'::jsonb, 'sheets', jsonb_build_array(
      jsonb_build_object('form', 'form.leniency', 'hash', s.hash, 'parts', null, 'rows', '[]'::jsonb, 'answers', '{}'::jsonb, 'head', '{}'::jsonb, 'cells', (
        select jsonb_object_agg(c.address, jsonb_build_object('origin', 'typed', 'reason', null, 'value', case when bench.pick(hashtext(s.unit)::bigint * 100 + c.n, 90, 25) = 0
            then '{"kind": "no_competence"}'::jsonb else jsonb_build_object('kind', 'number', 'num', case c.type when 'money' then 100 else 1 end * bench.pick(hashtext(s.unit)::bigint * 100 + c.n, 91, 60)) end))
        from cells c where c.hash = s.hash)),
      jsonb_build_object('form', 'form.stat_other', 'hash', '', 'parts', null, 'rows', '[]'::jsonb, 'answers', '{}'::jsonb, 'head', '{}'::jsonb, 'cells', coalesce((
        select jsonb_object_agg(substr(e.address, length('form.stat_other|') + 1), jsonb_build_object('origin', 'metric', 'reason', null, 'value',
          jsonb_build_object('kind', 'number', 'num', e.num), 'expected', jsonb_build_object('num', e.num, 'from', 'metric', 'source', e.source, 'as_of', e.as_of)))
        from return_expected e where e.return = s.id and e.address like 'form.stat_other|%'), '{}'::jsonb)))),
    'd', '经办人', ':until'
  from sent s;
update return_sheet s set state = 'submitted', revision = 1, submitted_at = ':until' where s.round = ':round'
  and exists (select from return_version v where v.return = s.id);
insert into return_figure (return, round, form, tbl, row_code, item, col, kind, num, expected, cell, region, unit, line, receiver, leg, level)
  select s.id, s.round, sheet.value ->> 'form', split_part(c.key, '|', 1), split_part(c.key, '|', 2), split_part(c.key, '|', 3)::smallint,
    split_part(c.key, '|', 4), c.value -> 'value' ->> 'kind', (c.value -> 'value' ->> 'num')::bigint, (c.value -> 'expected' ->> 'num')::bigint,
    s.cell, s.region, s.unit, s.line, s.receiver, s.leg, coalesce(s.level, '')
  from return_sheet s
  join return_version v on v.return = s.id and v.number = zs_return_in_force(s.state, s.revision, s.accepted_revision)
  cross join lateral jsonb_array_elements(v.content -> 'sheets') sheet
  cross join lateral jsonb_each(sheet.value -> 'cells') c
  where s.round = ':round' and c.value -> 'value' ->> 'kind' in ('number', 'none', 'no_competence');
insert into return_sum_stale (round, form, city) select distinct round, form, cell from return_figure where round = ':round';
set session_replication_role = origin;
