package reelsmith.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import reelsmith.database.DatabaseUnavailable;

/// The PostgreSQL programs for this machine, unpacked from the class path.
///
/// @param programs where this version is and others may be
/// @param folder where this version is, with `bin` and `share` in it
/// @param majorVersion such as 18; databases of another one cannot be opened
record PostgresBinaries(Path programs, Path folder, int majorVersion) {

  /// Unpacks the programs below `programs`, unless these very ones have been before. Only one
  /// process at a time may do it.
  static PostgresBinaries unpack(Path programs) throws IOException {
    var archive = archive();
    var folder = programs.resolve("postgres-" + fingerprint(archive));
    if (!Files.isDirectory(folder)) {
      var unfinished = programs.resolve("postgres.unfinished");
      deleteTree(unfinished);
      unpack(archive, unfinished);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(programs, folder, majorVersion(folder));
  }

  String program(String name) {
    return folder.resolve("bin").resolve(Commands.isWindows() ? name + ".exe" : name).toString();
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static URL archive() {
    var name = "/postgres-%s-%s.txz".formatted(system(), processor());
    var archive = PostgresBinaries.class.getResource(name);
    if (archive == null) {
      throw new DatabaseUnavailable(
          "This build holds no PostgreSQL for this machine (%s is missing). Build on this machine, or set REELSMITH_DATABASE_URL."
              .formatted(name.substring(1)));
    }
    return archive;
  }

  private static String system() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("win") && !name.contains("darwin")
        ? "windows"
        : name.contains("mac") ? "darwin" : "linux";
  }

  private static String processor() {
    var name = System.getProperty("os.arch");
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }

  /// Read from the jar's directory, since reading 15 MB at every start takes longer than starting
  /// the server.
  private static String fingerprint(URL archive) throws IOException {
    var connection = archive.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return "%08x-%x".formatted(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
    }
    return "%x-%x".formatted(connection.getLastModified(), connection.getContentLengthLong());
  }

  private static void unpack(URL archive, Path target) throws IOException {
    Files.createDirectories(target);
    try (var entries = new TarArchiveInputStream(new XZInputStream(archive.openStream()))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        unpack(entries, entry, target);
      }
    }
    open(target);
  }

  private static void unpack(TarArchiveInputStream entries, TarArchiveEntry entry, Path target)
      throws IOException {
    var file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("The archive wants to write outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      open(Files.createDirectories(file));
      return;
    }
    var folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      open(Files.createDirectories(folder));
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(entries, file);
      if ((entry.getMode() & 0100) != 0) {
        open(file);
      }
    }
  }

  /// Programs are no secret, and the server may have to run as another user.
  private static void open(Path file) throws IOException {
    if (!Commands.isWindows()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static int majorVersion(Path folder) throws IOException {
    try (BufferedReader catalog =
        Files.newBufferedReader(folder.resolve("share/postgresql/postgres.bki"))) {
      var title = catalog.readLine();
      if (title == null || !title.startsWith("# PostgreSQL ")) {
        throw new IOException("The version of PostgreSQL in " + folder + " cannot be told");
      }
      return Integer.parseInt(title.substring("# PostgreSQL ".length()).strip());
    }
  }
}
