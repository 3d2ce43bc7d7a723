package reelsmith.asset;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where this studio can be reached: the configured public address, else the web server of this
/// process on this machine, else nowhere. A process without a web server may serve files alone.
@Component
public class PublicAddress {

  private final @Nullable URI configured;
  private final AtomicReference<@Nullable URI> ownServer = new AtomicReference<>();

  private final AtomicReference<@Nullable URI> filesOnly = new AtomicReference<>();

  public PublicAddress(Environment environment) {
    String address = environment.getProperty("reelsmith.public-url", "");
    this.configured = address.isBlank() ? null : URI.create(address.replaceAll("/+$", ""));
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    ownServer.set(URI.create("http://127.0.0.1:" + event.getWebServer().getPort()));
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
}
