-- Imports, and the rows they refused: kept with what was in them and why, until somebody corrects and replays them. A correct row leaves
-- nothing here but its count; the record and its journal entry are its trace.
create table import_job (
  id uuid primary key,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null default '',
  kind text collate "C" not null,
  person text not null,
  file_name text not null,
  file_digest text not null,
  state text collate "C" not null check (state in ('running', 'done', 'failed')),
  total integer not null default 0,
  made integer not null default 0,
  present integer not null default 0,
  refused integer not null default 0,
  unknown_headers text[] not null default '{}',
  started_at timestamptz not null,
  ended_at timestamptz
);
comment on table import_job is '导入';
create index import_job_by_person on import_job (person, started_at desc);

create table import_row (
  job uuid not null references import_job (id) on delete cascade,
  number integer not null,
  cell text collate "C" not null,
  region text collate "C" not null,
  unit text collate "C" not null,
  line text collate "C" not null default '',
  person text not null,
  kind text collate "C" not null,
  digest text not null,
  state text collate "C" not null check (state in ('refused', 'replayed')),
  values jsonb not null,
  errors jsonb not null,
  at timestamptz not null,
  primary key (job, number)
);
comment on table import_row is '导入时没有通过的行；改正后重新导入，内容随即清空';
comment on column import_row.number is '表格中的行号';
-- The same bad row uploaded again takes the place of the earlier one.
create unique index import_row_waiting on import_row (person, kind, digest) where state = 'refused';

do $$ declare t text; begin
  foreach t in array array['import_job', 'import_row'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy app_own on %I for all to zs_app using (person = current_setting(''zs.person'', true))
      with check (person = current_setting(''zs.person'', true))', t);
    execute format('create policy worker_all on %I for all to zs_worker using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to zs_app, zs_worker', t);
  end loop;
end $$;
