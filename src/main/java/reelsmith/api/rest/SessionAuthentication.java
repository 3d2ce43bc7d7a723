package reelsmith.api.rest;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reelsmith.api.OwnOrigin;
import reelsmith.api.SessionCookie;
import reelsmith.operation.Identity;
import reelsmith.person.Sessions;
import reelsmith.person.SignedIn;

/// Lets people in by the cookie of their session. A browser sends it whoever wrote the page, so
/// whatever changes something must come from a page of ours.
@Component
final class SessionAuthentication {

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Sessions sessions;
  private final SessionCookie cookie;
  private final OwnOrigin ownOrigin;

  SessionAuthentication(Sessions sessions, SessionCookie cookie, OwnOrigin ownOrigin) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.ownOrigin = ownOrigin;
  }

  /// Who is signed in. Empty without a session; signals `origin_not_allowed` when a page of
  /// somebody else uses it.
  Mono<Identity> identify(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    return Mono.justOrEmpty(cookie.of(request))
        .flatMap(sessions::find)
        .doOnNext(signedIn -> requireOwnPage(request))
        .map(SignedIn::identity);
  }

  private void requireOwnPage(ServerHttpRequest request) {
    if (!READING.contains(request.getMethod())) {
      ownOrigin.require(request);
    }
  }
}
