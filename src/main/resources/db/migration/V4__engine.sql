-- The durable engine: runs, their stages, the items made inside a stage, and the outbox of facts.
create table run (
  id uuid primary key default uuidv7(),
  number bigint generated always as identity unique,
  account_id bigint not null references account (id),
  subject bigint not null,
  template text not null,
  state text not null default 'queued'
    check (state in ('queued', 'running', 'completed', 'failed', 'aborted')),
  input jsonb not null,
  failure jsonb,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  deadline_at timestamptz not null
);

create index run_of_subject on run (subject, number desc);
create index run_deadline on run (deadline_at) where state in ('queued', 'running');
-- At most one active run for each subject.
create unique index run_active on run (subject) where state in ('queued', 'running');

create table stage (
  id bigint generated always as identity primary key,
  run_id uuid not null references run (id),
  position int not null,
  name text not null,
  label text not null,
  needs text[] not null,
  state text not null
    check (state in ('waiting', 'due', 'running', 'done', 'failed', 'cancelled')),
  due_at timestamptz not null default clock_timestamp(),
  claimed_by text,
  lease_until timestamptz,
  fence bigint not null default 0,
  attempts int not null default 0,
  crashes int not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  done_items int not null default 0,
  total_items int not null default 0,
  detail text not null default '',
  result jsonb,
  unique (run_id, position),
  unique (run_id, name)
);

create index stage_due on stage (due_at) where state = 'due';
create index stage_lease on stage (lease_until) where state = 'running';

create table item (
  subject bigint not null,
  stage text not null,
  key text not null,
  input_digest text not null,
  result jsonb,
  failures int not null default 0,
  seconds double precision,
  run_id uuid not null references run (id),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (subject, stage, key)
);

create index item_timing on item (stage, recorded_at desc) where seconds is not null;

create table outbox (
  id bigint generated always as identity primary key,
  event jsonb not null,
  added_at timestamptz not null default clock_timestamp(),
  published_at timestamptz
);

create index outbox_unpublished on outbox (id) where published_at is null;

-- Workers that are alive, so that a process which never works itself knows whether anybody does.
create table worker (
  id text primary key,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  url text
);
