package reelsmith.api.rest;

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
import reelsmith.operation.OftenRepeated;
import reelsmith.operation.OperationFailure;

/// Counts what lets nobody in, by network address, so that guessing is told to stop and can be
/// seen. A key that is right is never refused for what its neighbours send: it is looked up all the
/// same.
@Component
final class Strangers {

  private static final OftenRepeated UNCOUNTED =
      new OftenRepeated(LoggerFactory.getLogger(Strangers.class));

  private final ClientAddress addresses;
  private final RateLimits limits;
  private final RatePolicy failures;

  Strangers(ClientAddress addresses, RateLimits limits, LimitSettings settings) {
    this.addresses = addresses;
    this.limits = limits;
    this.failures = settings.failuresPolicy();
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
    UNCOUNTED.warn("A failed request was not counted: " + failure.getMessage());
    return Mono.empty();
  }

  private RateSubject subject(ServerWebExchange exchange) {
    return RateSubject.ofAddress(addresses.of(exchange.getRequest()));
  }
}
