-- The ledger: double entry. What was written is never changed; how much an account has is derived
-- from it, by the database itself.
--
-- Books: source (the world), available, held, used, expired. A grant moves source to available, a
-- hold available to held, settling held to used, releasing held to available, expiry available to
-- expired. balance = granted - used; available = balance - held - expired.

-- Derived. Whoever writes in the ledger of an account locks this row first.
create table credit_balance (
  account_id bigint primary key references account (id),
  sequence bigint not null default 0,
  number bigint not null default 0,
  last_entry_at timestamptz,
  balance bigint not null default 0,
  held bigint not null default 0 check (held >= 0),
  available bigint not null default 0 check (available >= 0),
  check (balance >= held + available)
);

create table credit_grant (
  id bigint generated always as identity primary key,
  account_id bigint not null references account (id),
  kind text not null check (
    kind in ('monthly', 'annual', 'promo', 'partner', 'purchase', 'correction', 'owner')),
  credits bigint not null check (credits > 0),
  granted_at timestamptz not null,
  expires_at timestamptz,
  reference text,
  description text not null,
  unique (account_id, reference)
);

-- Derived: what is left of each grant.
create table grant_balance (
  grant_id bigint primary key references credit_grant (id),
  account_id bigint not null references account (id),
  expires_at timestamptz,
  available bigint not null default 0 check (available >= 0),
  held bigint not null default 0 check (held >= 0)
);

create index grant_balance_to_spend on grant_balance (account_id, expires_at, grant_id)
  where available > 0;
create index grant_balance_to_expire on grant_balance (expires_at) where available > 0;

-- Runs, videos and keys are named without a foreign key: the books outlive what was paid for.
create table credit_hold (
  id bigint generated always as identity primary key,
  account_id bigint not null references account (id),
  run_id uuid not null unique,
  video_id bigint not null,
  template text not null,
  price_version text not null,
  key_id bigint,
  held_on date not null,
  credits bigint not null check (credits >= 0),
  -- The entry that set the credits aside; null when there was nothing to set aside.
  sequence bigint,
  held_at timestamptz not null,
  unique (id, credits)
);

create index credit_hold_of_video on credit_hold (account_id, video_id, id);

-- A hold is resolved once, and never over: both are keys and checks of this table.
create table hold_resolution (
  hold_id bigint primary key,
  credits bigint not null,
  used bigint not null check (used >= 0),
  released bigint not null check (released >= 0),
  charges jsonb not null,
  resolved_at timestamptz not null,
  foreign key (hold_id, credits) references credit_hold (id, credits),
  check (used + released = credits)
);

create table ledger_transaction (
  account_id bigint not null references account (id),
  sequence bigint not null,
  -- As the customer counts: entries of kind expire are hidden and have none.
  number bigint,
  kind text not null check (kind in ('grant', 'hold', 'settle', 'release', 'expire')),
  grant_id bigint references credit_grant (id),
  hold_id bigint references credit_hold (id),
  description text not null,
  credits bigint not null check (credits > 0),
  balance_after bigint not null,
  held_after bigint not null,
  available_after bigint not null,
  created_at timestamptz not null,
  primary key (account_id, sequence),
  check ((number is null) = (kind = 'expire')),
  check ((grant_id is not null) = (kind = 'grant')),
  check ((hold_id is not null) = (kind in ('hold', 'settle', 'release')))
);

create index ledger_transaction_by_time on ledger_transaction (account_id, created_at, sequence);
create index ledger_transaction_of_hold on ledger_transaction (hold_id) where hold_id is not null;

-- One page of entries after another.
create unique index ledger_transaction_number on ledger_transaction (account_id, number)
  where number is not null;

create table posting (
  account_id bigint not null,
  sequence bigint not null,
  position int not null,
  book text not null check (book in ('source', 'available', 'held', 'used', 'expired')),
  grant_id bigint not null references credit_grant (id),
  amount bigint not null check (amount <> 0),
  primary key (account_id, sequence, position),
  foreign key (account_id, sequence) references ledger_transaction (account_id, sequence)
);

-- What a key has set aside on a day (UTC) and not got back; for daily budgets.
create table key_spending (
  key_id bigint not null,
  day date not null,
  credits bigint not null check (credits >= 0),
  primary key (key_id, day)
);

-- Nothing that was written is changed.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed or deleted', tg_table_name
    using errcode = 'restrict_violation';
end $$;

do $$
declare
  ledger_table text;
begin
  foreach ledger_table in array array[
    'credit_grant', 'credit_hold', 'hold_resolution', 'ledger_transaction', 'posting']
  loop
    execute format(
      'create trigger %1$s_is_immutable before update or delete or truncate on %1$I
         for each statement execute function refuse_change()', ledger_table);
  end loop;
end $$;

-- What is derived follows by itself.

create function open_credit_balance() returns trigger language plpgsql as $$
begin
  insert into credit_balance (account_id) values (new.id);
  return null;
end $$;

create trigger account_has_credit_balance after insert on account
  for each row execute function open_credit_balance();

insert into credit_balance (account_id) select id from account;

create function open_grant_balance() returns trigger language plpgsql as $$
begin
  insert into grant_balance (grant_id, account_id, expires_at)
    values (new.id, new.account_id, new.expires_at);
  return null;
end $$;

create trigger credit_grant_has_balance after insert on credit_grant
  for each row execute function open_grant_balance();

create function count_entries() returns trigger language plpgsql as $$
begin
  update credit_balance b
    set sequence = a.sequence, number = coalesce(a.number, b.number), last_entry_at = a.created_at
    from (
      select account_id, max(sequence) as sequence, max(number) as number,
        max(created_at) as created_at
      from added group by account_id) a
    where b.account_id = a.account_id;
  return null;
end $$;

create trigger ledger_transaction_counts after insert on ledger_transaction
  referencing new table as added for each statement execute function count_entries();

create function derive_balances() returns trigger language plpgsql as $$
begin
  update grant_balance b set available = b.available + a.available, held = b.held + a.held
    from (
      select grant_id,
        coalesce(sum(amount) filter (where book = 'available'), 0) as available,
        coalesce(sum(amount) filter (where book = 'held'), 0) as held
      from added group by grant_id) a
    where b.grant_id = a.grant_id and (a.available <> 0 or a.held <> 0);
  update credit_balance b
    set available = b.available + a.available, held = b.held + a.held,
      balance = b.balance + a.balance
    from (
      select account_id,
        coalesce(sum(amount) filter (where book = 'available'), 0) as available,
        coalesce(sum(amount) filter (where book = 'held'), 0) as held,
        coalesce(-sum(amount) filter (where book in ('source', 'used')), 0) as balance
      from added group by account_id) a
    where b.account_id = a.account_id;
  return null;
end $$;

create trigger posting_derives_balances after insert on posting
  referencing new table as added for each statement execute function derive_balances();

-- Books that do not add up are refused when the transaction commits.

create function refuse_unbalanced() returns trigger language plpgsql as $$
begin
  if (select sum(amount) from posting
      where account_id = new.account_id and sequence = new.sequence) <> 0 then
    raise exception 'Entry % of account % does not add up to zero', new.sequence, new.account_id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger posting_adds_up after insert on posting
  deferrable initially deferred for each row execute function refuse_unbalanced();

create function refuse_wrong_balances() returns trigger language plpgsql as $$
begin
  if exists (
      select from credit_balance b
      where b.account_id = new.account_id and b.sequence = new.sequence
        and (b.balance, b.held, b.available)
          is distinct from (new.balance_after, new.held_after, new.available_after)) then
    raise exception 'Entry % of account % states other balances than its postings lead to',
      new.sequence, new.account_id using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger ledger_transaction_states_balances after insert on ledger_transaction
  deferrable initially deferred for each row execute function refuse_wrong_balances();

-- Prices of the other kinds of video. Scripts, metadata and rendering cost the same for all. They
-- have no drawn slides; a rant of 12 narration units is 54 credits before it is rendered.
insert into price (version, active_from, source, template, event, per, credits)
select '2026-03-19.public-pricing-estimate-v002', timestamptz '2026-03-19 00:00:00Z',
  'configured_pricing', template, event, per, credits
from
  (values ('dmstory'), ('confession'), ('didyouknow'), ('rants'), ('list'), ('ranking'))
    as narrated (template),
  (values
    ('script.generate', 'video', 3),
    ('narration.generate', 'narration_unit', 4),
    ('transcription.generate', 'video', 3),
    ('metadata.generate', 'video', 0),
    ('render', 'video', 30)) as listed (event, per, credits)
-- A ranking shows clips and is not narrated.
where not (template = 'ranking' and event in ('narration.generate', 'transcription.generate'));
