-- Stored files: what was kept, for whom, and where it lies in the content-addressed store.

create table artifact (
  id uuid primary key default uuidv7(),
  account_id bigint not null references account,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  path text not null,
  created_at timestamptz not null default now()
);

create index artifact_account on artifact (account_id, created_at);
create index artifact_path on artifact (path);
