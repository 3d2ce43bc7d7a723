package reelsmith.studio;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `reelsmith worker` as a process of its own, which can be killed.
final class WorkerProcess implements AutoCloseable {

  private static final String TESTS =
      TestStudio.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  static WorkerProcess start(Path home) {
    return start(home, Map.of());
  }

  /// @param more variables of its environment, such as `REELSMITH_STUDIO_FFMPEG`
  static WorkerProcess start(Path home, Map<String, String> more) {
    var builder = new ProcessBuilder(program("worker"));
    builder.environment().putAll(environment(home));
    builder.environment().putAll(more);
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "worker-of-test.log")));
    try {
      return new WorkerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How the program `reelsmith` is started as a process of its own, as its launcher does.
  static List<String> program(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-cp",
                classPathWithoutTests(),
                "reelsmith.launcher.Reelsmith"));
    command.addAll(List.of(arguments));
    return command;
  }

  /// On this data folder, with films of a quarter of their size, and so that the work of the dead
  /// is soon taken over, however many of them there were.
  static Map<String, String> environment(Path home) {
    return Map.of(
        "REELSMITH_HOME",
        home.toString(),
        "REELSMITH_FILM_FRAMEPERCENTAGE",
        "25",
        "REELSMITH_ENGINE_LEASE",
        "2s",
        "REELSMITH_ENGINE_HEARTBEAT",
        "500ms",
        "REELSMITH_ENGINE_CRASHESALLOWED",
        "1000");
  }

  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /// As the system does when memory runs out: at once, without a chance to tidy up.
  List<ProcessHandle> kill() {
    List<ProcessHandle> children = children();
    process.destroyForcibly();
    await();
    return children;
  }

  @Override
  public void close() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String classPathWithoutTests() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(part -> !part.isEmpty())
        .filter(part -> !Path.of(part).toAbsolutePath().equals(Path.of(TESTS).toAbsolutePath()))
        .filter(part -> !part.contains("blockhound"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
