package reelsmith.provider.offline.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Text files that lie beside this package's classes.
final class ResourceText {

  private ResourceText() {}

  /// The lines of a file without comments and empty lines.
  static List<String> lines(String name) {
    try (var file = ResourceText.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The program is incomplete: " + name + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
