package reelsmith.person;

import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.upkeep.Sweep;

/// Failed sign-ins that hold nobody up any more. Somebody who tries many addresses must not fill
/// the database.
@Component
class ForgottenTallies implements Sweep {

  private final DatabaseClient database;
  private final Clock clock;

  ForgottenTallies(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "tallies of failed sign-ins";
  }

  @Override
  public Mono<Long> remove(int most) {
    return database
        .sql(
            """
            delete from sign_in_tally where subject in (
              select subject from sign_in_tally where over_at < :before
              order by over_at limit :most for update skip locked)
            """)
        .bind("before", clock.instant())
        .bind("most", most)
        .fetch()
        .rowsUpdated();
  }
}
