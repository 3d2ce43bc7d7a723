package reelsmith.database;

import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reelsmith.database.embedded.LocalPostgres;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// Whether a PostgreSQL server runs in the data folder that nobody uses. Asked before anything is
/// started, because whoever starts goes on with that server.
public final class AbandonedServerCheck implements HealthCheck {

  private final Path location;

  public AbandonedServerCheck(Path location) {
    this.location = location;
  }

  @Override
  public String name() {
    return "Left behind";
  }

  @Override
  public Mono<Finding> examine() {
    return Mono.fromCallable(
        () ->
            LocalPostgres.abandonedPort(DataFolder.open(location))
                .map(AbandonedServerCheck::orphan)
                .orElseGet(() -> Finding.ok("no database server without a program")));
  }

  private static Finding orphan(int port) {
    return Finding.warning(
        "a database server on port %d, whose programs were killed".formatted(port),
        "The next command goes on with it and stops it at its end, as this one does; ./reelsmith doctor --stop only stops it.");
  }
}
