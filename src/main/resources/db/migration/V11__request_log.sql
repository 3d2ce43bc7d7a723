-- What was asked and answered, redacted, for a while. No foreign keys: a line of a log is never
-- refused, and checking them would slow every batch down.

create table request_log (
  id bigint generated always as identity primary key,
  request_id text not null,
  -- Null when nobody was let in.
  account_id bigint,
  key_id bigint,
  person_id bigint,
  door text not null,
  operation text,
  http_method text,
  path text,
  status int,
  code text,
  took_ms bigint not null,
  request text,
  response text,
  at timestamptz not null
);

create index request_log_request on request_log (request_id);
create index request_log_account on request_log (account_id, id desc);
-- Counts of a key's last day are read from the index alone.
create index request_log_key on request_log (account_id, at) include (key_id, code)
  where key_id is not null;
create index request_log_age on request_log (at);
