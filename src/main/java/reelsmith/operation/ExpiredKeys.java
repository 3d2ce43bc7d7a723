package reelsmith.operation;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.upkeep.Sweep;

/// Idempotency keys that are over, with the answers they stood for.
@Component
class ExpiredKeys implements Sweep {

  private final DatabaseClient database;

  ExpiredKeys(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "expired idempotency keys";
  }

  @Override
  public Mono<Long> remove(int most) {
    return database
        .sql(
            """
            delete from idempotency where (account_id, operation, key) in (
              select account_id, operation, key from idempotency
              where expires_at < now() limit :most for update skip locked)
            """)
        .bind("most", most)
        .fetch()
        .rowsUpdated();
  }
}
