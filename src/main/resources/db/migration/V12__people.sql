-- That a payment failed is not forgotten when the subscription is cancelled.
alter table subscription
  drop constraint subscription_state_check,
  add constraint subscription_state_check
    check (state in ('active', 'cancelled', 'payment_failed', 'cancelled_unpaid'));
