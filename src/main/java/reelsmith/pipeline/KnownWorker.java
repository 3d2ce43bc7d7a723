package reelsmith.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// A worker that has not said goodbye, as `doctor` sees it. Its methods ask the system and block.
///
/// @param id begins with the number of its process
/// @param silent seconds since it gave a sign of life
record KnownWorker(String id, Instant startedAt, long silent) {

  /// Workers say that they live every five seconds; after this many without a word one is taken for
  /// dead.
  static final long SILENT_TOO_LONG = 30;

  /// A process with its number that began later is another one.
  private static final Duration CLOCK_DRIFT = Duration.ofMinutes(1);

  long processId() {
    return Long.parseLong(id.substring(0, id.indexOf('-')));
  }

  /// Whether its process is on this machine and does nothing: somebody stopped it, or it is alive
  /// and gives no sign.
  boolean isFrozen() {
    return id.matches("\\d+-.*")
        && ProcessHandle.of(processId()).filter(this::isItsProcess).isPresent()
        && (isStopped() || silent > SILENT_TOO_LONG);
  }

  private boolean isItsProcess(ProcessHandle process) {
    var information = process.info();
    return information.command().map(Path::of).map(Path::getFileName).stream()
            .anyMatch(program -> program.toString().startsWith("java"))
        && information
            .startInstant()
            .filter(began -> began.isBefore(startedAt.plus(CLOCK_DRIFT)))
            .isPresent();
  }

  /// Only Linux tells. Elsewhere silence does, a little later.
  private boolean isStopped() {
    try {
      String state = Files.readString(Path.of("/proc", Long.toString(processId()), "stat"));
      return state.startsWith("T", state.lastIndexOf(')') + 2);
    } catch (IOException untold) {
      return false;
    }
  }
}
