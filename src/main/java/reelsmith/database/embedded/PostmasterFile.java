package reelsmith.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What a running server says about itself in `postmaster.pid`.
///
/// @param state `starting`, `ready` or `stopping`
record PostmasterFile(long pid, int port, String state) {

  /// The lines are described in PostgreSQL's `src/include/utils/pidfile.h`.
  private static final int LINES = 8;

  /// Empty when there is no such file or the server has not finished writing it.
  static Optional<PostmasterFile> read(Path data) throws IOException {
    try {
      var lines = Files.readAllLines(file(data));
      if (lines.size() < LINES) {
        return Optional.empty();
      }
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(lines.get(0).strip()),
              Integer.parseInt(lines.get(3).strip()),
              lines.get(7).strip()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Removes what a killed server left behind, so that PostgreSQL is not fooled by another process
  /// that got the same number since.
  static void forget(Path data) throws IOException {
    Files.deleteIfExists(file(data));
  }

  boolean isReady() {
    return state.equals("ready");
  }

  /// Whether the process of that number is alive and one of the programs in this folder.
  boolean isAlive(Path programs) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .filter(command -> Path.of(command).startsWith(programs))
        .isPresent();
  }

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }
}
