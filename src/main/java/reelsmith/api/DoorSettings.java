package reelsmith.api;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the doors look like from outside.
///
/// @param allowedOrigins web pages that may call us from a browser, such as
///   `https://app.example.com`; none by default
/// @param trustedProxies how many proxies of ours every request passes; only they are believed
///   about the client's network address
@ConfigurationProperties("reelsmith")
public record DoorSettings(
    @DefaultValue List<String> allowedOrigins,
    @DefaultValue("0") int trustedProxies,
    @DefaultValue Brand brand) {

  public DoorSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /// Strings of the public contract that carry a name.
  ///
  /// @param headerPrefix of the headers of our own
  public record Brand(@DefaultValue("X-Trending-") String headerPrefix) {}

  /// The header an API key may come in, beside `Authorization` and `X-Api-Key`.
  public String keyHeader() {
    return brand.headerPrefix() + "Api-Key";
  }
}
