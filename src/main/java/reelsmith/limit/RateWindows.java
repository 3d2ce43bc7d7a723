package reelsmith.limit;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The counts that all processes share.
@Component
class RateWindows {

  private final DatabaseClient database;

  RateWindows(DatabaseClient database) {
    this.database = database;
  }

  /// One window of one caller.
  record Window(RateSubject subject, RatePolicy policy, Instant start) {}

  /// What a process got.
  ///
  /// @param count 0 when the window is full
  /// @param taken by all processes, these included; at most the quota
  record Granted(long count, long taken) {}

  /// Reserves up to so many. All processes together never get more than the quota.
  Mono<Granted> reserve(Window window, long count) {
    return bound(
            """
            insert into rate_window as earlier (subject, policy, window_start, taken)
            values (:subject, :policy, :start, :count)
            on conflict (subject, policy, window_start) do update
            set taken = earlier.taken + excluded.taken
            where earlier.taken < :quota
            returning taken
            """,
            window)
        .bind("count", count)
        .bind("quota", window.policy().quota())
        .mapValue(Long.class)
        .one()
        .map(after -> granted(window.policy().quota(), after, count))
        .defaultIfEmpty(new Granted(0, window.policy().quota()));
  }

  private static Granted granted(long quota, long after, long count) {
    return new Granted(Math.min(count, quota - (after - count)), Math.min(after, quota));
  }

  /// How many were taken by all processes.
  Mono<Long> taken(Window window) {
    return bound(
            """
            select least(taken, :quota) from rate_window
            where subject = :subject and policy = :policy and window_start = :start
            """,
            window)
        .bind("quota", window.policy().quota())
        .mapValue(Long.class)
        .one()
        .defaultIfEmpty(0L);
  }

  /// Forgets some of the windows that began before.
  Mono<Long> remove(Instant before, int most) {
    return database
        .sql(
            """
            delete from rate_window where ctid in
              (select ctid from rate_window where window_start < :before limit :most)
            """)
        .bind("before", before)
        .bind("most", most)
        .fetch()
        .rowsUpdated();
  }

  private DatabaseClient.GenericExecuteSpec bound(String sql, Window window) {
    return database
        .sql(sql)
        .bind("subject", window.subject().text())
        .bind("policy", window.policy().name())
        .bind("start", window.start());
  }
}
