package reelsmith.event;

import io.r2dbc.postgresql.codec.Json;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Where facts wait to be told. They are added in the transaction that makes them true, so that
/// none is lost and none is told that never happened.
@Component
public class Outbox {

  private final DatabaseClient database;
  private final JsonMapper json;

  Outbox(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  public Mono<Void> add(StudioEvent event) {
    return database
        .sql("insert into outbox (event) values (:event)")
        .bind("event", Json.of(json.writeValueAsString(event)))
        .then()
        .then(database.sql("select pg_notify('%s', '')".formatted(OutboxRelay.CHANNEL)).then());
  }
}
