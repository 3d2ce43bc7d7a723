package reelsmith.pipeline;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Who works on this database.
@Component
public class Workers {

  private final DatabaseClient database;
  private final Claims claims;

  Workers(DatabaseClient database, Claims claims) {
    this.database = database;
    this.claims = claims;
  }

  /// Whether a worker gave a sign of life in the last 30 seconds.
  public Mono<Boolean> anyAlive() {
    return database
        .sql(
            """
            select 1 from worker
            where seen_at > clock_timestamp() - make_interval(secs => :silence)
            """)
        .bind("silence", KnownWorker.SILENT_TOO_LONG)
        .fetch()
        .first()
        .hasElement();
  }

  /// Whether no run is queued or running.
  public Mono<Boolean> nothingToDo() {
    return claims.isIdle();
  }
}
