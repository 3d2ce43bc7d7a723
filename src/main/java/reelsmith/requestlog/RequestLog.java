package reelsmith.requestlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Takes in what was answered and writes it in the background, many lines at once. Whoever answers
/// never waits and never fails for it: lines that find the queue full or the database away are
/// dropped, counted in `reelsmith.request_log.dropped` and told in one warning for many. Requests
/// that were turned away at the door take no room from the others: see [TurnedAway].
@Component
public class RequestLog implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final int BATCH = 500;

  /// For the database to say that it gave up.
  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  private final RequestLogTable table;
  private final RequestLogSettings settings;
  private final Clock clock;
  private final Counter dropped;
  private final TurnedAway turnedAway;
  private final Queue<LogLine> lines = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong untold = new AtomicLong();
  private volatile Sinks.Empty<Void> stopping = Sinks.empty();
  private volatile Sinks.Empty<Void> stopped = Sinks.empty();
  private volatile boolean running;

  RequestLog(
      RequestLogTable table,
      RequestLogSettings settings,
      Clock clock,
      ObjectProvider<MeterRegistry> meters) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
    this.turnedAway = new TurnedAway(settings.turnedAway());
    this.dropped =
        Counter.builder("reelsmith.request_log.dropped")
            .description("Requests that were answered but not logged")
            .register(meters.getIfAvailable(SimpleMeterRegistry::new));
  }

  /// Takes in one answered request. What is kept is redacted before this returns; neither waits nor
  /// throws.
  public void record(AnsweredRequest answered) {
    try {
      Instant now = clock.instant();
      TurnedAway.Fate fate =
          answered.isTurnedAway() ? turnedAway.take(answered, now) : TurnedAway.Fate.KEPT;
      switch (fate) {
        case KEPT -> keep(answered, now);
        case COUNTED -> {
          // Its line is written when the minute is over.
        }
        case DROPPED -> drop(1);
      }
    } catch (RuntimeException e) {
      drop(1);
      LOG.warn("Request {} could not be logged", answered.requestId(), e);
    }
  }

  /// A line is made only when there is room for it.
  private void keep(AnsweredRequest answered, Instant now) {
    if (waiting.get() >= settings.queue()) {
      drop(1);
    } else {
      add(LogLine.of(answered, now));
    }
  }

  private void add(LogLine line) {
    if (waiting.incrementAndGet() > settings.queue()) {
      waiting.decrementAndGet();
      drop(line.times());
    } else {
      lines.add(line);
    }
  }

  /// How many lines were lost since the start.
  long dropped() {
    return (long) dropped.count();
  }

  private void drop(int count) {
    dropped.increment(count);
    untold.addAndGet(count);
  }

  @Override
  public void start() {
    running = true;
    stopping = Sinks.empty();
    Sinks.Empty<Void> over = Sinks.empty();
    stopped = over;
    Flux.interval(settings.writeEvery())
        .onBackpressureDrop()
        .takeUntilOther(stopping.asMono())
        .concatMap(tick -> writeAll(turnedAway.over(clock.instant())), 1)
        .then(Mono.defer(() -> writeAll(turnedAway.all())))
        .doFinally(end -> over.tryEmitEmpty())
        .subscribe(done -> {}, error -> LOG.error("Requests are no longer logged", error));
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  /// Writes what is left, as long as that takes no longer than two batches may.
  @Override
  public void stop(Runnable callback) {
    running = false;
    stopping.tryEmitEmpty();
    Duration limit = longestBatch().multipliedBy(2);
    stopped
        .asMono()
        .timeout(limit)
        .doFinally(end -> callback.run())
        .subscribe(
            done -> {}, error -> LOG.warn("{} requests were not logged at the end", waiting.get()));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Ends after the doors, which tell it things until their end.
  @Override
  public int getPhase() {
    return 0;
  }

  private Mono<Void> writeAll(List<LogLine> counted) {
    counted.forEach(this::add);
    return Mono.defer(this::writeBatch)
        .expand(written -> written < BATCH ? Mono.empty() : writeBatch())
        .then(Mono.fromRunnable(this::tellOfDropped));
  }

  private Mono<Integer> writeBatch() {
    List<LogLine> batch = new ArrayList<>();
    while (batch.size() < BATCH && lines.peek() != null) {
      batch.add(lines.remove());
    }
    waiting.addAndGet(-batch.size());
    if (batch.isEmpty()) {
      return Mono.just(0);
    }
    return Mono.defer(() -> table.add(batch, settings.patience()))
        .timeout(longestBatch())
        .onErrorResume(error -> lost(batch, error))
        .thenReturn(batch.size());
  }

  private Duration longestBatch() {
    return settings.patience().plus(LAST_WORD);
  }

  private Mono<Void> lost(List<LogLine> batch, Throwable error) {
    drop(batch.stream().mapToInt(LogLine::times).sum());
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(error);
    LOG.warn("Requests could not be logged: {}", cause.toString());
    return Mono.empty();
  }

  private void tellOfDropped() {
    long count = untold.getAndSet(0);
    if (count > 0) {
      LOG.warn("{} answered requests are missing from the request log", count);
    }
  }
}
