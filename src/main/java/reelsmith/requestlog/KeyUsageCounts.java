package reelsmith.requestlog;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;

/// How busy an account's keys were.
@Component
public class KeyUsageCounts {

  private static final Duration DAY = Duration.ofHours(24);

  private final DatabaseClient database;
  private final Clock clock;

  KeyUsageCounts(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What a key was used for.
  ///
  /// @param requests all that were answered
  /// @param errors those of them that were refused or failed
  public record Usage(long requests, long errors) {}

  /// By the key's id; a key that was not used is missing.
  public Mono<Map<Long, Usage>> last24Hours(AccountId account) {
    return database
        .sql(
            """
            select key_id, sum(times) as requests,
              coalesce(sum(times) filter (where code is not null), 0) as errors
            from request_log
            where account_id = :account and at >= :since and key_id is not null
            group by key_id
            """)
        .bind("account", account.value())
        .bind("since", clock.instant().minus(DAY))
        .mapProperties(Row.class)
        .all()
        .collectMap(Row::keyId, row -> new Usage(row.requests(), row.errors()));
  }

  record Row(long keyId, long requests, long errors) {}
}
