package reelsmith.account;

import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;

/// Which payments have renewed a subscription already.
@Component
class Payments {

  private final DatabaseClient database;
  private final Clock clock;

  Payments(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// How many credits the payment brought; empty when it is new.
  Mono<Long> creditsOf(AccountId account, String reference) {
    return database
        .sql(
            """
            select credits from subscription_payment
            where account_id = :account and reference = :reference
            """)
        .bind("account", account.value())
        .bind("reference", reference)
        .mapValue(Long.class)
        .one();
  }

  Mono<Void> record(AccountId account, String reference, Subscription renewed, long credits) {
    return database
        .sql(
            """
            insert into subscription_payment (account_id, reference, plan_code, term,
              term_started_at, term_ends_at, credits, recorded_at)
            values (:account, :reference, :plan, :term, :started, :ends, :credits, :now)
            """)
        .bind("account", account.value())
        .bind("reference", reference)
        .bind("plan", renewed.planCode())
        .bind("term", Columns.text(renewed.term()))
        .bind("started", renewed.startedAt())
        .bind("ends", renewed.paidUntil())
        .bind("credits", credits)
        .bind("now", clock.instant())
        .then();
  }
}
