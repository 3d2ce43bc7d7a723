package reelsmith.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Files under the digest of their content: the same content is stored once. Blocks.
record FileStore(Path root) {

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("application/json", "json"),
          Map.entry("application/x-subrip", "srt"),
          Map.entry("audio/mp4", "m4a"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/wav", "wav"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/png", "png"),
          Map.entry("image/webp", "webp"),
          Map.entry("text/plain", "txt"),
          Map.entry("text/vtt", "vtt"),
          Map.entry("video/mp4", "mp4"),
          Map.entry("video/quicktime", "mov"),
          Map.entry("video/webm", "webm"));

  /// What a file is before it is stored.
  record Content(String sha256, long bytes) {}

  Content read(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      return new Content(HexFormat.of().formatHex(digest.digest()), bytes);
    }
  }

  /// A new file that is not stored yet.
  Path written(FileWriting writing) throws IOException {
    Path file = Files.createTempFile(root, "incoming", ".part");
    try {
      writing.to(file);
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  static String pathOf(Content content, String mediaType) {
    return "%s/%s.%s"
        .formatted(
            content.sha256().substring(0, 2),
            content.sha256(),
            EXTENSIONS.getOrDefault(mediaType, "bin"));
  }

  /// Moves the file in. It appears whole or not at all, and survives a power cut.
  void take(Path file, String path) throws IOException {
    Path target = locate(path);
    if (Files.exists(target) && Files.size(target) == Files.size(file)) {
      Files.delete(file);
      return;
    }
    Files.createDirectories(target.resolveSibling(""));
    force(file);
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // It comes from another disk.
      Path near = Files.createTempFile(root, "incoming", ".part");
      Files.copy(file, near, StandardCopyOption.REPLACE_EXISTING);
      force(near);
      Files.move(near, target, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(file);
    }
  }

  void delete(String path) throws IOException {
    Files.deleteIfExists(locate(path));
  }

  Path locate(String path) {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException("Not a path of a stored file: " + path);
    }
    return file;
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
