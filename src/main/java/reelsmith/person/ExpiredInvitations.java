package reelsmith.person;

import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.upkeep.Sweep;

/// Links of invitations that nobody followed in time.
@Component
class ExpiredInvitations implements Sweep {

  private final DatabaseClient database;
  private final Clock clock;

  ExpiredInvitations(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "expired invitations";
  }

  @Override
  public Mono<Long> remove(int most) {
    return database
        .sql(
            """
            delete from invitation_link where digest in (
              select digest from invitation_link where expires_at < :before
              order by expires_at limit :most for update skip locked)
            """)
        .bind("before", clock.instant())
        .bind("most", most)
        .fetch()
        .rowsUpdated();
  }
}
