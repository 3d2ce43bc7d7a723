package reelsmith.account;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.database.Notifications;
import reelsmith.database.SharedListening;
import reelsmith.operation.Credential;
import reelsmith.operation.OperationFailure;

/// Watches the keys of calls and streams that last. A call is checked when it comes; one that goes
/// on has to hear when its key is revoked, on whatever server, or is over.
///
/// A revocation is told by the database; because that may be lost, the keys are looked at every
/// second as well. Nobody listens and nothing is asked while nothing lasts.
@Component
public class KeyWatch {

  /// On which a revocation is told, in the transaction that makes it true.
  static final String CHANNEL = "reelsmith_key_revoked";

  private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

  private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Function<Set<Long>, Mono<Set<Long>>> working;
  private final Set<Use> uses = ConcurrentHashMap.newKeySet();
  private final Flux<Void> looking;

  @Autowired
  KeyWatch(ApiKeys keys, Notifications notifications) {
    this(keys::working, Flux.merge(Flux.interval(LOOKED_AT_EVERY), notifications.listen(CHANNEL)));
  }

  /// @param working says which of these keys still let somebody in
  /// @param reasons to look at the keys in use
  KeyWatch(Function<Set<Long>, Mono<Set<Long>>> working, Flux<?> reasons) {
    this.working = working;
    this.looking =
        SharedListening.of(reasons.onBackpressureLatest().concatMap(reason -> look(), 0));
  }

  /// Something that lasts. No record: two of one key are two.
  private static final class Use {

    private final long key;
    private final Sinks.Empty<Void> over = Sinks.empty();

    Use(long key) {
      this.key = key;
    }
  }

  /// Completes when the key lets nobody in any more; never for who came in without one.
  public Mono<Void> ended(Credential credential) {
    Long key = credential.keyId();
    return key == null
        ? Mono.never()
        : Mono.using(
            () -> begun(key),
            use -> Mono.firstWithSignal(use.over.asMono(), looking.then()),
            uses::remove);
  }

  /// How whoever sends such a key is refused.
  public static OperationFailure refusal() {
    return new OperationFailure(
        OperationFailure.Kind.UNAUTHENTICATED,
        "invalid_api_key",
        "This API key is not known, was revoked or has expired. Use another key.");
  }

  private Use begun(long key) {
    var use = new Use(key);
    uses.add(use);
    return use;
  }

  /// Without the database nobody knows; nothing is told then either, and the next look comes soon.
  private Mono<Void> look() {
    Set<Long> keys = uses.stream().map(use -> use.key).collect(Collectors.toUnmodifiableSet());
    return keys.isEmpty()
        ? Mono.empty()
        : working
            .apply(keys)
            .timeout(PATIENCE)
            .doOnNext(still -> endOthers(keys, still))
            .doOnError(
                error -> LOG.warn("The keys in use could not be looked at: {}", error.toString()))
            .onErrorComplete()
            .then();
  }

  private void endOthers(Set<Long> asked, Set<Long> still) {
    uses.stream()
        .filter(use -> asked.contains(use.key) && !still.contains(use.key))
        .forEach(use -> use.over.tryEmitEmpty());
  }
}
