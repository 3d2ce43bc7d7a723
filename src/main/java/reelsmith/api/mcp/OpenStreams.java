package reelsmith.api.mcp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.operation.Identity;

/// The streams that are open to clients over HTTP, each with the key that opened it. A message is
/// checked when it comes, but a stream is opened once and stays: when its key is revoked or over,
/// on whatever server, the stream ends within seconds.
final class OpenStreams implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);

  private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Function<Set<Long>, Mono<Set<Long>>> working;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Disposable loop;

  /// @param working says which of these keys still let somebody in
  OpenStreams(Function<Set<Long>, Mono<Set<Long>>> working) {
    this.working = working;
  }

  /// One open stream. No record: two streams of a key are two.
  private static final class Stream {

    private final long key;
    private final Sinks.Empty<Void> over = Sinks.empty();

    Stream(long key) {
      this.key = key;
    }
  }

  /// These events, for as long as the key of who listens works.
  <T> Flux<T> of(Identity identity, Flux<T> events) {
    Long key = identity.credential().keyId();
    return key == null
        ? events
        : Flux.using(
            () -> opened(key),
            stream -> events.takeUntilOther(stream.over.asMono()),
            stream -> open.remove(stream));
  }

  private Stream opened(long key) {
    var stream = new Stream(key);
    open.add(stream);
    return stream;
  }

  /// Ends the streams whose keys work no more.
  Mono<Void> look() {
    Set<Long> keys =
        open.stream().map(stream -> stream.key).collect(Collectors.toUnmodifiableSet());
    return keys.isEmpty()
        ? Mono.empty()
        : working.apply(keys).doOnNext(still -> endOthers(keys, still)).then();
  }

  private void endOthers(Set<Long> asked, Set<Long> still) {
    open.stream()
        .filter(stream -> asked.contains(stream.key) && !still.contains(stream.key))
        .forEach(stream -> stream.over.tryEmitEmpty());
  }

  @Override
  public void start() {
    loop =
        Flux.interval(LOOKED_AT_EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> looked(), 1)
            .subscribe(done -> {}, error -> LOG.error("Streams of revoked keys stay", error));
  }

  /// Without the database nobody knows; a stream tells nothing then either, and the next look comes
  /// soon.
  private Mono<Void> looked() {
    return Mono.defer(this::look)
        .timeout(PATIENCE)
        .onErrorResume(
            error -> {
              LOG.warn("The keys of open streams could not be looked at: {}", error.toString());
              return Mono.empty();
            });
  }

  @Override
  public void stop() {
    Disposable running = loop;
    if (running != null) {
      running.dispose();
      loop = null;
    }
  }

  @Override
  public boolean isRunning() {
    return loop != null;
  }
}
