-- Who waits for a duty, and what it is part of: a round of returns, a meeting, a campaign. Chains of waiting are read from these two.
alter table duty add column awaited_by text collate "C";
alter table duty add column thread uuid;
comment on column duty.awaited_by is '等待其结果的单位';
comment on column duty.thread is '所属的批次、会议或专项';
create index duty_open_by_thread on duty (thread, unit) where closed_at is null and thread is not null;
create index duty_open_by_awaiting on duty (awaited_by, due) where closed_at is null and awaited_by is not null;
