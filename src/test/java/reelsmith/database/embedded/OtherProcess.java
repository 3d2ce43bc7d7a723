package reelsmith.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import reelsmith.database.DataFolder;

/// Another Reelsmith on this machine, which uses the database of a data folder until it is closed
/// or killed.
public final class OtherProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;

  private OtherProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  public static OtherProcess using(Path home) throws IOException {
    return using(DataFolder.open(home));
  }

  static OtherProcess using(DataFolder folder) throws IOException {
    return new OtherProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.root().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /// The port of its database, once it has it.
  public int port() throws IOException {
    for (var line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith("port ")) {
        return Integer.parseInt(line.substring("port ".length()));
      }
    }
    throw new IOException("the other process has ended with " + process.exitValue());
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the other process does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) throws IOException {
    try (var postgres = LocalPostgres.open(DataFolder.open(Path.of(arguments[0])))) {
      System.out.println("port " + postgres.address().port());
      while (System.in.read() >= 0) {
        // Lives until its input ends.
      }
    }
  }
}
