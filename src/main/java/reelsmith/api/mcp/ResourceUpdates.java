package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Tells sessions when a resource they watch has changed.
final class ResourceUpdates implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ResourceUpdates.class);

  private static final Retry UNTIL_STOPPED =
      Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
          .maxBackoff(Duration.ofMinutes(1))
          .doBeforeRetry(signal -> LOG.warn("Listening for changes broke off", signal.failure()));

  private final Flux<VideoChange> changes;
  private final ResourceSubscriptions subscriptions;
  private final ClientSessions sessions;
  private volatile @Nullable Disposable loop;

  ResourceUpdates(
      Flux<VideoChange> changes, ResourceSubscriptions subscriptions, ClientSessions sessions) {
    this.changes = changes;
    this.subscriptions = subscriptions;
    this.sessions = sessions;
  }

  @Override
  public void start() {
    loop =
        changes
            .concatMap(this::tell)
            .retryWhen(UNTIL_STOPPED)
            .subscribe(told -> {}, error -> LOG.error("No more changes are told", error));
  }

  private Mono<Void> tell(VideoChange change) {
    return Flux.fromStream(() -> subscriptions.watching(change))
        .concatMap(
            watched ->
                sessions.tell(
                    watched.sessionId(),
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
