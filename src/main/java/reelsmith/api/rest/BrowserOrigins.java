package reelsmith.api.rest;

import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import reelsmith.api.DoorSettings;
import reelsmith.api.HttpRequestIds;
import reelsmith.api.OwnOrigin;
import reelsmith.operation.OperationFailure;

/// Keeps web pages of strangers out: a browser says where a call comes from, and only our own pages
/// and the configured ones may call. Programs send no Origin and are not concerned.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BrowserOrigins implements WebFilter {

  private static final PathPattern GUARDED = PathPatternParser.defaultInstance.parse("/api/**");

  private final CorsConfiguration configuration = new CorsConfiguration();
  private final OwnOrigin ownOrigin;
  private final DefaultCorsProcessor processor = new DefaultCorsProcessor();

  BrowserOrigins(DoorSettings settings, OwnOrigin ownOrigin) {
    this.ownOrigin = ownOrigin;
    configuration.setAllowedOrigins(settings.allowedOrigins());
    configuration.setAllowedMethods(
        List.of(
            HttpMethod.GET.name(),
            HttpMethod.HEAD.name(),
            HttpMethod.POST.name(),
            HttpMethod.PUT.name(),
            HttpMethod.PATCH.name(),
            HttpMethod.DELETE.name()));
    configuration.setAllowedHeaders(
        List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            RestRoutes.IDEMPOTENCY_KEY,
            KeyAuthentication.COMMON_HEADER,
            settings.keyHeader()));
    configuration.setExposedHeaders(
        List.of(
            HttpRequestIds.HEADER,
            HttpHeaders.RETRY_AFTER,
            RateLimitFilter.LIMIT,
            RateLimitFilter.POLICY));
    configuration.setMaxAge(Duration.ofHours(1));
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    String origin = request.getHeaders().getOrigin();
    boolean guarded = GUARDED.matches(request.getPath().pathWithinApplication());
    if (origin == null || !guarded || ownOrigin.isOwn(origin, request)) {
      return chain.filter(exchange);
    }
    if (configuration.checkOrigin(origin) == null) {
      return Mono.error(
          new OperationFailure(
              OperationFailure.Kind.FORBIDDEN,
              "origin_not_allowed",
              "Web pages of this origin may not call the API. Call it from a server, or let the"
                  + " host add the origin to REELSMITH_ALLOWED_ORIGINS."));
    }
    boolean goesOn = processor.process(configuration, exchange);
    return goesOn && !CorsUtils.isPreFlightRequest(request) ? chain.filter(exchange) : Mono.empty();
  }
}
