package reelsmith.api;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/// Names every request, so that an answer, an error and a log line can be found together.
@Component
public final class RequestIds {

  /// The answer's header with the request id.
  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = "reelsmith.request_id";
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  /// 26 characters out of 32 are 130 bits: no two requests ever share an id.
  private static final int LENGTH = 26;

  private final SecureRandom random = new SecureRandom();

  /// A new id, for a request that does not come over HTTP.
  public String next() {
    var id = new StringBuilder("req_");
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /// The id of an HTTP request, always the same for one exchange. The answer carries it in
  /// [#HEADER] from the first time it is asked for.
  public String of(ServerWebExchange exchange) {
    String known = exchange.getAttribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    String id = next();
    exchange.getAttributes().put(ATTRIBUTE, id);
    exchange.getResponse().getHeaders().set(HEADER, id);
    return id;
  }
}
