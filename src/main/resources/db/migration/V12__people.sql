-- That a payment failed is not forgotten when the subscription is cancelled.
alter table subscription
  drop constraint subscription_state_check,
  add constraint subscription_state_check
    check (state in ('active', 'cancelled', 'payment_failed', 'cancelled_unpaid'));

-- A place in an account has an id of its own and the address as it was invited, so that nobody
-- learns from either who is known to other accounts.
alter table workspace_member
  add column id bigint generated always as identity unique,
  add column email text;

update workspace_member m set email = p.email from person p where p.id = m.person_id;

alter table workspace_member alter column email set not null;
