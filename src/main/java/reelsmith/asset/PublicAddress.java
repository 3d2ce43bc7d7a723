package reelsmith.asset;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Where this studio can be reached: the configured public address, else the web server of this
/// process at the address it listens on, else nowhere. A process without a web server may serve
/// files alone.
@Component
public class PublicAddress {

  private final @Nullable URI configured;
  private final AtomicReference<@Nullable URI> ownServer = new AtomicReference<>();

  private final AtomicReference<@Nullable URI> filesOnly = new AtomicReference<>();

  public PublicAddress(AddressSettings settings) {
    this.configured = settings.publicUrl();
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    ServerProperties server = event.getApplicationContext().getBean(ServerProperties.class);
    ownServer.set(ofServer(server.getAddress(), event.getWebServer().getPort()));
  }

  /// Says where files, and nothing else, are served while this process lives; null for nowhere.
  public void filesServedAt(@Nullable URI server) {
    filesOnly.set(server);
  }

  /// The absolute address of a file's path, or empty while nobody serves files.
  public Optional<String> ofFile(String path) {
    return absolute(path)
        .or(() -> Optional.ofNullable(filesOnly.get()).map(server -> server + path));
  }

  /// Whether addresses of files end with this process, which lives no longer than its one client.
  public boolean endsWithClient() {
    return absolute("").isEmpty();
  }

  /// The absolute address of a path, or empty while no web server of this process runs.
  public Optional<String> absolute(String path) {
    URI base = configured == null ? ownServer.get() : configured;
    return Optional.ofNullable(base).map(address -> address + path);
  }

  /// Where a server is reached from this machine.
  ///
  /// @param listening its own address; null for all of them
  public static URI ofServer(@Nullable InetAddress listening, int port) {
    return URI.create("http://%s:%d".formatted(host(listening), port));
  }

  /// Under which name a server that listens on an address is reached. One that listens on all of
  /// them, which none also means, is reached from this machine at least.
  static String host(@Nullable InetAddress listening) {
    if (listening == null || listening.isAnyLocalAddress()) {
      return "127.0.0.1";
    }
    String address = listening.getHostAddress();
    return listening instanceof Inet6Address
        ? "[%s]".formatted(address.replaceFirst("%.*", ""))
        : address;
  }
}
