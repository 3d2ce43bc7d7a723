package reelsmith.launcher;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a person reads when their film is finished.
final class FilmSummary {

  private FilmSummary() {}

  static String of(MakeProgress.Finished film) {
    return "%s%n%s, %d × %d, %s%n%s"
        .formatted(
            film.film(),
            seconds(film.length()),
            film.width(),
            film.height(),
            size(film.bytes()),
            film.stages().stream()
                .map(it -> it.stage() + " " + seconds(it.duration()))
                .collect(Collectors.joining(", ")))
        .stripTrailing();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
