package reelsmith.database;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Starts and migrates the database in the background, so that the program can answer before it is
/// up. Whoever needs the database waits for [#address].
public final class DatabaseStart implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);

  /// How long closing waits for a start that is still going on; leaving earlier would leave a
  /// server behind.
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(60);

  private final Duration patience;
  private final CompletableFuture<DatabaseServer> server = new CompletableFuture<>();
  private final CompletableFuture<DatabaseAddress> address;

  /// Begins at once, on a thread of its own.
  DatabaseStart(Supplier<DatabaseServer> source, Migrations migrations, Duration patience) {
    this.patience = patience;
    this.address = server.thenApply(started -> migrated(started, migrations));
    Thread.ofPlatform().name("database-start").daemon().start(() -> start(source));
  }

  /// The address of the database, once it is migrated.
  ///
  /// Signals [DatabaseUnavailable] when the start failed, with the same reason every time, or took
  /// longer than the patience of the settings.
  public Mono<DatabaseAddress> address() {
    return Mono.fromFuture(address, true)
        .timeout(
            patience,
            Mono.error(
                () ->
                    new DatabaseUnavailable(
                        "The database was not ready within %d seconds."
                            .formatted(patience.toSeconds()))));
  }

  /// As [#address], for a thread that may block.
  DatabaseAddress await() {
    try {
      return address.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unavailable(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException _) {
      throw new DatabaseUnavailable(
          "The database was not ready within %d seconds.".formatted(patience.toSeconds()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("Interrupted while waiting for the database.");
    }
  }

  /// Gives the server up, after it has started if it is just starting.
  @Override
  public void close() {
    try {
      var started = server.get(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      address
          .exceptionally(_ -> started.address())
          .get(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      started.close();
    } catch (ExecutionException _) {
      LOG.debug("The database did not start, so there is nothing to stop");
    } catch (TimeoutException _) {
      LOG.warn("The database is still starting and is left behind");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Supplier<DatabaseServer> source) {
    try {
      server.complete(source.get());
    } catch (RuntimeException | Error e) {
      server.completeExceptionally(unavailable(e));
    }
    address.whenComplete(
        (_, failure) -> {
          if (failure != null) {
            LOG.error("The database cannot be used", failure);
          }
        });
  }

  private static DatabaseAddress migrated(DatabaseServer server, Migrations migrations) {
    var begin = System.nanoTime();
    try {
      migrations.apply(server.address());
    } catch (RuntimeException | Error e) {
      throw unavailable(e);
    }
    LOG.info(
        "Database ready after {} ms of connecting and migrating",
        (System.nanoTime() - begin) / 1_000_000);
    return server.address();
  }

  private static DatabaseUnavailable unavailable(Throwable failure) {
    return failure instanceof DatabaseUnavailable known
        ? known
        : new DatabaseUnavailable("The database cannot be used: " + failure, failure);
  }
}
