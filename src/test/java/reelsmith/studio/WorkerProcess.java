package reelsmith.studio;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

  /// @param environment more variables, such as `REELSMITH_STUDIO_FFMPEG`
  static WorkerProcess start(Path home, Map<String, String> environment) {
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-cp",
                classPathWithoutTests(),
                "reelsmith.launcher.Reelsmith",
                "worker"));
    builder.environment().put("REELSMITH_HOME", home.toString());
    builder.environment().put("REELSMITH_FILM_FRAMEPERCENTAGE", "25");
    builder.environment().put("REELSMITH_ENGINE_LEASE", "2s");
    builder.environment().put("REELSMITH_ENGINE_HEARTBEAT", "500ms");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "worker-of-test.log")));
    try {
      return new WorkerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long id() {
    return process.pid();
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

  /// Freezes the process, or lets a frozen one go on.
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(id())).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
