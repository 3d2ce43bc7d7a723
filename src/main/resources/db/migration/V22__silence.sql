-- When the workers spoke again after all of them had been silent: the machine slept, or the database
-- was away. Until each had time to say that it lives, no stage is taken from any.
alter table work_clock add column woke_at timestamptz not null default '-infinity';
