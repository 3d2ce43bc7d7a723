package reelsmith.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// Whether the data folder can be used, and whether there is room in it. Asked before anything else
/// is started, because nothing starts without it.
public final class DataFolderCheck implements HealthCheck {

  private static final long GIGABYTE = 1_000_000_000;
  private static final long LEAST = GIGABYTE / 2;

  private final Path location;

  public DataFolderCheck(Path location) {
    this.location = location;
  }

  @Override
  public String name() {
    return "Data folder";
  }

  @Override
  public Mono<Finding> examine() {
    return Mono.fromCallable(this::look);
  }

  private Finding look() throws IOException {
    try {
      var folder = DataFolder.open(location);
      var room = roomFor(folder, Files.getFileStore(folder.root()).getUsableSpace());
      return room.outcome() == Finding.Outcome.OK ? ownership(folder, room) : room;
    } catch (DatabaseUnavailable e) {
      var nearest = nearest(location.toAbsolutePath());
      var free = Files.getFileStore(nearest).getUsableSpace();
      if (Files.isWritable(nearest) && free < LEAST) {
        return full(location, free);
      }
      var owner = Files.exists(location) ? ", which belongs to %s,".formatted(owner(location)) : "";
      return Finding.failed(
          "%s%s cannot be written to".formatted(location, owner),
          "Make it writable, or set REELSMITH_HOME to a folder that is.");
    }
  }

  /// Who may write everywhere would leave files that the folder's owner cannot use.
  private static Finding ownership(DataFolder folder, Finding otherwise) throws IOException {
    var owner = owner(folder.root());
    var probe = Files.createTempFile(folder.temporary(), "owner", "");
    try {
      var we = owner(probe);
      return owner.equals(we)
          ? otherwise
          : Finding.warning(
              "%s belongs to %s, and this is %s".formatted(folder, owner, we),
              "Run Reelsmith as %s, or set REELSMITH_HOME to a folder of %s.".formatted(owner, we));
    } finally {
      Files.delete(probe);
    }
  }

  private static String owner(Path file) throws IOException {
    return Files.getOwner(file).getName();
  }

  static Finding roomFor(DataFolder folder, long free) {
    if (free < LEAST) {
      return full(folder, free);
    }
    if (free < 5 * GIGABYTE) {
      return Finding.warning(
          free(folder, free), "Free some space soon; films and their parts are kept here.");
    }
    return Finding.ok(free(folder, free));
  }

  private static Finding full(Object folder, long free) {
    return Finding.failed(
        free(folder, free), "Free some space; a film in the making needs up to half a gigabyte.");
  }

  private static String free(Object folder, long bytes) {
    return "%s, %.1f GB free".formatted(folder, bytes / (double) GIGABYTE);
  }

  /// The folder itself, or the one it is to be made in.
  private static Path nearest(Path folder) {
    var parent = folder.getParent();
    return Files.exists(folder) || parent == null ? folder : nearest(parent);
  }
}
