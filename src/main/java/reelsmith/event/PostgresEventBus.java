package reelsmith.event;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Notification;
import reelsmith.database.Notifications;
import reelsmith.database.SharedListening;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The bus on PostgreSQL's `LISTEN` and `NOTIFY`.
@Component
class PostgresEventBus implements EventBus {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresEventBus.class);
  private static final String CHANNEL = "reelsmith_event";

  /// PostgreSQL refuses longer notifications.
  private static final int LONGEST_PAYLOAD_BYTES = 7_900;

  /// How many events wait for one slow subscriber.
  private static final int WAITING = 256;

  private final DatabaseClient database;
  private final JsonMapper json;

  /// Empty where events were missed.
  private final Flux<Optional<StudioEvent>> heard;

  PostgresEventBus(DatabaseClient database, Notifications notifications, JsonMapper json) {
    this.database = database;
    this.json = json;
    this.heard =
        SharedListening.of(
            notifications
                .listen(CHANNEL)
                // The first says that we listen; each later one like it, that we did not for a
                // while.
                .skip(1)
                .map(this::read)
                .onBackpressureBuffer(WAITING));
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
    return heard
        .onBackpressureBuffer(WAITING)
        .onErrorMap(Exceptions::isOverflow, overflow -> new MissedEvents())
        .map(event -> event.orElseThrow(MissedEvents::new));
  }

  private Optional<StudioEvent> read(Notification notification) {
    if (notification.payload().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(notification.payload(), StudioEvent.class));
    } catch (JacksonException unreadable) {
      LOG.error("An event on the bus cannot be read; is another version running?", unreadable);
      return Optional.empty();
    }
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
