package reelsmith.upkeep;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Removes rows that nobody needs, in batches short enough to be in nobody's way.
@Component
class Sweeps implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
  private static final int BATCH = 1_000;

  /// The rest has time until the next round.
  private static final int BATCHES_OF_ONE_ROUND = 100;

  private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(10);

  private final List<Sweep> sweeps;
  private final DatabaseClient database;
  private final TransactionalOperator transactions;

  Sweeps(List<Sweep> sweeps, DatabaseClient database, TransactionalOperator transactions) {
    this.sweeps = List.copyOf(sweeps);
    this.database = database;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "sweeps";
  }

  @Override
  public Mono<Void> round() {
    return Flux.fromIterable(sweeps).concatMap(this::swept).then();
  }

  /// One that fails does not keep the others from being swept.
  private Mono<Long> swept(Sweep sweep) {
    return Mono.defer(() -> batch(sweep))
        .repeat(BATCHES_OF_ONE_ROUND - 1L)
        .takeUntil(removed -> removed < BATCH)
        .reduce(0L, Long::sum)
        .doOnNext(removed -> report(sweep, removed))
        .onErrorResume(
            error -> {
              LOG.warn("{} could not be removed; the next round tries again", sweep.name(), error);
              return Mono.empty();
            });
  }

  private static void report(Sweep sweep, long removed) {
    if (removed > 0) {
      LOG.info("Removed {} {}", removed, sweep.name());
    }
  }

  private Mono<Long> batch(Sweep sweep) {
    return limitStatements()
        .then(isOurTurn())
        .filter(ours -> ours)
        .flatMap(ours -> sweep.remove(BATCH))
        .defaultIfEmpty(0L)
        .as(transactions::transactional);
  }

  private Mono<Void> limitStatements() {
    return database
        .sql("set local statement_timeout = '%dms'".formatted(STATEMENT_LIMIT.toMillis()))
        .then();
  }

  private Mono<Boolean> isOurTurn() {
    return database
        .sql("select pg_try_advisory_xact_lock(hashtext('reelsmith_sweep'))")
        .mapValue(Boolean.class)
        .one();
  }
}
