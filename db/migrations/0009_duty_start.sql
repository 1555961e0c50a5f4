-- The day a duty's period starts, where it is not the day the duty was opened (a visit entered late): a deadline set afterwards counts from it.
alter table duty add column starts_on date;
comment on column duty.starts_on is '期限起算日；空白为开出待办之日';

-- A day that stands on a paper that has gone out: the paper binds its addressee, whatever is set afterwards.
alter table duty add column fixed boolean not null default false;
comment on column duty.fixed is '日期已写入发出的文书，不随期限设定改变';
update duty set fixed = true where record = 'supervision-document';
