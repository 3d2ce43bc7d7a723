package reelsmith.stage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// How much room is taken, and how much may be.
///
/// @param bytes of all files in the data folder
/// @param cap above it, what is only kept to save work is removed
public record DataUse(long bytes, long cap) {

  /// Adds up the files below a folder. Blocks.
  static DataUse of(Path folder, long cap) throws IOException {
    var sum = new Sum();
    Files.walkFileTree(folder, sum);
    return new DataUse(sum.bytes, cap);
  }

  public boolean isOverCap() {
    return bytes > cap;
  }

  private static final class Sum extends SimpleFileVisitor<Path> {

    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.isRegularFile() ? attributes.size() : 0;
      return FileVisitResult.CONTINUE;
    }

    /// Files come and go while we look.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
