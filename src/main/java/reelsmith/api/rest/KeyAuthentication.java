package reelsmith.api.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import reelsmith.account.ApiKeys;
import reelsmith.account.KeyWatch;
import reelsmith.api.DoorSettings;
import reelsmith.api.HttpRefusal;
import reelsmith.api.HttpRequestIds;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.Outage;

/// Finds out who calls, from the headers alone, and leaves it in [#IDENTITY]. Whatever is not
/// public needs a key, or the session of a person; a key that was sent wins.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public final class KeyAuthentication implements WebFilter {

  /// The exchange attribute that holds the caller's [Identity]. Absent on public paths, and on the
  /// Model Context Protocol's paths without a key that is known: that door gives its own answer.
  public static final String IDENTITY = "reelsmith.identity";

  static final String COMMON_HEADER = "X-Api-Key";

  private static final String BEARER = "Bearer ";

  /// Links to files are signed and need no key; people's pages look at the session themselves.
  private static final List<PathPattern> PUBLIC =
      patterns(
          "/",
          "/.well-known/**",
          "/account/**",
          "/actuator/health/**",
          "/docs/**",
          "/files/**",
          "/openapi.json",
          "/set-password",
          "/sign-in",
          "/sign-out",
          "/videos/**");

  private static final List<PathPattern> ANSWERS_ITSELF = patterns("/mcp/**", "/sse/**");

  private final ApiKeys keys;
  private final SessionAuthentication sessions;
  private final DoorSettings settings;
  private final Strangers strangers;
  private final HttpRequestIds requestIds;

  KeyAuthentication(
      ApiKeys keys,
      SessionAuthentication sessions,
      DoorSettings settings,
      Strangers strangers,
      HttpRequestIds requestIds) {
    this.keys = keys;
    this.sessions = sessions;
    this.settings = settings;
    this.strangers = strangers;
    this.requestIds = requestIds;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
    if (isOneOf(PUBLIC, path)) {
      return chain.filter(exchange);
    }
    Optional<String> key = key(exchange.getRequest().getHeaders());
    Mono<Void> decided =
        key.map(text -> checked(exchange, text)).orElseGet(() -> withoutKey(exchange));
    return left(exchange, decided).then(Mono.defer(() -> chain.filter(exchange)));
  }

  private Mono<Void> checked(ServerWebExchange exchange, String key) {
    return keys.identify(key)
        .switchIfEmpty(Mono.defer(() -> strangers.refuse(exchange, KeyWatch.refusal())))
        .doOnNext(identity -> exchange.getAttributes().put(IDENTITY, identity))
        .then();
  }

  /// Agents come with keys: a cookie is nothing to the Model Context Protocol.
  private Mono<Void> withoutKey(ServerWebExchange exchange) {
    Mono<Identity> person = answersItself(exchange) ? Mono.empty() : sessions.identify(exchange);
    return person
        .doOnNext(identity -> exchange.getAttributes().put(IDENTITY, identity))
        .switchIfEmpty(Mono.defer(() -> strangers.refuse(exchange, missing())))
        .then();
  }

  /// A door that words its own refusals finds them in [HttpRefusal].
  private Mono<Void> left(ServerWebExchange exchange, Mono<Void> decided) {
    return answersItself(exchange)
        ? decided
            .onErrorMap(Outage::isCause, outage -> Outage.refusal(requestIds.of(exchange), outage))
            .onErrorResume(
                OperationFailure.class,
                failure -> Mono.fromRunnable(() -> HttpRefusal.leave(exchange, failure)))
        : decided;
  }

  /// Whether the request belongs to a door that words its own refusals.
  static boolean answersItself(ServerWebExchange exchange) {
    return isOneOf(ANSWERS_ITSELF, exchange.getRequest().getPath().pathWithinApplication());
  }

  /// Whom a request stands for. Fails when nobody asked for a key before.
  static Identity identity(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(IDENTITY);
  }

  private Optional<String> key(HttpHeaders headers) {
    return Stream.of(
            bearer(headers),
            Optional.ofNullable(headers.getFirst(settings.keyHeader())),
            Optional.ofNullable(headers.getFirst(COMMON_HEADER)))
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static Optional<String> bearer(HttpHeaders headers) {
    return Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION))
        .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(text -> text.substring(BEARER.length()));
  }

  private static OperationFailure missing() {
    return new OperationFailure(
        OperationFailure.Kind.UNAUTHENTICATED,
        "missing_api_key",
        "Send an API key in the header Authorization: Bearer <key>, or in %s."
            .formatted(COMMON_HEADER));
  }

  private static boolean isOneOf(List<PathPattern> patterns, PathContainer path) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }

  private static List<PathPattern> patterns(String... patterns) {
    return Stream.of(patterns).map(PathPatternParser.defaultInstance::parse).toList();
  }
}
