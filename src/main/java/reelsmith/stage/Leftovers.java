package reelsmith.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Files that are only kept to save work: encoded segments, and unfinished files that nobody goes
/// on with. Its methods block.
final class Leftovers {

  private static final String SEGMENT = ".mp4";

  private final WorkFolder folder;

  Leftovers(WorkFolder folder) {
    this.folder = folder;
  }

  /// What may not be removed.
  ///
  /// @param segments digests of segments that active runs count on
  /// @param runs the active runs
  /// @param since what was used later than this may be about to be used
  record Needed(Set<String> segments, Set<UUID> runs, Instant since) {}

  /// What was removed.
  record Removed(int files, long bytes) {}

  private record Leftover(Path file, long bytes, Instant lastUsed) {}

  /// Removes files, those unused for longest first, until so many bytes are free or nothing is left
  /// to remove.
  Removed remove(long bytes, Needed needed) throws IOException {
    int files = 0;
    long freed = 0;
    for (Leftover leftover : unneeded(needed)) {
      if (freed >= bytes) {
        break;
      }
      // Somebody may have taken it up while we looked at the others.
      if (lastUsed(leftover.file()).isBefore(needed.since())
          && Files.deleteIfExists(leftover.file())) {
        files++;
        freed += leftover.bytes();
      }
    }
    return new Removed(files, freed);
  }

  private List<Leftover> unneeded(Needed needed) throws IOException {
    List<Leftover> found = new ArrayList<>();
    for (Path file : filesBelow(folder.segments())) {
      if (!needed.segments().contains(digest(file))) {
        add(found, file, needed.since());
      }
    }
    Set<String> runs = needed.runs().stream().map(UUID::toString).collect(Collectors.toSet());
    for (Path file : filesBelow(folder.temporary())) {
      if (!ProcessFolder.isLock(file) && runs.stream().noneMatch(run -> isOf(run, file))) {
        add(found, file, needed.since());
      }
    }
    found.sort(Comparator.comparing(Leftover::lastUsed));
    return found;
  }

  private static void add(List<Leftover> found, Path file, Instant since) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Instant lastUsed = attributes.lastModifiedTime().toInstant();
      if (lastUsed.isBefore(since)) {
        found.add(new Leftover(file, attributes.size(), lastUsed));
      }
    } catch (NoSuchFileException gone) {
      // Its owner has finished with it.
      return;
    }
  }

  private static Instant lastUsed(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException gone) {
      return Instant.MAX;
    }
  }

  private static String digest(Path segment) {
    String name = segment.getFileName().toString();
    return name.endsWith(SEGMENT) ? name.substring(0, name.length() - SEGMENT.length()) : name;
  }

  /// Unfinished files, or the folders they lie in, begin with the id of their run.
  private boolean isOf(String run, Path file) {
    for (Path part : folder.temporary().relativize(file)) {
      if (part.toString().startsWith(run)) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }
}
