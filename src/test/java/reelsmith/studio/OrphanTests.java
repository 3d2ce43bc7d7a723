package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelsmith.render.AbandonedFfmpegs;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.FfmpegBuild;

/// What becomes of FFmpegs whose workers are killed.
class OrphanTests {

  private static TestStudio studio;
  private static Wreck wreck;

  @BeforeAll
  static void startStudio() {
    studio = new TestStudio(TestStudio.temporaryFolder(), "--reelsmith.engine.works=false");
    wreck = new Wreck(studio);
  }

  @AfterAll
  static void stopStudio() {
    studio.close();
  }

  @Test
  void an_ffmpeg_that_hangs_when_its_worker_is_killed_is_ended_by_the_next_worker()
      throws IOException {
    WorkerProcess doomed =
        WorkerProcess.start(
            studio.home(), Map.of("REELSMITH_STUDIO_FFMPEG", stopping().toString()));
    long video = studio.create(DeathTests.film());
    await(() -> AbandonedFfmpegs.below(studio.home()).isEmpty() && hangs(doomed));

    doomed.kill();
    List<ProcessHandle> orphans = AbandonedFfmpegs.below(studio.home());
    try (var heir = WorkerProcess.start(studio.home())) {
      await(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));

      assertThat(orphans).isNotEmpty();
      wreck.assertIntact(studio.finished(video));
    } finally {
      orphans.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static boolean hangs(WorkerProcess worker) {
    return worker.children().stream()
        .anyMatch(
            child -> child.info().commandLine().orElse("").contains("libx264") && isStopped(child));
  }

  private static boolean isStopped(ProcessHandle process) {
    try {
      String state = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return state.startsWith("T", state.lastIndexOf(')') + 2);
    } catch (IOException gone) {
      return false;
    }
  }

  /// The real FFmpeg, which is stopped by a signal as soon as it encodes.
  private static Path stopping() throws IOException {
    FfmpegBuild real = new FfmpegBinaries(null, studio.home().resolve("bin")).find();
    Path folder = Files.createTempDirectory("reelsmith-stopping");
    Files.createSymbolicLink(folder.resolve("ffprobe"), real.ffprobe());
    Path program =
        Files.writeString(
            folder.resolve("ffmpeg"),
            """
            #!/bin/sh
            case "$*" in *libx264*)
              me=$$
              (until [ "$(readlink /proc/$me/exe)" = '%1$s' ]; do :; done; kill -STOP $me) &
            esac
            exec '%1$s' "$@"
            """
                .formatted(real.ffmpeg().toRealPath()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
