-- Whose turn it is: runs are worked on one after another, not all a little, or of many that wait
-- together none would end in time. An account's next run comes behind its last one, so that others
-- with less to do go first.
alter table run add column turn_at timestamptz not null default clock_timestamp();
alter table stage add column turn_at timestamptz not null default clock_timestamp();
update run set turn_at = created_at where state in ('queued', 'running');
update stage set turn_at = run.turn_at from run
where run.id = stage.run_id and run.state in ('queued', 'running');

drop index stage_due;
create index stage_due on stage (turn_at, run_id, position) where state = 'due';
create index run_turn_of_account on run (account_id, turn_at)
where state in ('queued', 'running');
create index run_turn on run (state, turn_at) where state in ('queued', 'running');

-- A run that was queued before had an hour for everything.
update run set deadline_at = created_at + interval '24 hours' where state = 'queued';

-- When a worker last gave a sign of life. Time without any counts against no run.
create table work_clock (
  only_row boolean primary key default true check (only_row),
  seen_at timestamptz not null
);
insert into work_clock (seen_at)
select coalesce(
  (select max(seen_at) from worker),
  (select max(greatest(started_at, finished_at)) from stage),
  clock_timestamp());
