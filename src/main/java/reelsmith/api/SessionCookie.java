package reelsmith.api;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reelsmith.asset.AddressSettings;

/// The cookie that holds the token of a person's session. No script can read it, and browsers do
/// not send it along with forms of other sites.
@Component
public final class SessionCookie {

  public static final String NAME = "reelsmith_session";

  private final boolean secure;

  SessionCookie(AddressSettings address) {
    URI publicUrl = address.publicUrl();
    this.secure = publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
  }

  /// The token that was sent.
  public Optional<String> of(ServerHttpRequest request) {
    return Optional.ofNullable(request.getCookies().getFirst(NAME)).map(HttpCookie::getValue);
  }

  /// Keeps the token in the browser.
  public ResponseCookie holding(String token, Duration time) {
    return ResponseCookie.from(NAME, token)
        .path("/")
        .httpOnly(true)
        .sameSite("Lax")
        .secure(secure)
        .maxAge(time)
        .build();
  }

  /// Makes the browser forget the token.
  public ResponseCookie gone() {
    return holding("", Duration.ZERO);
  }
}
