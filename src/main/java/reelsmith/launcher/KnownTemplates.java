package reelsmith.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The kinds of film that can be asked for, known without starting the studio: each has the schema
/// file of its create operation on the class path.
final class KnownTemplates {

  private static final String FILES = "classpath*:tools-schema/create_*_video.json";
  private static final Pattern FILE = Pattern.compile("create_([a-z_]+)_video\\.json");

  private KnownTemplates() {}

  static boolean have(String name) {
    return names().contains(name);
  }

  /// In alphabetical order.
  static List<String> names() {
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(FILES))
          .map(Resource::getFilename)
          .filter(Objects::nonNull)
          .map(FILE::matcher)
          .filter(Matcher::matches)
          .map(file -> file.group(1))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
