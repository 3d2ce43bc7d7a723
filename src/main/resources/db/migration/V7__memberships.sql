-- Plans say what an account may do, subscriptions which plan it has and how long, keys how far a
-- program may go.

create table plan (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  label text not null,
  rank integer not null check (rank >= 0),
  api_access boolean not null,
  mcp_access boolean not null,
  -- null for all
  templates text[],
  monthly_credits bigint not null check (monthly_credits >= 0)
);

insert into plan (code, label, rank, api_access, mcp_access, templates, monthly_credits)
values
  -- of an account whose subscription is over
  ('none', 'No plan', 0, false, false, '{}', 0),
  ('starter', 'Starter', 1, false, false, '{rants}', 50),
  ('creator', 'Creator', 2, true, true, '{story,rants,confession,didyouknow,list}', 1000),
  ('studio', 'Studio', 3, true, true, null, 5000),
  -- of whoever runs the installation
  ('owner', 'Owner', 1000, true, true, null, 0);

alter table account
  add column host boolean not null default false,
  add column unmetered boolean not null default false;

update account set host = true, unmetered = true where id = 1;

create table subscription (
  account_id bigint primary key references account (id),
  plan_code text not null references plan (code),
  term text not null check (term in ('monthly', 'annual')),
  state text not null check (state in ('active', 'cancelled', 'payment_failed')),
  -- The day of the month on which terms begin and end, as far as a month has it.
  billing_day integer not null check (billing_day between 1 and 31),
  term_started_at timestamptz not null,
  -- null for a plan that nobody pays for: it has no end
  term_ends_at timestamptz,
  next_plan_code text references plan (code),
  next_term text check (next_term in ('monthly', 'annual'))
);

insert into subscription (account_id, plan_code, term, state, billing_day, term_started_at)
select id, 'owner', 'annual', 'active', 1, created_at from account where id = 1;

-- A payment renews a subscription once, however often it is reported.
create table subscription_payment (
  account_id bigint not null references account (id),
  reference text not null,
  plan_code text not null references plan (code),
  term text not null,
  term_started_at timestamptz not null,
  term_ends_at timestamptz not null,
  credits bigint not null,
  recorded_at timestamptz not null,
  primary key (account_id, reference)
);

alter table api_key
  add column scopes text[] not null default '{read,spend,admin}',
  -- null for all
  add column toolsets text[],
  add column read_only boolean not null default false,
  add column daily_credits bigint check (daily_credits >= 0),
  add column approval_policy text not null default 'human'
    check (approval_policy in ('human', 'client', 'caller'));
