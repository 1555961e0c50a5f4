-- Large workbooks are imported in the background: what was uploaded waits in the file store under its digest, with who asked and as what.
alter table import_job drop constraint import_job_state_check;
alter table import_job add constraint import_job_state_check check (state in ('waiting', 'running', 'done', 'failed', 'cancelled'));
alter table import_job
  add column task uuid,
  add column actor jsonb,
  add column dry_run boolean not null default false;
comment on column import_job.task is '后台任务；当场办完的没有';
comment on column import_job.actor is '上传时的办理人和岗位；办完即清空';
create index import_job_waiting on import_job (file_digest) where state in ('waiting', 'running');
