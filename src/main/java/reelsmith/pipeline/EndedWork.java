package reelsmith.pipeline;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Work that ended long ago, and forgetting what came of it.
@Component
public class EndedWork {

  private static final String UUID_PATTERN =
      "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  private final DatabaseClient database;

  EndedWork(DatabaseClient database) {
    this.database = database;
  }

  /// Subjects whose last run ended before a moment and of which there is more than what these
  /// stages made.
  ///
  /// @param exempt the account whose subjects are none of them
  public Flux<Long> before(Instant moment, long exempt, Collection<String> lasting, int most) {
    return database
        .sql(
            """
            select distinct subject from run
            where finished_at < :moment and account_id <> :exempt
              and not exists (select from run as later where later.subject = run.subject
                and (later.finished_at is null or later.finished_at >= :moment))
              and exists (select from item
                where item.subject = run.subject and item.stage <> all(:lasting))
            order by subject limit :most
            """)
        .bind("moment", moment)
        .bind("exempt", exempt)
        .bind("lasting", lasting.toArray(String[]::new))
        .bind("most", most)
        .mapValue(Long.class)
        .all();
  }

  /// Forgets what a subject's runs made, but for what these stages made: the next run makes it
  /// anew. Nothing happens while one is active.
  ///
  /// @return every id that stood in what was forgotten
  public Flux<UUID> forget(long subject, Collection<String> lasting) {
    return database
        .sql(
            """
            with ended as (select id from run where subject = :subject and not exists
                (select from run where subject = :subject and state in ('queued', 'running'))),
              forgotten as (delete from item where subject = :subject and stage <> all(:lasting)
                and exists (select from ended) returning result),
              emptied as (update stage set result = null
                where run_id in (select id from ended) and name <> all(:lasting)
                  and result is not null returning id)
            select distinct (regexp_matches(result::text, '%s', 'g'))[1]::uuid from forgotten
            """
                .formatted(UUID_PATTERN))
        .bind("subject", subject)
        .bind("lasting", lasting.toArray(String[]::new))
        .mapValue(UUID.class)
        .all();
  }
}
