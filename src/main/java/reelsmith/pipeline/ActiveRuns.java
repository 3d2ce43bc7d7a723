package reelsmith.pipeline;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// What runs that are not over may still need.
@Component
public class ActiveRuns {

  private final DatabaseClient database;

  ActiveRuns(DatabaseClient database) {
    this.database = database;
  }

  /// All runs that are queued or running.
  public Flux<UUID> ids() {
    return database
        .sql("select id from run where state in ('queued', 'running')")
        .mapValue(UUID.class)
        .all();
  }

  /// Digests of the inputs of what was recorded in a stage, now or by earlier runs of the same
  /// subjects.
  public Flux<String> inputDigests(String stage) {
    return database
        .sql(
            """
            select distinct input_digest from item join run on run.subject = item.subject
            where item.stage = :stage and run.state in ('queued', 'running')
            """)
        .bind("stage", stage)
        .mapValue(String.class)
        .all();
  }
}
