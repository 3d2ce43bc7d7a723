package reelsmith.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file being written beside the place it will have. It appears there whole, or not at all.
final class UnfinishedFile implements AutoCloseable {

  private final Path target;
  private final Path path;

  private UnfinishedFile(Path target, Path path) {
    this.target = target;
    this.path = path;
  }

  static UnfinishedFile beside(Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null) {
      throw new IOException("%s is no file".formatted(target));
    }
    Files.createDirectories(folder);
    return new UnfinishedFile(absolute, Files.createTempFile(folder, ".unfinished-", ".part"));
  }

  Path path() {
    return path;
  }

  /// Moves the file to its place, replacing what was there.
  void finish() throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Deletes the file unless it was finished.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
