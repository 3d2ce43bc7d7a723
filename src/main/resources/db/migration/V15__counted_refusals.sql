-- How many requests a line stands for: what is turned away at the door in great numbers is counted.

alter table request_log add column times int not null default 1 check (times > 0);

-- The counts of a key's last day are still read from the index alone.
drop index request_log_key;
create index request_log_key on request_log (account_id, at) include (key_id, code, times)
  where key_id is not null;
