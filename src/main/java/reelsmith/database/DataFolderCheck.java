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
      return roomFor(folder, Files.getFileStore(folder.root()).getUsableSpace());
    } catch (DatabaseUnavailable e) {
      return Finding.failed(
          "%s cannot be written to".formatted(location),
          "Make it writable, or set REELSMITH_HOME to a folder that is.");
    }
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
