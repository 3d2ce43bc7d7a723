-- Calls that a vendor charges for, written before they are made and closed with what came of them.
-- One that is still open when its item is made again may have been paid for in vain: then it is in
-- doubt for good.
create table paid_call (
  id uuid primary key default uuidv7(),
  subject bigint not null,
  stage text not null,
  key text not null,
  input_digest text not null,
  run_id uuid not null references run (id),
  begun_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  in_doubt boolean not null default false
);

create index paid_call_of_item on paid_call (subject, stage, key);
