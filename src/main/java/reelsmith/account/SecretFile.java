package reelsmith.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// A file with one secret in it that only the owner of the data folder can read. Blocks.
record SecretFile(Path path) {

  Optional<String> read() {
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Replaces what was there. A reader sees the old secret or the new one, never half of it.
  void write(String secret) {
    try {
      Path whole = written(secret);
      Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keeps the secret unless there is one, and says which it is now. Of several processes that do
  /// this at once, all get the same.
  String readOrKeep(String secret) {
    Optional<String> kept = read();
    if (kept.isPresent()) {
      return kept.get();
    }
    try {
      Path whole = written(secret);
      try {
        Files.createLink(path, whole);
      } finally {
        Files.delete(whole);
      }
      return secret;
    } catch (FileAlreadyExistsException e) {
      return read().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path written(String secret) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("A secret needs a folder: " + path);
    }
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path whole = Files.createTempFile(folder, path.getFileName().toString(), ".new", owner);
    Files.writeString(whole, secret + "\n");
    return whole;
  }
}
