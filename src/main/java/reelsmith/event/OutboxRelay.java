package reelsmith.event;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Notifications;
import tools.jackson.databind.json.JsonMapper;

/// Tells the bus what stands in the outbox, in order, at least once.
@Component
class OutboxRelay implements SmartLifecycle {

  static final String CHANNEL = "reelsmith_outbox";

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int BATCH = 100;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Notifications notifications;
  private final EventBus bus;
  private final JsonMapper json;
  private final Disposable.Swap loop = Disposables.swap();
  private volatile boolean running;

  OutboxRelay(
      DatabaseClient database,
      TransactionalOperator transactions,
      Notifications notifications,
      EventBus bus,
      JsonMapper json) {
    this.database = database;
    this.transactions = transactions;
    this.notifications = notifications;
    this.bus = bus;
    this.json = json;
  }

  record Entry(long id, String event) {}

  @Override
  public void start() {
    running = true;
    Flux<Object> ticks = Flux.interval(Duration.ZERO, LOOK_AT_LEAST_EVERY).cast(Object.class);
    loop.update(
        EndlessLoop.of(
                Flux.merge(ticks, notifications.listen(CHANNEL)),
                this::tellAll,
                FIRST_PAUSE,
                LONGEST_PAUSE,
                failure -> LOG.warn("Outbox is waiting for the database: {}", failure.getMessage()))
            .subscribe());
  }

  @Override
  public void stop() {
    running = false;
    loop.update(Disposables.disposed());
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private Mono<Void> tellAll() {
    return tellBatch().expand(told -> told < BATCH ? Mono.empty() : tellBatch()).then();
  }

  private Mono<Integer> tellBatch() {
    return isOurTurn()
        .filter(ours -> ours)
        .flatMap(ours -> untold())
        .delayUntil(this::tell)
        .map(List::size)
        .defaultIfEmpty(0)
        .as(transactions::transactional);
  }

  /// One process tells at a time, else later events could overtake earlier ones. Whoever is turned
  /// away may go: the one at work has heard the same ring and looks again.
  private Mono<Boolean> isOurTurn() {
    return database
        .sql("select pg_try_advisory_xact_lock(hashtext('%s'))".formatted(CHANNEL))
        .mapValue(Boolean.class)
        .one();
  }

  private Mono<List<Entry>> untold() {
    return database
        .sql(
            """
            select id, event::text from outbox where published_at is null order by id limit %d
            """
                .formatted(BATCH))
        .mapProperties(Entry.class)
        .all()
        .collectList();
  }

  private Mono<Void> tell(List<Entry> entries) {
    if (entries.isEmpty()) {
      return Mono.empty();
    }
    Long[] ids = entries.stream().map(Entry::id).toArray(Long[]::new);
    return Flux.fromIterable(entries)
        .map(entry -> json.readValue(entry.event(), StudioEvent.class))
        .concatMap(bus::publish)
        .then(
            database
                .sql("update outbox set published_at = clock_timestamp() where id = any(:ids)")
                .bind("ids", ids)
                .then());
  }
}
