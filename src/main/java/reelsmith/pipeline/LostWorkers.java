package reelsmith.pipeline;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.upkeep.Sweep;

/// Workers that were killed and could not say goodbye.
@Component
class LostWorkers implements Sweep {

  private final DatabaseClient database;

  LostWorkers(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "workers not seen for a day";
  }

  @Override
  public Mono<Long> remove(int most) {
    return database
        .sql(
            """
            delete from worker where id in (
              select id from worker where seen_at < clock_timestamp() - interval '1 day'
              limit :most for update skip locked)
            """)
        .bind("most", most)
        .fetch()
        .rowsUpdated();
  }
}
