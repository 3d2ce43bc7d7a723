package reelsmith.launcher;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Starts the studio in its two servers' modes and ends it again, so that the Java runtime can
/// write down what starting needs. For the launcher script, which does it once for each build.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String CONVERSATION =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"training","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      {"jsonrpc":"2.0","id":2,"method":"tools/list"}
      """;

  private final Console console;

  @Parameters(paramLabel = "FOLDER", description = "A data folder to throw away afterwards.")
  private Path folder = Path.of("");

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var home = folder.toAbsolutePath();
    var anyPort = List.of("--server.address=127.0.0.1", "--server.port=0");
    try (var studio = Studio.start(Mode.SERVE, home, anyPort)) {
      console.err().println("trained serve on port " + studio.setting("local.server.port"));
    }
    var streams =
        new ProtocolStreams(
            new ByteArrayInputStream(CONVERSATION.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream());
    try (var _ = Studio.start(Mode.STDIO, home, List.of(), streams)) {
      // Without all answers the training is a bit poorer and still worth having.
      var answered = streams.isFinishedWithin(PATIENCE);
      console.err().println(answered ? "trained stdio" : "stdio did not answer in time");
    }
    return ExitCode.OK;
  }
}
