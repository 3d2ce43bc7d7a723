package reelsmith.limit;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.OperationFailure;

/// The switch with which a host pauses final renders. It stands in the database, so it holds for
/// every process at once, and films that were begun are finished.
@Component
public class Maintenance {

  /// How long a refused caller should wait; nobody knows how long maintenance takes.
  private static final long RETRY_AFTER_SECONDS = 300;

  private final DatabaseClient database;
  private final Clock clock;

  Maintenance(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// How the switch stands.
  ///
  /// @param message of the host to its callers
  /// @param changedAt null when it was never touched
  public record State(
      FinalRenders finalRenders, @Nullable String message, @Nullable Instant changedAt) {}

  /// Why no final render may begin now: `service_unavailable` with `scope=final_render_only`. Empty
  /// while they may.
  public Mono<OperationFailure> obstacle() {
    return current()
        .filter(state -> state.finalRenders() == FinalRenders.PAUSED)
        .map(Maintenance::paused);
  }

  public Mono<State> current() {
    return database
        .sql("select final_renders, message, changed_at from maintenance")
        .map((row, metadata) -> state(row))
        .one();
  }

  Mono<State> set(FinalRenders finalRenders, @Nullable String message) {
    var update =
        database
            .sql(
                """
                update maintenance
                set final_renders = :final_renders, message = :message, changed_at = :now
                returning final_renders, message, changed_at
                """)
            .bind("final_renders", Columns.text(finalRenders))
            .bind("now", clock.instant());
    return Columns.bind(update, "message", message, String.class)
        .map((row, metadata) -> state(row))
        .one();
  }

  private static State state(Readable row) {
    return new State(
        Columns.constant(row, "final_renders", FinalRenders.class),
        row.get("message", String.class),
        row.get("changed_at", Instant.class));
  }

  private static OperationFailure paused(State state) {
    String said = state.message() == null ? "" : " The host says: " + state.message();
    return new OperationFailure(
        OperationFailure.Kind.UNAVAILABLE,
        "service_unavailable",
        "Final renders are paused for maintenance. Create a preview with preview_only, or retry"
            + " later with the same idempotency key."
            + said,
        Map.of(
            "scope",
            "final_render_only",
            "preview_only_available",
            true,
            "retry_after_seconds",
            RETRY_AFTER_SECONDS));
  }
}
