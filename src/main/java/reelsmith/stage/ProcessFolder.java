package reelsmith.stage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder that one process has for itself while it lives, with a lock file beside it that says
/// so. The operating system drops the lock when the process ends, however it ends, and tells even
/// containers that share a disk, among which numbers of processes mean nothing. Its methods block.
final class ProcessFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessFolder.class);
  private static final String PREFIX = "work-";
  private static final String LOCK = ".lock";
  private static final int ATTEMPTS = 10;

  /// Locks of this process. It may not open such a file again: closing it would drop the lock.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path lockFile;
  private final FileChannel lock;

  private ProcessFolder(Path lockFile, FileChannel lock) throws IOException {
    this.lockFile = lockFile;
    this.lock = lock;
    this.path = Files.createDirectories(folderOf(lockFile));
  }

  /// A new folder of this process.
  static ProcessFolder in(Path parent) throws IOException {
    String name = PREFIX + ProcessHandle.current().pid() + "-";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path lockFile = Files.createTempFile(parent, name, LOCK).toAbsolutePath().normalize();
      HELD.add(lockFile);
      FileChannel lock = locked(lockFile);
      if (lock != null) {
        return new ProcessFolder(lockFile, lock);
      }
      HELD.remove(lockFile);
    }
    throw new IOException("Others keep removing new folders in " + parent);
  }

  /// The locked file, or null when somebody took it for abandoned before it was locked.
  private static @Nullable FileChannel locked(Path lockFile) throws IOException {
    try {
      FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
      if (channel.tryLock() != null && Files.exists(lockFile)) {
        return channel;
      }
      channel.close();
      return null;
    } catch (NoSuchFileException removed) {
      return null;
    }
  }

  /// How many processes that are gone left files. Changes nothing.
  static int countAbandoned(Path parent) throws IOException {
    int found = 0;
    for (Path lockFile : lockFilesOfOthers(parent)) {
      found += holdsFiles(folderOf(lockFile)) && !isLocked(lockFile) ? 1 : 0;
    }
    return found;
  }

  /// Removes the folders of processes that are gone, and says how many there were.
  static int removeAbandoned(Path parent) throws IOException {
    int removed = 0;
    for (Path lockFile : lockFilesOfOthers(parent)) {
      removed += removedUnlessLocked(lockFile) ? 1 : 0;
    }
    return removed;
  }

  private static Set<Path> lockFilesOfOthers(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .map(file -> isLock(file) ? file : file.resolveSibling(file.getFileName() + LOCK))
          .map(file -> file.toAbsolutePath().normalize())
          .filter(file -> !HELD.contains(file))
          .collect(Collectors.toSet());
    }
  }

  private static boolean holdsFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(Files::isRegularFile);
    }
  }

  private static boolean isLocked(Path lockFile) throws IOException {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (NoSuchFileException never) {
      return false;
    }
  }

  private static boolean removedUnlessLocked(Path lockFile) throws IOException {
    try (FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.tryLock() == null) {
        return false;
      }
      Path folder = folderOf(lockFile);
      boolean left = Files.isDirectory(folder);
      if (left) {
        LOG.info("Removing unfinished files of a process that is gone: {}", folder);
        delete(folder);
      }
      Files.deleteIfExists(lockFile);
      return left;
    }
  }

  /// Whether the file says that a process is alive.
  static boolean isLock(Path file) {
    return file.getFileName().toString().endsWith(LOCK);
  }

  Path path() {
    return path;
  }

  /// Gives the folder up; whoever starts next removes it.
  @Override
  public void close() throws IOException {
    lock.close();
    HELD.remove(lockFile);
  }

  private static Path folderOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
