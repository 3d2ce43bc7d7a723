package reelsmith.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CancellationException;

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
  ///
  /// @throws CancellationException when the thread was interrupted: whoever asked has gone and
  ///   would not clear the file away
  void finish() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("%s is not wanted any more".formatted(path));
    }
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Deletes the file unless it was finished.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
