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
    var found = "%s, %.1f GB free".formatted(folder, free / (double) GIGABYTE);
    if (free < GIGABYTE / 2) {
      return Finding.failed(
          found, "Free some space; a film in the making needs up to half a gigabyte.");
    }
    if (free < 5 * GIGABYTE) {
      return Finding.warning(found, "Free some space soon; films and their parts are kept here.");
    }
    return Finding.ok(found);
  }
}
