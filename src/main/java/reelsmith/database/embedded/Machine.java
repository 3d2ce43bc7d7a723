package reelsmith.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells whether the number of a process means the same here as where it was written down. In
/// containers that share a data folder it does not.
final class Machine {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

  private Machine() {}

  /// The same text for all processes that see each other, until the machine starts anew.
  static String identity() throws IOException {
    if (!Files.isReadable(BOOT) || !Files.isSymbolicLink(PROCESSES)) {
      return "one machine";
    }
    return Files.readString(BOOT).strip() + " " + Files.readSymbolicLink(PROCESSES);
  }
}
