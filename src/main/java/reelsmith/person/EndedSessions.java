package reelsmith.person;

import java.time.Clock;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.upkeep.Sweep;

/// Sessions that ended so long ago that nobody wants to look back at them.
@Component
class EndedSessions implements Sweep {

  private static final Duration KEPT_AFTER_THE_END = Duration.ofDays(30);

  private final DatabaseClient database;
  private final Clock clock;

  EndedSessions(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "ended sessions";
  }

  @Override
  public Mono<Long> remove(int most) {
    return database
        .sql(
            """
            delete from person_session where id in (
              select id from person_session where expires_at < :before
              order by expires_at limit :most for update skip locked)
            """)
        .bind("before", clock.instant().minus(KEPT_AFTER_THE_END))
        .bind("most", most)
        .fetch()
        .rowsUpdated();
  }
}
