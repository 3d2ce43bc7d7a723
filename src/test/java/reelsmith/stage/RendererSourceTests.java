package reelsmith.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.RenderFailure;
import reelsmith.render.RenderSettings;

/// The one renderer of a process, with a real FFmpeg; about two seconds.
class RendererSourceTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void an_ffmpeg_that_was_not_there_is_looked_for_again_and_kept_when_found() throws Exception {
    Path real = new FfmpegBinaries(null, Path.of("target", "test-bin")).find().ffmpeg();
    Path configured = folder.resolve("later");
    var source =
        new RendererSource(new FfmpegBinaries(configured, folder), RenderSettings.DEFAULTS);
    assertThatThrownBy(() -> source.renderer().block(PATIENCE)).isInstanceOf(RenderFailure.class);

    Files.createSymbolicLink(configured, real.toAbsolutePath().getParent());

    var found = source.renderer().block(PATIENCE);
    assertThat(found).isNotNull().isSameAs(source.renderer().block(PATIENCE));
    source.destroy();
    Files.delete(configured);
  }
}
