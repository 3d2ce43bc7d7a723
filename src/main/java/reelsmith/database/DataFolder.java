package reelsmith.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where everything of one installation is kept, readable by its owner only.
///
/// Chosen by `REELSMITH_HOME`, else `~/.reelsmith`.
public final class DataFolder {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path root;

  private DataFolder(Path root) {
    this.root = root;
  }

  /// Where the data folder is for these environment variables: `REELSMITH_HOME`, in which a leading
  /// `~` means the user's home because hosts of MCP servers do not expand it, else `~/.reelsmith`.
  public static Path location(Map<String, String> environment) {
    var userHome = Path.of(System.getProperty("user.home"));
    var chosen = environment.getOrDefault("REELSMITH_HOME", "").strip();
    if (chosen.isEmpty()) {
      return userHome.resolve(".reelsmith");
    }
    if (chosen.equals("~") || chosen.startsWith("~/")) {
      return userHome.resolve(chosen.substring(Math.min(2, chosen.length()))).normalize();
    }
    return Path.of(chosen).toAbsolutePath().normalize();
  }

  /// Opens the folder and makes what is missing in it.
  ///
  /// Throws [DatabaseUnavailable] when it cannot be made or written to.
  public static DataFolder open(Path location) {
    try {
      var folder = new DataFolder(privateFolder(location.toAbsolutePath().normalize()));
      for (var part :
          List.of(
              folder.postgres(),
              folder.programs(),
              folder.files(),
              folder.temporary(),
              folder.keys(),
              folder.logs())) {
        privateFolder(part);
      }
      return folder;
    } catch (IOException e) {
      throw new DatabaseUnavailable(
          "The data folder %s cannot be made or written to. Make it writable, or set REELSMITH_HOME to a folder that is."
              .formatted(location),
          e);
    }
  }

  public Path root() {
    return root;
  }

  /// The database of this folder.
  public Path postgres() {
    return root.resolve("postgres");
  }

  /// Programs unpacked for this machine.
  public Path programs() {
    return root.resolve("bin");
  }

  /// Pictures, sounds and films.
  public Path files() {
    return root.resolve("files");
  }

  /// Work in progress; may be emptied while nothing runs.
  public Path temporary() {
    return root.resolve("temp");
  }

  public Path keys() {
    return root.resolve("keys");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private static Path privateFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      // Set afterwards too, because the rights given at creation are cut by the process's umask.
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
      }
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("not writable: " + folder);
    }
    return folder.toRealPath();
  }
}
