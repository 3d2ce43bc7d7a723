-- Whose turn it is: runs are worked on one after another, not all a little, or of many that wait
-- together none would end in time. An account's next run comes behind its last one, so that others
-- with less to do go first.
alter table run add column turn_at timestamptz not null default clock_timestamp();
alter table stage add column turn_at timestamptz not null default clock_timestamp();
update run set turn_at = created_at where state in ('queued', 'running');
update stage set turn_at = run.turn_at from run
where run.id = stage.run_id and run.state in ('queued', 'running');

drop index stage_due;
create index stage_due on stage (turn_at, position) where state = 'due';
create index run_turn on run (account_id, turn_at) where state in ('queued', 'running');

-- When a worker last gave a sign of life. Time without any counts against no run.
create table work_clock (
  only_row boolean primary key default true check (only_row),
  seen_at timestamptz not null default clock_timestamp()
);
insert into work_clock default values;
