package reelsmith.database.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelsmith.database.DatabaseUnavailable;

/// Who uses a PostgreSQL server and who may start or stop it, agreed on between processes by file
/// locks, which the operating system drops even when a process is killed.
///
/// Such locks belong to the whole process and are lost when any channel of it on the same file is
/// closed, so there may be one object of this class for a folder and process.
final class ProcessLocks implements AutoCloseable {

  /// Longer than a start with recovery after a crash may take.
  private static final Duration PATIENCE = Duration.ofSeconds(110);

  private final Path starting;
  private final FileChannel users;
  private @Nullable FileLock use;

  ProcessLocks(Path folder) throws IOException {
    this.starting = folder.resolve("start.lock");
    this.users = open(folder.resolve("clients.lock"));
  }

  /// The right to start or stop the server, until it is closed. Waits for whoever has it.
  Closeable exclusively() throws IOException {
    var channel = open(starting);
    try {
      var lock = Patience.until(PATIENCE, () -> Optional.ofNullable(channel.tryLock()));
      if (lock.isPresent()) {
        return channel::close;
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new DatabaseUnavailable(
        "Another process has been starting or stopping the database in %s for too long. End it, then try again."
            .formatted(starting.getParent()));
  }

  /// Says that this process uses the server from now on.
  void use() throws IOException {
    use = users.lock(0, 1, true);
  }

  /// Says that this process no longer uses the server.
  void leave() throws IOException {
    if (use != null) {
      use.release();
      use = null;
    }
  }

  /// Whether some other process uses the server. To be asked only while this one does not, and only
  /// by who may start and stop it.
  boolean isUsedByOthers() throws IOException {
    try (var everybody = users.tryLock(0, 1, false)) {
      return everybody == null;
    }
  }

  @Override
  public void close() throws IOException {
    users.close();
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
