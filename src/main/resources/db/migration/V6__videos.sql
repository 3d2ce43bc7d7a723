-- Videos: what was asked for. How far one has come stands with its runs.
create table video (
  id bigint generated always as identity primary key,
  account_id bigint not null references account (id),
  template text not null,
  name text not null,
  name_is_draft boolean not null,
  production jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);

create index video_of_account on video (account_id, id desc);
