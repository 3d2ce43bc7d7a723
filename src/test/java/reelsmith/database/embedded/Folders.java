package reelsmith.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import reelsmith.database.DataFolder;

/// Data folders for tests. Unpacking the programs and making a database is done once and then copied,
/// which saves seconds.
public final class Folders {

  private static final Path PATTERN = Path.of("target/test-postgres").toAbsolutePath();

  private Folders() {}

  /// A data folder with programs, without a database.
  public static DataFolder empty(Path folder) {
    try {
      var home = Files.createDirectories(folder.resolve("home"));
      copy(pattern().programs(), home.resolve("bin"), true);
      return DataFolder.open(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A data folder with programs and an empty database that does not run.
  public static DataFolder with(Path folder) {
    var data = empty(folder);
    try {
      copy(pattern().postgres(), data.postgres(), false);
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized DataFolder pattern() {
    var pattern = DataFolder.open(PATTERN);
    if (!Files.exists(pattern.postgres().resolve("port"))) {
      LocalPostgres.open(pattern).close();
    }
    return pattern;
  }

  private static void copy(Path source, Path target, boolean linked) throws IOException {
    try (var files = Files.walk(source)) {
      for (var file : files.toList()) {
        var copy = target.resolve(source.relativize(file));
        if (Files.isDirectory(copy)) {
          continue;
        }
        if (!linked || Files.isDirectory(file)) {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        } else {
          linkOrCopy(file, copy);
        }
      }
    }
  }

  private static void linkOrCopy(Path file, Path copy) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (FileSystemException | UnsupportedOperationException _) {
      // The temporary folder is on another disk.
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
