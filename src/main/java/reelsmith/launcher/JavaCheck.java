package reelsmith.launcher;

import reactor.core.publisher.Mono;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// Which Java runs this and how much it may use.
final class JavaCheck implements HealthCheck {

  private static final int NEEDED = 25;
  private static final long MEGABYTE = 1024L * 1024;
  private static final long LEAST_MEMORY = 200 * MEGABYTE;

  @Override
  public String name() {
    return "Java";
  }

  @Override
  public Mono<Finding> examine() {
    return Mono.fromSupplier(() -> finding(Runtime.version(), Runtime.getRuntime().maxMemory()));
  }

  static Finding finding(Runtime.Version version, long memory) {
    var found =
        "%s from %s, %d MB of memory, %d processors"
            .formatted(
                version,
                System.getProperty("java.home"),
                memory / MEGABYTE,
                Runtime.getRuntime().availableProcessors());
    if (version.feature() < NEEDED) {
      return Finding.failed(found, "Install JDK 25 or newer, or set JAVA_HOME to one.");
    }
    if (memory < LEAST_MEMORY) {
      return Finding.warning(found, "Give it more with REELSMITH_JAVA_OPTIONS=-Xmx512m.");
    }
    return Finding.ok(found);
  }
}
