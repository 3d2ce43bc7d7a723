package reelsmith.api.rest;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reelsmith.api.ClientAddress;
import reelsmith.limit.LimitSettings;
import reelsmith.limit.RateLimits;
import reelsmith.limit.RatePolicy;
import reelsmith.limit.RateSubject;
import reelsmith.limit.Standing;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.Sha256;

/// Bounds how often one address may send what lets nobody in, so that keys cannot be guessed and
/// guessing costs us little. No key's own rate is touched by it: an address that has failed too
/// often may go on with the keys that this server has let in before.
@Component
final class Strangers {

  private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
  private static final int KNOWN_KEYS = 10_000;

  private final ClientAddress addresses;
  private final RateLimits limits;
  private final RatePolicy failures;
  private final Set<String> known =
      Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));

  Strangers(ClientAddress addresses, RateLimits limits, LimitSettings settings) {
    this.addresses = addresses;
    this.limits = limits;
    this.failures = settings.failuresPolicy();
  }

  /// The keys let in last, by digest. The oldest makes room.
  private static final class Latest extends LinkedHashMap<String, Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > KNOWN_KEYS;
    }
  }

  /// Completes when a key may be looked at; signals `rate_limited` when its address has failed too
  /// often.
  Mono<Void> mayTry(ServerWebExchange exchange, String key) {
    boolean tooOften = limits.isUsedUp(subject(exchange), failures);
    return tooOften && !known.contains(digest(key))
        ? Mono.error(limits.usedUp(failures).refusal())
        : Mono.empty();
  }

  void letIn(String key) {
    known.add(digest(key));
  }

  /// Counts a request that lets nobody in. Signals `failure`, or `rate_limited` when there were too
  /// many.
  <T> Mono<T> refuse(ServerWebExchange exchange, OperationFailure failure) {
    return limits
        .take(subject(exchange), failures)
        .onErrorResume(OperationFailure.class, Strangers::uncounted)
        .filter(standing -> !standing.admitted())
        .flatMap(standing -> Mono.<T>error(standing.refusal()))
        .switchIfEmpty(Mono.error(failure));
  }

  /// Nobody is let in either way, so not being able to count does no harm.
  private static Mono<Standing> uncounted(OperationFailure failure) {
    LOG.warn("A failed request was not counted: {}", failure.getMessage());
    return Mono.empty();
  }

  private RateSubject subject(ServerWebExchange exchange) {
    return RateSubject.ofAddress(addresses.of(exchange.getRequest()));
  }

  private static String digest(String key) {
    return Sha256.hex(key.getBytes(StandardCharsets.UTF_8));
  }
}
