package reelsmith.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.database.DataFolder;

/// Starts `worker --until-idle` as a process of its own on the same data folder. It goes on when
/// this process ends, so a film is finished even when the client quits.
@Component
public class DetachedWorker {

  private static final Logger LOG = LoggerFactory.getLogger(DetachedWorker.class);

  /// Options that suit a short-lived process and not one that works for minutes.
  private static final List<String> NOT_FOR_WORKERS =
      List.of("-XX:TieredStopAtLevel", "-Xm", "-agentlib", "-javaagent");

  /// How Java runs where films are made; the launcher takes it from the same file.
  private static final String OPTIONS = "/worker.options";

  private final DataFolder folder;
  private final WorkerSettings settings;

  DetachedWorker(DataFolder folder, WorkerSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /// Completes once the process is started; it needs some seconds to show itself.
  public Mono<Void> start() {
    return Mono.<Void>fromRunnable(this::launch).subscribeOn(Schedulers.boundedElastic());
  }

  private void launch() {
    Path log = folder.logs().resolve("worker.log");
    var builder =
        new ProcessBuilder(command())
            .directory(folder.root().toFile())
            .redirectInput(new File(isWindows() ? "NUL" : "/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("REELSMITH_HOME", folder.root().toString());
    builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
    try {
      Process process = builder.start();
      LOG.info("Started worker {}; its output goes to {}", process.pid(), log);
    } catch (IOException e) {
      throw new IllegalStateException("No worker could be started", e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    // A session of its own, so that a host which ends our process group leaves the worker alone.
    Path newSession = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(newSession)) {
      command.add(newSession.toString());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> NOT_FOR_WORKERS.stream().noneMatch(option::startsWith))
        .forEach(command::add);
    command.addAll(options());
    command.addAll(wanted());
    if (!settings.heap().isBlank()) {
      command.add("-Xmx" + settings.heap());
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Reelsmith.class.getName(), "worker", "--until-idle"));
    return command;
  }

  /// What the user wants of Java counts here as it does for the launcher: last.
  private static List<String> wanted() {
    String options = Objects.requireNonNullElse(System.getenv("REELSMITH_JAVA_OPTIONS"), "");
    return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
  }

  static List<String> options() {
    try (InputStream file = DetachedWorker.class.getResourceAsStream(OPTIONS)) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
