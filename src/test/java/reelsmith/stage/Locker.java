package reelsmith.stage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A process that locks a file until it is killed or its input ends.
final class Locker {

  private Locker() {}

  /// Returns when the file is locked.
  static Process start(Path lock) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Locker.class.getName(),
                lock.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.getInputStream().read() != 'L') {
      throw new IllegalStateException("The file was not locked");
    }
    return process;
  }

  public static void main(String[] arguments) throws IOException {
    try (var channel =
        FileChannel.open(
            Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var held = channel.lock();
      System.out.print(held.isValid() ? 'L' : '-');
      System.out.flush();
      while (System.in.read() >= 0) {
        // Until whoever started us goes.
      }
    }
  }
}
