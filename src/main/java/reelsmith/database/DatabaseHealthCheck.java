package reelsmith.database;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// Whether the database starts, is migrated and answers.
final class DatabaseHealthCheck implements HealthCheck {

  private final DatabaseStart start;
  private final DatabaseClient client;
  private final boolean embedded;

  DatabaseHealthCheck(DatabaseStart start, ConnectionFactory connections, boolean embedded) {
    this.start = start;
    this.client = DatabaseClient.create(connections);
    this.embedded = embedded;
  }

  @Override
  public String name() {
    return "Database";
  }

  @Override
  public Mono<Finding> examine() {
    return start
        .address()
        .then(client.sql("select current_setting('server_version')").mapValue(String.class).one())
        .map(this::fine)
        .onErrorResume(
            failure ->
                Mono.just(Finding.failed(String.valueOf(failure.getMessage()), advice(failure))));
  }

  private Finding fine(String version) {
    return Finding.ok(
        "PostgreSQL %s, %s".formatted(version, embedded ? "in the data folder" : "as configured"));
  }

  private String advice(Throwable failure) {
    if (failure instanceof DatabaseUnavailable known && known.isForeign()) {
      return "Run the Reelsmith that made it, or set REELSMITH_HOME to another folder.";
    }
    return embedded
        ? "Read logs/postgres.log in the data folder, or set REELSMITH_DATABASE_URL to a database of your own."
        : "Check REELSMITH_DATABASE_URL and that the database can be reached from here.";
  }
}
