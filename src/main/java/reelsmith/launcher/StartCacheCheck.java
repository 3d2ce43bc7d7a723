package reelsmith.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// Whether what the build wrote down for faster starts is used by this Java.
final class StartCacheCheck implements HealthCheck {

  private static final String OPTION = "-XX:AOTCache=";
  private static final String BUILD = "Make a new one with ./reelsmith build.";

  @Override
  public String name() {
    return "Start cache";
  }

  @Override
  public Mono<Finding> examine() {
    return Mono.fromCallable(
        () ->
            finding(
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                System.getProperty("java.vm.info", ""),
                Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0])));
  }

  /// @param runtime what Java says of itself; it "shares" when it could use the cache
  /// @param program the program's jar
  static Finding finding(List<String> options, String runtime, Path program) throws IOException {
    Optional<Path> cache =
        options.stream()
            .filter(option -> option.startsWith(OPTION))
            .map(option -> Path.of(option.substring(OPTION.length())))
            .findFirst();
    if (cache.isEmpty()) {
      return program.toString().endsWith(".jar")
          ? Finding.warning("there is none, so starting takes some seconds longer", BUILD)
          : Finding.ok("not needed: this is no built program");
    }
    if (!runtime.contains("sharing") || !Files.exists(cache.get())) {
      return Finding.warning("%s does not fit this Java".formatted(cache.get()), BUILD);
    }
    if (Files.getLastModifiedTime(cache.get()).compareTo(Files.getLastModifiedTime(program)) < 0) {
      return Finding.warning("%s is older than the program".formatted(cache.get()), BUILD);
    }
    return Finding.ok("starts are faster by %s".formatted(cache.get()));
  }
}
