package reelsmith.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real FFmpegs that would go on for ten minutes; about a second.
class AbandonedFfmpegsTests {

  @TempDir private Path folder;

  @AfterEach
  void leaveNothing() {
    AbandonedFfmpegs.end(folder);
  }

  @Test
  void one_whose_parent_is_gone_is_found_and_ended_though_it_was_stopped() throws Exception {
    ProcessHandle orphan = orphan(endless());
    new ProcessBuilder("kill", "-STOP", Long.toString(orphan.pid())).start().waitFor();

    assertThat(AbandonedFfmpegs.below(folder)).containsExactly(orphan);
    assertThat(AbandonedFfmpegs.below(folder.resolve("elsewhere"))).isEmpty();
    assertThat(AbandonedFfmpegs.end(folder)).containsExactly(orphan.pid());

    orphan.onExit().get(30, TimeUnit.SECONDS);
    assertThat(AbandonedFfmpegs.below(folder)).isEmpty();
  }

  @Test
  void one_that_works_for_a_living_process_is_left_alone() throws Exception {
    Process child = new ProcessBuilder("sh", "-c", "exec " + endless()).start();
    try {
      while (!child.info().command().orElse("").endsWith("ffmpeg")) {
        assertThat(child.isAlive()).isTrue();
        Thread.onSpinWait();
      }

      assertThat(AbandonedFfmpegs.below(folder)).isEmpty();
      assertThat(AbandonedFfmpegs.end(folder)).isEmpty();

      assertThat(child.isAlive()).isTrue();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void one_that_somebody_started_by_hand_is_left_alone() throws Exception {
    ProcessHandle byHand = orphan(endless().replace("-protocol_whitelist file", ""));
    try {
      assertThat(AbandonedFfmpegs.below(folder)).isEmpty();
      assertThat(AbandonedFfmpegs.end(folder)).isEmpty();

      assertThat(byHand.isAlive()).isTrue();
    } finally {
      byHand.destroyForcibly();
    }
  }

  private ProcessHandle orphan(String command) throws IOException, InterruptedException {
    Process parent = new ProcessBuilder("sh", "-c", command + " </dev/null & echo $!").start();
    String id = new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    parent.waitFor();
    ProcessHandle orphan = ProcessHandle.of(Long.parseLong(id)).orElseThrow();
    while (!orphan.info().command().orElse("").endsWith("ffmpeg")) {
      assertThat(orphan.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    return orphan;
  }

  /// Sound in its own time, which nobody waits for.
  private String endless() {
    return "'%s' -v quiet -nostdin -re -protocol_whitelist file -f lavfi -i anullsrc -t 600 -f wav '%s' >/dev/null 2>&1"
        .formatted(TestMedia.build().ffmpeg(), folder.resolve("sound.wav"));
  }
}
