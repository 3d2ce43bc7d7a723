package reelsmith.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `doctor` has an FFmpeg do; about five seconds.
class TrialFilmTests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void an_ffmpeg_that_works_makes_it_and_nothing_stays() throws IOException {
    Path parent = Files.createDirectory(folder.resolve("temp"));

    FilmReport report = TrialFilm.make(TestMedia.build(), parent).block(PATIENCE);

    assertThat(report).isNotNull();
    assertThat(report.seconds()).isEqualTo(2.5);
    assertThat(parent).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "*libx264*, exit 3, segment_broken",
    "*libx264*, exit 0, segment_broken",
    "*aac*, kill -9 $$, ffmpeg_failed",
    "*concat*, exit 0, film_streams"
  })
  void one_that_dies_or_lies_is_found_out(String when, String deed, String code)
      throws IOException {
    assertFoundOut(when, deed, code);
  }

  @Test
  @Tag("long")
  void one_that_hangs_is_found_out() throws IOException {
    assertFoundOut("*libx264*", "exec sleep 600", "render_timeout");
  }

  private void assertFoundOut(String when, String deed, String code) throws IOException {
    FfmpegBuild real = TestMedia.build();
    Path program =
        Files.writeString(
            folder.resolve("ffmpeg"),
            "#!/bin/sh\ncase \"$*\" in %s) %s;; *) exec '%s' \"$@\";; esac\n"
                .formatted(when, deed, real.ffmpeg()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var build =
        new FfmpegBuild(real.origin(), program, real.ffprobe(), real.version(), "of a test");

    assertThatThrownBy(() -> TrialFilm.make(build, folder).block(PATIENCE))
        .isInstanceOfSatisfying(
            RenderFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
