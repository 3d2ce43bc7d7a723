package reelsmith.studio;

import static reelsmith.studio.TestStudio.json;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `reelsmith stdio` as a process of its own, spoken to over its input and output.
final class StdioProgram implements AutoCloseable {

  private static final Pattern STARTED_WORKER = Pattern.compile("Started worker (\\d+)");

  private final Process process;
  private final BufferedReader out;
  private final Writer in;

  private StdioProgram(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  static StdioProgram start(Path home) {
    var builder = new ProcessBuilder(WorkerProcess.program("stdio"));
    builder.environment().putAll(WorkerProcess.environment(home));
    builder.redirectError(
        ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "stdio-of-test.log")));
    try {
      return new StdioProgram(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Says hello and calls one tool.
  void send(String tool, ObjectNode arguments) {
    ObjectNode call = json("{'jsonrpc': '2.0', 'id': 2, 'method': 'tools/call'}");
    ObjectNode params = call.putObject("params").put("name", tool);
    params.set("arguments", arguments);
    try {
      in.write(
          json(
                  """
                  {'jsonrpc': '2.0', 'id': 1, 'method': 'initialize', 'params': {
                   'protocolVersion': '2025-11-25', 'capabilities': {},
                   'clientInfo': {'name': 'test', 'version': '1'}}}
                  """)
              + "\n"
              + json("{'jsonrpc': '2.0', 'method': 'notifications/initialized'}")
              + "\n"
              + call
              + "\n");
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void endInput() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the tool answered.
  JsonNode answer() {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        JsonNode message = WireFormat.mapper().readTree(line);
        if (message.path("id").asInt() == 2) {
          return message.at("/result/structuredContent");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("It ended without an answer");
  }

  /// Waits until it has ended by itself.
  int exitCode() {
    try {
      if (!process.waitFor(TestStudio.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("It did not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The id of the worker that a `stdio` on this data folder started last, by its log.
  static long startedWorker(Path home) {
    try {
      return STARTED_WORKER
          .matcher(Files.readString(home.resolve("logs/reelsmith.log")))
          .results()
          .mapToLong(started -> Long.parseLong(started.group(1)))
          .reduce((earlier, later) -> later)
          .orElseThrow(() -> new AssertionError("No worker was started"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isAlive(long process) {
    return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
