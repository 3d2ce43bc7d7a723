package reelsmith.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reelsmith.provider.ProviderFailure;
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

  @ParameterizedTest
  @CsvSource({
    "picture_too_large, false",
    "segment_frozen, false",
    "narration_format, false",
    "ffmpeg_failed, true",
    "render_timeout, true"
  })
  void rendering_is_tried_again_only_when_that_may_help(String code, boolean again) {
    var failure = Failures.rendering(new RenderFailure(code, "It went wrong"));

    assertThat(failure.isRetryable()).isEqualTo(again);
    assertThat(failure.code()).isEqualTo("render_failed");
  }

  @ParameterizedTest
  @EnumSource
  void a_provider_s_reason_says_whether_it_is_asked_again(ProviderFailure.Reason reason) {
    var failure = Failures.as("music_failed").apply(new ProviderFailure(reason, "No"));

    assertThat(failure.isRetryable()).isEqualTo(reason.isRetryable());
  }
}
