package reelsmith.event;

import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Notification;
import reelsmith.database.Notifications;
import tools.jackson.databind.json.JsonMapper;

/// The bus on PostgreSQL's `LISTEN` and `NOTIFY`.
@Component
class PostgresEventBus implements EventBus {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresEventBus.class);
  private static final String CHANNEL = "reelsmith_event";

  /// PostgreSQL refuses longer notifications.
  private static final int LONGEST_PAYLOAD_BYTES = 7_900;

  private final DatabaseClient database;
  private final JsonMapper json;
  private final Flux<StudioEvent> events;

  PostgresEventBus(DatabaseClient database, Notifications notifications, JsonMapper json) {
    this.database = database;
    this.json = json;
    this.events =
        notifications
            .listen(CHANNEL)
            .map(Notification::payload)
            .filter(payload -> !payload.isBlank())
            .map(payload -> json.readValue(payload, StudioEvent.class))
            .onBackpressureDrop()
            .share();
  }

  @Override
  public Mono<Void> publish(StudioEvent event) {
    String payload = json.writeValueAsString(event);
    if (payload.getBytes(StandardCharsets.UTF_8).length > LONGEST_PAYLOAD_BYTES) {
      LOG.warn("{} of run {} is too large for the bus", event.name(), event.runId());
      payload = json.writeValueAsString(withoutData(event));
    }
    return database
        .sql("select pg_notify('%s', :payload)".formatted(CHANNEL))
        .bind("payload", payload)
        .then();
  }

  @Override
  public Flux<StudioEvent> events() {
    return events;
  }

  private StudioEvent withoutData(StudioEvent event) {
    return new StudioEvent(
        event.name(),
        event.accountId(),
        event.subject(),
        event.runId(),
        event.occurredAt(),
        json.createObjectNode());
  }
}
