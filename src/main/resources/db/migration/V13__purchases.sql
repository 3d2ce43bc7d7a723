-- What a hold was taken for, event by event, in the shape of charges: a run is charged for no more.
-- A run that is under way during this migration says nothing of it and so costs nothing.
alter table credit_hold add column bought jsonb not null default '[]';
