package reelsmith.database.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end. What it prints goes to a log file, never to this process's own
/// output, which may be carrying a protocol.
class Commands {

  private static final Duration PROBE = Duration.ofSeconds(10);

  private final Path folder;
  private final Path log;

  Commands(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  /// The exit code. Throws when the program cannot be started or is not done within the limit,
  /// after which it is killed.
  int run(Duration limit, List<String> command) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    // Variables such as PGDATA and PGPORT would silently override what is meant here.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while running " + command.getFirst());
    }
    process.destroyForcibly();
    throw new IOException("%s was not done within %s".formatted(command, limit));
  }

  /// Whether a program is here and ends well.
  boolean succeeds(List<String> command) throws IOException {
    try {
      return run(PROBE, command) == 0;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException _) {
      // The program is not installed, which is an answer to the question.
      return false;
    }
  }

  static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
