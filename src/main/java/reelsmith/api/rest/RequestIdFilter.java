package reelsmith.api.rest;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reelsmith.api.HttpRequestIds;

/// Names every request before anything else looks at it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter implements WebFilter {

  private final HttpRequestIds requestIds;

  RequestIdFilter(HttpRequestIds requestIds) {
    this.requestIds = requestIds;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    requestIds.of(exchange);
    return chain.filter(exchange);
  }
}
