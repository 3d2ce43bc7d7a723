package reelsmith.api;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/// From which network address a request came. What `X-Forwarded-For` says counts as far as trusted
/// proxies wrote it.
@Component
public final class ClientAddress {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  /// Of an IPv6 address: one customer has at least 2 to the 64 of them.
  private static final int NETWORK_BYTES = 8;

  private final int trustedProxies;

  ClientAddress(DoorSettings settings) {
    this.trustedProxies = settings.trustedProxies();
  }

  /// The address as text, of IPv6 the network alone; `unknown` when the connection has none.
  public String of(ServerHttpRequest request) {
    return forwarded(request)
        .or(
            () ->
                Optional.ofNullable(request.getRemoteAddress()).map(InetSocketAddress::getAddress))
        .map(ClientAddress::network)
        .orElse("unknown");
  }

  /// Each proxy adds whom it was called by; what stands before the first trusted one's entry was
  /// sent by the client.
  private Optional<InetAddress> forwarded(ServerHttpRequest request) {
    if (trustedProxies == 0) {
      return Optional.empty();
    }
    List<String> hops = new ArrayList<>();
    request
        .getHeaders()
        .getOrEmpty(FORWARDED_FOR)
        .forEach(line -> hops.addAll(Arrays.asList(line.split(",", -1))));
    return hops.size() < trustedProxies
        ? Optional.empty()
        : literal(hops.get(hops.size() - trustedProxies).strip());
  }

  private static Optional<InetAddress> literal(String entry) {
    try {
      return Optional.of(InetAddress.ofLiteral(withoutPort(entry)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Some proxies add a port, and brackets around IPv6 with it.
  private static String withoutPort(String entry) {
    if (entry.startsWith("[")) {
      return entry.substring(1, Math.max(1, entry.indexOf(']')));
    }
    int colon = entry.indexOf(':');
    return colon >= 0 && colon == entry.lastIndexOf(':') ? entry.substring(0, colon) : entry;
  }

  private static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64"
        : address.getHostAddress();
  }
}
