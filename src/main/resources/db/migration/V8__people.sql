-- People who sign in, the accounts they are members of, and what lets them in.

create table person (
  id bigint generated always as identity primary key,
  email text not null,
  -- The address in lower case: two people cannot share one.
  email_key text not null unique,
  name text not null,
  -- Argon2id; null until the person has chosen one
  password_hash text,
  created_at timestamptz not null,
  disabled_at timestamptz
);

create table workspace_member (
  account_id bigint not null references account (id),
  person_id bigint not null references person (id),
  role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
  invited_at timestamptz not null,
  -- null until the person has agreed: until then the role is worth nothing
  joined_at timestamptz,
  primary key (account_id, person_id)
);

create index workspace_member_person on workspace_member (person_id);

-- A way to join an account: to choose a password, or to give the one the person has.
create table invitation_link (
  digest bytea primary key,
  account_id bigint not null,
  person_id bigint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (account_id, person_id) references workspace_member on delete cascade
);

create index invitation_link_member on invitation_link (account_id, person_id);
create index invitation_link_expiry on invitation_link (expires_at);

create table person_session (
  id bigint generated always as identity primary key,
  digest bytea not null unique,
  person_id bigint not null references person (id),
  account_id bigint not null references account (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);

create index person_session_member on person_session (person_id, account_id);
create index person_session_expiry on person_session (expires_at);

-- How often signing in failed lately, by e-mail address, by network address and in all. Whoever
-- looks in here learns neither address.
create table sign_in_tally (
  subject bytea primary key,
  failures integer not null,
  counted_at timestamptz not null,
  blocked_until timestamptz,
  over_at timestamptz not null
);

create index sign_in_tally_over on sign_in_tally (over_at);
