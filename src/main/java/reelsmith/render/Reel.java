package reelsmith.render;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The segments of a film in a folder of their own beside the film, together with the list of them
/// that FFmpeg reads: it regards only names without folders as safe. Beside the film and not beside
/// the segments, because what is left there after a crash is cleared away. Its methods block.
final class Reel implements AutoCloseable {

  private final Path folder;

  private Reel(Path folder) {
    this.folder = folder;
  }

  static Reel beside(Path target) throws IOException {
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("%s is no file".formatted(target));
    }
    return new Reel(Files.createTempDirectory(parent, ".unfinished-reel-"));
  }

  /// Makes the list.
  ///
  /// @param segments where the segments are
  Path list(List<SegmentPlan> plan, Path segments) throws IOException {
    for (SegmentPlan segment : plan) {
      Path link = folder.resolve(name(segment));
      if (!Files.exists(link)) {
        link(link, segment.file(segments).toRealPath());
      }
    }
    String list =
        plan.stream()
            .map(segment -> "file '%s'\n".formatted(name(segment)))
            .collect(Collectors.joining("", "ffconcat version 1.0\n", ""));
    return Files.writeString(folder.resolve("list"), list);
  }

  /// Another name of the same file, which stays though the first is removed; where the disk has no
  /// such names, a pointer to it.
  private static void link(Path link, Path file) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (FileSystemException | UnsupportedOperationException other) {
      Files.createSymbolicLink(link, file);
    }
  }

  private static String name(SegmentPlan segment) {
    return segment.digest() + ".mp4";
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
