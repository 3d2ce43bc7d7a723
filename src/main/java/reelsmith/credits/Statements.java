package reelsmith.credits;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;

/// Draws up statements.
@Component
public class Statements {

  static final List<LedgerEntry.Kind> CHANGE_THE_BALANCE =
      List.of(LedgerEntry.Kind.GRANT, LedgerEntry.Kind.SETTLE);

  private final DatabaseClient database;

  Statements(DatabaseClient database) {
    this.database = database;
  }

  /// The statement of a period. One look at the database, so its figures belong together.
  public Mono<Statement> of(AccountId account, Period period) {
    return database
        .sql(
            """
            select
              coalesce((
                select balance_after from ledger_transaction
                where account_id = :account and created_at < :from
                order by created_at desc, sequence desc limit 1), 0) as opening,
              coalesce((
                select balance_after from ledger_transaction
                where account_id = :account and created_at < :to
                order by created_at desc, sequence desc limit 1), 0) as closing,
              coalesce(sum(credits) filter (where kind = 'grant'), 0)::bigint as granted,
              coalesce(sum(credits) filter (where kind = 'settle'), 0)::bigint as used,
              count(*) as movements,
              coalesce(max(number), 0) as last
            from ledger_transaction
            where account_id = :account and created_at >= :from and created_at < :to
              and kind in ('grant', 'settle')
            """)
        .bind("account", account.value())
        .bind("from", period.from())
        .bind("to", period.to())
        .mapProperties(Totals.class)
        .one()
        .map(totals -> totals.statement(account, period));
  }

  record Totals(long opening, long closing, long granted, long used, long movements, long last) {

    Statement statement(AccountId account, Period period) {
      if (opening + granted - used != closing) {
        throw new IllegalStateException(
            "The ledger of account %s does not add up in %s".formatted(account, period));
      }
      return new Statement(
          account, period.from(), period.to(), opening, granted, used, closing, movements, last);
    }
  }
}
