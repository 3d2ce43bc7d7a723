package reelsmith.credits;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// Whether all balances are what the postings lead to. The database derives them by itself, so they
/// differ only when somebody changed them by hand.
@Component
class LedgerCheck implements HealthCheck {

  private final DatabaseClient database;

  LedgerCheck(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "Ledger";
  }

  @Override
  public Mono<Finding> examine() {
    return database
        .sql(
            """
            with of_account as (
              select account_id,
                coalesce(-sum(amount) filter (where book in ('source', 'used')), 0) as balance,
                coalesce(sum(amount) filter (where book = 'held'), 0) as held,
                coalesce(sum(amount) filter (where book = 'available'), 0) as available
              from posting group by account_id),
            of_grant as (
              select grant_id,
                coalesce(sum(amount) filter (where book = 'held'), 0) as held,
                coalesce(sum(amount) filter (where book = 'available'), 0) as available
              from posting group by grant_id),
            of_holds as (
              select account_id, sum(credits) as held from credit_hold h
              where not exists (select from hold_resolution r where r.hold_id = h.id)
              group by account_id),
            wrong as (
              select b.account_id from credit_balance b
                left join of_account p on p.account_id = b.account_id
                left join of_holds h on h.account_id = b.account_id
              where (b.balance, b.held, b.available, b.held) is distinct from
                (coalesce(p.balance, 0), coalesce(p.held, 0), coalesce(p.available, 0),
                  coalesce(h.held, 0))
              union
              select g.account_id from grant_balance g
                left join of_grant p on p.grant_id = g.grant_id
              where (g.held, g.available) is distinct from
                (coalesce(p.held, 0), coalesce(p.available, 0)))
            select (select count(*) from credit_balance) as accounts,
              (select count(*) from wrong) as wrong,
              (select min(account_id) from wrong) as first
            """)
        .mapProperties(Looked.class)
        .one()
        .map(Looked::finding);
  }

  /// @param first of the wrong ones; null when there are none
  record Looked(long accounts, long wrong, @Nullable Long first) {

    Finding finding() {
      return wrong == 0
          ? Finding.ok("the postings of %d accounts lead to their balances".formatted(accounts))
          : Finding.failed(
              "%d accounts, the first is %d, have other balances than their postings lead to"
                  .formatted(wrong, first),
              "Somebody changed the database by hand. Set credit_balance and grant_balance to what"
                  + " the postings lead to, or go back to a backup.");
    }
  }
}
