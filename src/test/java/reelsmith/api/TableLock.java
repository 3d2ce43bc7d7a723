package reelsmith.api;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Objects;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A table that nobody else can read or write as long as this is open.
public final class TableLock implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String table;
  private final Connection connection;
  private final DatabaseClient locking;

  public TableLock(ConnectionFactory connections, String table) {
    this.table = table;
    this.connection = Objects.requireNonNull(Mono.from(connections.create()).block(PATIENCE));
    Mono.from(connection.beginTransaction()).block(PATIENCE);
    this.locking =
        DatabaseClient.create(
            new SingleConnectionFactory(connection, connections.getMetadata(), true));
    locking.sql("lock table " + table + " in access exclusive mode").then().block(PATIENCE);
  }

  /// Waits until others do.
  public void awaitOthers() {
    Flux.interval(Duration.ZERO, Duration.ofMillis(10))
        .onBackpressureDrop()
        .concatMap(tick -> count("not granted"), 1)
        .filter(waiting -> waiting > 0)
        .blockFirst(PATIENCE);
  }

  /// How many others wait for it now.
  public long waiting() {
    return Objects.requireNonNull(count("not granted").block(PATIENCE));
  }

  public boolean isHeld() {
    return Objects.equals(count("granted and mode = 'AccessExclusiveLock'").block(PATIENCE), 1L);
  }

  private Mono<Long> count(String which) {
    return locking
        .sql(
            "select count(*) from pg_locks where relation = '%s'::regclass and %s"
                .formatted(table, which))
        .mapValue(Long.class)
        .one();
  }

  @Override
  public void close() {
    Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.close())).block(PATIENCE);
  }
}
