package reelsmith.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelsmith.api.TestDoors;

/// The documented codes of failed videos against those that the sources give.
class PipelineErrorCodesTests {

  private static final Pattern GIVEN =
      Pattern.compile("(?:new (?:Stage|Run)Failure|Failures\\.as)\\(\\s*\"(\\w+)\"");

  @Test
  void exactly_the_codes_that_a_video_can_fail_with_are_documented() throws IOException {
    assertThat(PipelineErrorCodes.ALL)
        .extracting(PipelineErrorCodes.PipelineErrorCode::code)
        .containsExactlyInAnyOrderElementsOf(given());
  }

  @Test
  void the_page_shows_each_with_what_to_do() {
    String page = TestDoors.open().send(TestDoors.open().stranger("/docs")).text();

    for (var error : PipelineErrorCodes.ALL) {
      assertThat(page)
          .contains(
              "<tr><td><code>%s</code></td><td>%s</td></tr>"
                  .formatted(error.code(), error.advice()));
    }
  }

  private static Set<String> given() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        GIVEN.matcher(Files.readString(source)).results().forEach(one -> codes.add(one.group(1)));
      }
    }
    assertThat(codes).hasSizeGreaterThan(10);
    return codes;
  }
}
