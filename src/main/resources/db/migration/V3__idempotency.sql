-- Remembers what was answered for an idempotency key, so that a retry changes nothing.
create table idempotency (
  account_id bigint not null references account (id),
  operation text not null,
  key text not null,
  input_digest text not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (account_id, operation, key)
);

create index idempotency_expiry on idempotency (expires_at);
