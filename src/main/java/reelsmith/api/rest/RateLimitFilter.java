package reelsmith.api.rest;

import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reelsmith.api.HttpRefusal;
import reelsmith.limit.LimitSettings;
import reelsmith.limit.RateLimits;
import reelsmith.limit.RatePolicy;
import reelsmith.limit.RateSubject;
import reelsmith.limit.Standing;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;

/// Counts every request of somebody who was let in, says in its answer what is left, and refuses
/// what is too much.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class RateLimitFilter implements WebFilter {

  static final String LIMIT = "RateLimit";
  static final String POLICY = "RateLimit-Policy";

  private final RateLimits limits;
  private final RatePolicy calls;

  RateLimitFilter(RateLimits limits, LimitSettings settings) {
    this.limits = limits;
    this.calls = settings.callsPolicy();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Identity identity = exchange.getAttribute(KeyAuthentication.IDENTITY);
    if (identity == null) {
      return chain.filter(exchange);
    }
    return refusal(counted(exchange, identity))
        .singleOptional()
        .flatMap(refusal -> goOn(exchange, chain, refusal));
  }

  private Mono<Standing> counted(ServerWebExchange exchange, Identity identity) {
    return Mono.justOrEmpty(RateSubject.of(identity))
        .flatMap(subject -> limits.take(subject, calls))
        .doOnNext(standing -> say(exchange.getResponse().getHeaders(), standing));
  }

  private static Mono<OperationFailure> refusal(Mono<Standing> counted) {
    return counted
        .filter(standing -> !standing.admitted())
        .map(Standing::refusal)
        .onErrorResume(OperationFailure.class, Mono::just);
  }

  private static Mono<Void> goOn(
      ServerWebExchange exchange, WebFilterChain chain, Optional<OperationFailure> refusal) {
    if (refusal.isPresent() && !KeyAuthentication.answersItself(exchange)) {
      return Mono.error(refusal.get());
    }
    refusal.ifPresent(failure -> HttpRefusal.leave(exchange, failure));
    return chain.filter(exchange);
  }

  /// Writes where somebody stands into the headers of an answer.
  static void say(HttpHeaders headers, Standing standing) {
    headers.set(POLICY, standing.policyHeader());
    headers.set(LIMIT, standing.limitHeader());
  }
}
