package reelsmith.asset;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where clients reach this server, as its host has configured it. The only reader of the setting:
/// whoever makes an address asks here or [PublicAddress].
///
/// @param publicUrl without a slash at its end; null when nothing is configured. `https`, unless it
///   names this machine: keys and signed links must not travel in the clear
@ConfigurationProperties("reelsmith")
public record AddressSettings(@Nullable URI publicUrl) {

  /// Names under which a program reaches the machine it runs on.
  public static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public AddressSettings {
    publicUrl =
        publicUrl == null || publicUrl.toString().isBlank() ? null : requireUsable(publicUrl);
  }

  private static URI requireUsable(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = address.getHost();
    boolean local = host != null && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
    boolean plain =
        address.getRawQuery() == null
            && address.getRawFragment() == null
            && address.getRawUserInfo() == null;
    if (host == null || !plain || !(scheme.equals("https") || (local && scheme.equals("http")))) {
      throw new IllegalArgumentException(
          "REELSMITH_PUBLIC_URL must look like https://studio.example.com (http only for this"
              + " machine), but is "
              + address);
    }
    return URI.create(address.toString().replaceAll("/+$", ""));
  }
}
