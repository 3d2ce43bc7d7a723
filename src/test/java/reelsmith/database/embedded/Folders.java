package reelsmith.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import reelsmith.database.DataFolder;

/// Data folders for tests. Unpacking the programs and making a database is done once in
/// `target/test-postgres` and then shared and copied, which saves seconds.
public final class Folders {

  private static final Path PATTERN = Path.of("target/test-postgres").toAbsolutePath();

  private Folders() {}

  /// A new data folder with an empty database that does not run.
  public static DataFolder make() throws IOException {
    var pattern = pattern();
    var home = Files.createTempDirectory("reelsmith-test");
    Files.createSymbolicLink(home.resolve("bin"), pattern.programs());
    var folder = DataFolder.open(home);
    copy(pattern.postgres(), folder.postgres());
    return folder;
  }

  /// Gives a data folder programs of its own, which any user may reach.
  public static void addPrograms(DataFolder folder) throws IOException {
    copy(pattern().programs(), folder.programs());
  }

  public static void remove(DataFolder folder) throws IOException {
    PostgresBinaries.deleteTree(folder.root());
  }

  private static synchronized DataFolder pattern() {
    var pattern = DataFolder.open(PATTERN);
    if (!Files.exists(pattern.postgres().resolve("port"))) {
      LocalPostgres.open(pattern).close();
    }
    return pattern;
  }

  private static void copy(Path source, Path target) throws IOException {
    try (var files = Files.walk(source)) {
      for (var file : files.toList()) {
        var copy = target.resolve(source.relativize(file));
        if (!Files.isDirectory(copy)) {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
