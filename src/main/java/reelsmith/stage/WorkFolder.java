package reelsmith.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// Where this process keeps unfinished files and where segments of films lie.
///
/// Each process has a folder of its own for unfinished files. Those of processes that are gone are
/// removed by processes that work, so nothing stays after a crash.
public final class WorkFolder implements AutoCloseable {

  private final Path temporary;
  private final ProcessFolder own;
  private final Path segments;

  /// @param temporary holds the folders of all processes of this installation
  /// @param segments where encoded segments are kept for later renders
  public WorkFolder(Path temporary, Path segments) {
    this.temporary = temporary;
    this.segments = segments;
    try {
      Files.createDirectories(segments);
      Files.createDirectories(temporary);
      this.own = ProcessFolder.in(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many processes that are gone left files here. Changes nothing.
  public int abandoned() throws IOException {
    return ProcessFolder.countAbandoned(temporary);
  }

  /// Removes the folders of processes that are gone, and says how many there were.
  int removeAbandoned() throws IOException {
    return ProcessFolder.removeAbandoned(temporary);
  }

  /// A path for a new unfinished file; nothing is created.
  Path unfinished(StageFile file) {
    return own.path().resolve("%s-%s".formatted(file.runId(), file.name()));
  }

  /// Holds the unfinished files of all processes.
  Path temporary() {
    return temporary;
  }

  /// Where segments are filmed before they are moved to the others.
  Path filming() {
    return own.path().resolve("segments");
  }

  Path segments() {
    return segments;
  }

  /// Names an unfinished file; runs never share one.
  record StageFile(UUID runId, String name) {}

  @Override
  public void close() throws IOException {
    own.close();
  }
}
