-- Who may come in: accounts own everything else, API keys let programs act for them.

create table account (
  id bigint generated always as identity primary key,
  name text not null,
  created_at timestamptz not null default now()
);

-- The owner of the machine is account 1.
insert into account (name) values ('owner');

create table api_key (
  id bigint generated always as identity primary key,
  account_id bigint not null references account,
  label text not null,
  prefix text not null,
  digest bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);

create index api_key_account on api_key (account_id);
