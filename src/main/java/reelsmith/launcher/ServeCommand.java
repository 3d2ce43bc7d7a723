package reelsmith.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `reelsmith serve`: MCP, REST and a few web pages over HTTP, until it is told to end.
@Command(
    name = "serve",
    description = "Serve MCP, REST and a few web pages over HTTP.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  private static final int LARGEST_PORT = 65535;

  private final Console console;
  private final Path home;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on. Default: this machine only, 127.0.0.1.")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT", description = "The port. Default: 8080.")
  private @Nullable Integer port;

  ServeCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws InterruptedException {
    var properties = new ArrayList<String>();
    if (host != null) {
      properties.add("--server.address=" + host);
    }
    if (port != null) {
      if (port < 0 || port > LARGEST_PORT) {
        throw new CommandFailure(ExitCode.BAD_USAGE, "--port must be from 0 to 65535.");
      }
      properties.add("--server.port=" + port);
    }
    try (var studio = Studio.start(Mode.SERVE, home, properties)) {
      console
          .err()
          .printf(
              "Reelsmith listens on http://%s:%s (Ctrl-C ends it)%n",
              studio.setting("server.address"), studio.setting("local.server.port"));
      studio.awaitClose();
    }
    return ExitCode.OK;
  }
}
