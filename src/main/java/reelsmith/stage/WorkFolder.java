package reelsmith.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where this process keeps unfinished files and where segments of films lie.
///
/// Each process has a folder of its own for unfinished files, named by its process id. When a
/// process starts, it removes the folders of processes that are gone, so nothing stays after a
/// crash.
public final class WorkFolder {

  private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);
  private static final String PREFIX = "work-";

  private final Path temporary;
  private final Path own;
  private final Path segments;

  /// @param temporary holds the folders of all processes of this installation
  /// @param segments where encoded segments are kept for later renders
  public WorkFolder(Path temporary, Path segments) {
    this.temporary = temporary;
    this.own = temporary.resolve(PREFIX + ProcessHandle.current().pid());
    this.segments = segments;
    try {
      Files.createDirectories(segments);
      for (Path abandoned : abandoned(temporary)) {
        LOG.info("Removing unfinished files of a process that is gone: {}", abandoned);
        delete(abandoned);
      }
      Files.createDirectories(own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A path for a new unfinished file; nothing is created.
  Path unfinished(StageFile file) {
    return own.resolve("%s-%s".formatted(file.runId(), file.name()));
  }

  /// Holds the unfinished files of all processes.
  Path temporary() {
    return temporary;
  }

  /// Where segments are filmed before they are moved to the others.
  Path filming() {
    return own.resolve("segments");
  }

  Path segments() {
    return segments;
  }

  /// Names an unfinished file; runs never share one.
  record StageFile(java.util.UUID runId, String name) {}

  private List<Path> abandoned(Path temporary) throws IOException {
    if (!Files.isDirectory(temporary)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(temporary)) {
      return folders.filter(this::isAbandoned).toList();
    }
  }

  private boolean isAbandoned(Path folder) {
    String name = folder.getFileName().toString();
    if (!name.matches(PREFIX + "\\d+")) {
      return false;
    }
    long pid = Long.parseLong(name.substring(PREFIX.length()));
    return folder.equals(own) || ProcessHandle.of(pid).isEmpty();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
