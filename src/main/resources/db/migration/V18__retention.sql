-- What was made for a video is deleted when its time is over; the video itself stays.

alter table video add column expired_at timestamptz;

create index run_finished on run (finished_at) where finished_at is not null;
