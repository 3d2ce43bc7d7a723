package reelsmith.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.FfmpegBuild;
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

  @Test
  void another_ffmpeg_in_the_place_of_the_first_gets_a_renderer_of_its_own() throws Exception {
    FfmpegBuild real = new FfmpegBinaries(null, Path.of("target", "test-bin")).find();
    Files.createSymbolicLink(folder.resolve("ffmpeg"), real.ffmpeg());
    Files.createSymbolicLink(folder.resolve("ffprobe"), real.ffprobe());
    var binaries = new FfmpegBinaries(folder.resolve("ffmpeg"), folder);
    var source = new RendererSource(binaries, RenderSettings.DEFAULTS);
    var before = source.renderer().block(PATIENCE);

    Files.delete(folder.resolve("ffmpeg"));
    Path another =
        Files.writeString(
            folder.resolve("ffmpeg"),
            "#!/bin/sh\n'%s' \"$@\" && echo 'of another day'\n".formatted(real.ffmpeg()));
    assertThat(another.toFile().setExecutable(true)).isTrue();
    var undoubted = source.renderer().block(PATIENCE);
    source.doubt();
    var after = source.renderer().block(PATIENCE);

    assertThat(undoubted).isSameAs(before);
    assertThat(after).isNotSameAs(before);
    assertThat(after.build().fingerprint()).isNotEqualTo(before.build().fingerprint());
    source.destroy();
  }

  @Test
  void an_ffmpeg_that_was_damaged_meanwhile_is_whole_again_at_the_next_film() throws Exception {
    var binaries = new FfmpegBinaries(null, folder);
    var source = new RendererSource(binaries, RenderSettings.DEFAULTS);
    var renderer = source.renderer().block(PATIENCE);
    Path ffmpeg = renderer.build().ffmpeg();
    long whole = Files.size(ffmpeg);
    try (var file = FileChannel.open(ffmpeg, StandardOpenOption.WRITE)) {
      file.truncate(whole / 2);
    }

    source.doubt();

    assertThat(source.renderer().block(PATIENCE)).isSameAs(renderer);
    assertThat(ffmpeg).hasSize(whole);
    source.destroy();
  }
}
