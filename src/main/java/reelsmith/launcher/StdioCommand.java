package reelsmith.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `reelsmith stdio`: MCP over standard input and output, until the input ends.
@Command(
    name = "stdio",
    description = "Serve MCP over standard input and output, for a host on this machine.",
    mixinStandardHelpOptions = true)
final class StdioCommand implements Callable<Integer> {

  private final Console console;
  private final Path home;

  StdioCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws InterruptedException {
    var streams = new ProtocolStreams(console.in(), console.out());
    try (var _ = Studio.start(Mode.STDIO, home, List.of(), streams)) {
      if (streams.awaitFinish(ProtocolStreams.LAST_ANSWERS)) {
        return ExitCode.OK;
      }
    }
    throw new CommandFailure(
        ExitCode.FAILED, "the input has ended, but some answers were never ready");
  }
}
