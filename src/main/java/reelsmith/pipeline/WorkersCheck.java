package reelsmith.pipeline;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// Whether somebody works on what is to be done.
@Component
class WorkersCheck implements HealthCheck {

  private final DatabaseClient database;

  WorkersCheck(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "Workers";
  }

  @Override
  public Mono<Finding> examine() {
    return work().zipWith(frozen(), WorkersCheck::finding);
  }

  private Mono<Work> work() {
    return database
        .sql(
            """
            select
              (select count(*) from worker
                where seen_at > clock_timestamp() - make_interval(secs => :silence)) as alive,
              (select count(*) from stage
                where state = 'running' and lease_until >= clock_timestamp()) as running,
              (select count(*) from stage
                where state = 'running' and lease_until < clock_timestamp()) as lost,
              (select count(*) from stage
                where state = 'due' and due_at <= clock_timestamp()) as waiting
            """)
        .bind("silence", KnownWorker.SILENT_TOO_LONG)
        .mapProperties(Work.class)
        .one();
  }

  private Mono<List<KnownWorker>> frozen() {
    return database
        .sql(
            """
            select id, started_at, extract(epoch from clock_timestamp() - seen_at)::bigint as silent
            from worker order by id limit 100
            """)
        .mapProperties(KnownWorker.class)
        .all()
        .publishOn(Schedulers.boundedElastic())
        .filter(KnownWorker::isFrozen)
        .collectList();
  }

  private static Finding finding(Work work, List<KnownWorker> frozen) {
    if (frozen.isEmpty()) {
      return work.finding();
    }
    String ids =
        frozen.stream()
            .map(worker -> Long.toString(worker.processId()))
            .collect(Collectors.joining(" "));
    return Finding.warning(
        "%s; frozen, with the processes: %s".formatted(work.finding().message(), ids),
        "Let them go on (kill -CONT %s) or end them (kill -9 %s); others take their stages over."
            .formatted(ids, ids));
  }

  record Work(long alive, long running, long lost, long waiting) {

    Finding finding() {
      if (alive == 0 && lost + waiting > 0) {
        return Finding.warning(
            "none lives; %d stages lost theirs, %d wait for one".formatted(lost, waiting),
            "Start one with ./reelsmith worker or serve; it goes on where the others stopped.");
      }
      if (lost > 0) {
        return Finding.warning(
            "%d live, and %d stages lost theirs".formatted(alive, lost),
            "A living worker takes them over within seconds; if it stays, read its log.");
      }
      return Finding.ok("%d live; %d stages under way, %d wait".formatted(alive, running, waiting));
    }
  }
}
