package reelsmith.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelsmith.render.RenderFailure;

class FailuresTests {

  @ParameterizedTest
  @CsvSource({
    "Cannot be written to /home/ada/films/out, Cannot be written to out",
    "Error opening /srv/my films/a.wav. | end, Error opening a.wav. | end",
    "Error: /tmp/x/list.wav: Invalid data, Error: list.wav: Invalid data",
    "12/25 frames and 1/2 slides, 12/25 frames and 1/2 slides"
  })
  void a_rendering_failure_names_files_and_not_where_they_lie(String message, String told) {
    var failure = Failures.rendering(new RenderFailure("segment_broken", message));

    assertThat(failure.getMessage()).isEqualTo(told);
  }
}
