-- What a subscription was granted for its running term: an upgrade brings only what is missing to
-- the higher plan, also when a plan was changed in between.

alter table subscription
  add column term_credits bigint not null default 0 check (term_credits >= 0);

update subscription s
  set term_credits =
    coalesce((
      select sum(g.credits) from credit_grant g
      where g.account_id = s.account_id
        and g.reference like
          'term term:' || floor(extract(epoch from s.term_started_at) * 1000)::bigint || ':%'), 0)
    + coalesce((
      select sum(p.credits) from subscription_payment p
      where p.account_id = s.account_id and p.term_started_at = s.term_started_at), 0);
