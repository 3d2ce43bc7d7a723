package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Tells whoever watches a resource when it has changed, or may have changed while nobody heard.
final class ResourceUpdates implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ResourceUpdates.class);

  private final Flux<VideoChange> changes;
  private final ResourceSubscriptions subscriptions;
  private final List<Audience> audiences;
  private final AtomicBoolean missed = new AtomicBoolean();
  private volatile @Nullable Disposable loop;

  ResourceUpdates(
      Flux<VideoChange> changes, ResourceSubscriptions subscriptions, List<Audience> audiences) {
    this.changes = changes;
    this.subscriptions = subscriptions;
    this.audiences = List.copyOf(audiences);
  }

  @Override
  public void start() {
    loop =
        Flux.defer(this::listening)
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
                    .maxBackoff(Duration.ofMinutes(1))
                    .transientErrors(true)
                    .doBeforeRetry(signal -> noteMissed(signal.failure())))
            .subscribe(told -> {}, error -> LOG.error("No more changes are told", error));
  }

  /// Something each time a change was told, which makes the next pause short again.
  private Flux<Boolean> listening() {
    Mono<Void> lost = missed.getAndSet(false) ? tellOfEverything() : Mono.empty();
    return Flux.merge(
        changes.concatMap(change -> tell(change).thenReturn(true)), lost.thenReturn(true));
  }

  private void noteMissed(Throwable failure) {
    LOG.warn("Changes may have been missed: {}", failure.toString());
    missed.set(true);
  }

  private Mono<Void> tellOfEverything() {
    return Flux.fromIterable(subscriptions.watched()).concatMap(this::tell).then();
  }

  private Mono<Void> tell(VideoChange change) {
    return Flux.fromStream(() -> subscriptions.watching(change)).concatMap(this::tell).then();
  }

  private Mono<Void> tell(ResourceSubscriptions.Watched watched) {
    return Flux.fromIterable(audiences)
        .concatMap(
            audience ->
                audience.tell(
                    watched.subscriber(),
                    McpSchema.METHOD_NOTIFICATION_RESOURCES_UPDATED,
                    Map.of("uri", watched.address().uri())))
        .then();
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
