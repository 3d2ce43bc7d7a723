package reelsmith.pipeline;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Notification;
import reelsmith.database.Notifications;
import reelsmith.database.SharedListening;

/// The doorbell on PostgreSQL's `LISTEN` and `NOTIFY`.
@Component
class PostgresWorkQueue implements WorkQueue {

  private static final String CHANNEL = "reelsmith_work";

  private final DatabaseClient database;
  private final Flux<UUID> doorbell;

  PostgresWorkQueue(DatabaseClient database, Notifications notifications) {
    this.database = database;
    this.doorbell =
        SharedListening.of(
            notifications
                .listen(CHANNEL)
                .map(Notification::payload)
                .filter(payload -> !payload.isBlank())
                .map(UUID::fromString));
  }

  @Override
  public Mono<Void> hurry(UUID runId) {
    return database
        .sql("select pg_notify('%s', :run)".formatted(CHANNEL))
        .bind("run", runId.toString())
        .then();
  }

  @Override
  public Flux<UUID> doorbell() {
    return doorbell;
  }
}
