package reelsmith.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reelsmith.asset.PublicAddress;

/// Where people find the pages of this studio, also when they are told by a process without a web
/// server, such as the command line: then where the settings let one listen.
@Component
final class PageAddresses {

  private static final int USUAL_PORT = 8080;

  private final PublicAddress address;
  private final Environment settings;

  PageAddresses(PublicAddress address, Environment settings) {
    this.address = address;
    this.settings = settings;
  }

  /// The whole address of a path.
  String of(String path) {
    return address.absolute(path).orElseGet(() -> listening() + path);
  }

  private String listening() {
    var server = Binder.get(settings).bindOrCreate("server", ServerProperties.class);
    return PublicAddress.ofServer(server.getAddress(), port(server.getPort())).toString();
  }

  private static int port(@Nullable Integer configured) {
    return configured == null ? USUAL_PORT : configured;
  }
}
