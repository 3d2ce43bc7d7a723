package reelsmith.requestlog;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.AnsweredCall;
import reelsmith.operation.KeyUsage;

/// How busy an account's keys were.
@Component
class KeyUsageCounts implements KeyUsage {

  private static final Duration DAY = Duration.ofHours(24);

  private final DatabaseClient database;
  private final Clock clock;

  KeyUsageCounts(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Mono<Map<Long, Usage>> last24Hours(AccountId account) {
    return database
        .sql(
            """
            select key_id, sum(times) as requests,
              coalesce(sum(times) filter (where code <> :cancelled), 0) as errors
            from request_log
            where account_id = :account and at >= :since and key_id is not null
            group by key_id
            """)
        .bind("cancelled", AnsweredCall.CANCELLED)
        .bind("account", account.value())
        .bind("since", clock.instant().minus(DAY))
        .mapProperties(Row.class)
        .all()
        .collectMap(Row::keyId, row -> new Usage(row.requests(), row.errors()));
  }

  record Row(long keyId, long requests, long errors) {}
}
