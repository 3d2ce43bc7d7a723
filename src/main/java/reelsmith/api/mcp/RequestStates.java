package reelsmith.api.mcp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.AccountId;
import reelsmith.operation.HmacSha256;
import reelsmith.operation.Sha256;
import reelsmith.operation.WireFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/// The `requestState` that a client without a session carries from one round of questions to the
/// next: the answers so far, signed. It is worth something only to the account it was given to, for
/// the same request, and for a while. Within that it can be used again, so what must happen once
/// must be kept from happening twice elsewhere.
final class RequestStates {

  private static final ObjectWriter CANONICAL =
      WireFormat.mapper().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Supplier<byte[]> secret;
  private final Clock clock;
  private final Duration lifetime;

  /// @param secret the same on every server that answers this account
  RequestStates(Supplier<byte[]> secret, Clock clock, Duration lifetime) {
    this.secret = secret;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  private record State(String request, long until, Map<String, Object> answers) {}

  String seal(AccountId account, StatelessRequest request, Map<String, Object> answers) {
    long until = clock.instant().plus(lifetime).toEpochMilli();
    byte[] state =
        WireFormat.mapper().writeValueAsBytes(new State(digest(account, request), until, answers));
    return encoded(state) + "." + encoded(signature(state));
  }

  /// The answers in a state. Refuses one that was not given out for this.
  Map<String, Object> open(AccountId account, StatelessRequest request, String sealed) {
    State state = read(sealed);
    if (state == null
        || !state.request().equals(digest(account, request))
        || clock.millis() >= state.until()) {
      throw RpcFailure.invalidParams(
          "This requestState does not belong to this request, or its time is over; call again"
              + " without it");
    }
    return state.answers();
  }

  private @Nullable State read(String sealed) {
    String[] parts = sealed.split("\\.", -1);
    try {
      if (parts.length != 2) {
        return null;
      }
      byte[] state = Base64.getUrlDecoder().decode(parts[0]);
      return MessageDigest.isEqual(signature(state), Base64.getUrlDecoder().decode(parts[1]))
          ? WireFormat.mapper().readValue(state, State.class)
          : null;
    } catch (IllegalArgumentException | JacksonException e) {
      return null;
    }
  }

  private static String digest(AccountId account, StatelessRequest request) {
    Map<String, Object> params = new TreeMap<>(request.params());
    params.remove("_meta");
    params.remove("inputResponses");
    params.remove("requestState");
    String said =
        "%s\n%s\n%s".formatted(account, request.method(), CANONICAL.writeValueAsString(params));
    return Sha256.hex(said.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] signature(byte[] state) {
    return HmacSha256.of(secret.get(), state);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
