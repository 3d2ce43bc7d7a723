package reelsmith.event;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.upkeep.Sweep;

/// Facts that were told a week ago; whoever missed them has looked at the tables since.
@Component
class PublishedFacts implements Sweep {

  private final DatabaseClient database;

  PublishedFacts(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "facts told long ago";
  }

  /// By `now()`: no index is used for what is compared with `clock_timestamp()`, which may change
  /// from row to row.
  @Override
  public Mono<Long> remove(int most) {
    return database
        .sql(
            """
            delete from outbox where id in (
              select id from outbox
              where published_at < now() - interval '7 days'
              order by published_at limit :most for update skip locked)
            """)
        .bind("most", most)
        .fetch()
        .rowsUpdated();
  }
}
