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
/// process on this machine, else nowhere.
@Component
public class PublicAddress {

  private final @Nullable URI configured;
  private final AtomicReference<@Nullable URI> ownServer = new AtomicReference<>();

  PublicAddress(Environment environment) {
    String address = environment.getProperty("reelsmith.public-url", "");
    this.configured = address.isBlank() ? null : URI.create(address.replaceAll("/+$", ""));
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    ownServer.set(URI.create("http://127.0.0.1:" + event.getWebServer().getPort()));
  }

  /// The absolute address of a path, or empty while no web server of this process runs.
  public Optional<String> absolute(String path) {
    URI base = configured == null ? ownServer.get() : configured;
    return Optional.ofNullable(base).map(address -> address + path);
  }
}
