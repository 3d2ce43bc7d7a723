package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Runs whose film cannot be made because of FFmpeg, the whole product; about 20 seconds.
class RenderFaultTests {

  private final FfmpegScript ffmpeg = new FfmpegScript();
  private TestStudio studio;

  @AfterEach
  void stopStudio() {
    studio.close();
  }

  @Test
  void without_an_ffmpeg_a_run_fails_and_goes_on_once_there_is_one() {
    studio = start();
    JsonNode failed = assertFailsAndGoesOn("a pond", "a heron");

    assertThat(failed.at("/pipeline_error/message").asString())
        .startsWith("No FFmpeg runs on this machine: ffmpeg does not run");
    assertThat(failed.at("/pipeline_error/hint").asString())
        .contains("./reelsmith doctor", "render_video");
  }

  @Test
  void an_ffmpeg_that_dies_and_a_disk_that_is_full_fail_a_run_that_goes_on_later() {
    ffmpeg.does("*libx264*", "echo '[error] Conversion failed!' >&2; exit 69");
    studio = start();
    JsonNode died = assertFailsAndGoesOn("a mill", "a brook");

    ffmpeg.does(
        "*libx264*",
        "echo '[error] Error writing trailer of %s/x.mp4: No space left on device' >&2; exit 228"
            .formatted(studio.home()));
    JsonNode full = assertFailsAndGoesOn("a cliff", "a gull");

    assertThat(died.at("/pipeline_error/message").asString()).contains("Conversion failed!");
    assertThat(full.at("/pipeline_error/message").asString()).contains("No space left on device");
    assertThat(full.at("/pipeline_error/hint").asString()).contains("render_video");
  }

  @Test
  @Tag("long")
  void an_ffmpeg_that_lies_about_the_film_fails_its_run() {
    ffmpeg.does("*concat*", "for last; do :; done; echo 'no film' > \"$last\"; exit 0");
    studio = start();
    JsonNode lied = assertFailsAndGoesOn("a well", "a goat");

    assertThat(lied.at("/pipeline_error/step").asString()).isEqualTo("film");
  }

  @Test
  @Tag("long")
  void an_ffmpeg_that_hangs_fails_a_run_when_its_stage_is_out_of_time() {
    ffmpeg.does("*libx264*", "exec sleep 986");
    studio = start("--reelsmith.engine.stage-deadline=10s");
    Customer customer = Customer.with(studio, 10_000);
    long video = customer.create(silent("a dune"));

    JsonNode failed = customer.finished(video);
    ffmpeg.works();
    customer.render(video);

    assertThat(failed.at("/pipeline_error/code").asString()).isEqualTo("stage_timed_out");
    assertThat(failed.at("/pipeline_error/hint").asString()).isNotBlank();
    TestStudio.await(
        () ->
            ProcessHandle.current()
                .descendants()
                .noneMatch(it -> it.info().commandLine().orElse("").contains("sleep 986")));
    new Wreck(studio).assertIntact(customer.finished(video));
    assertThat(customer.held()).isZero();
    assertThat(customer.mistakes()).isEmpty();
  }

  private TestStudio start(String... settings) {
    String[] all = new String[settings.length + 1];
    System.arraycopy(settings, 0, all, 0, settings.length);
    all[settings.length] = ffmpeg.setting();
    return new TestStudio(TestStudio.temporaryFolder(), all);
  }

  /// A film of two pictures whose run fails with the FFmpeg as it is; then FFmpeg works, and the
  /// next run makes only what is missing.
  private JsonNode assertFailsAndGoesOn(String first, String second) {
    var wreck = new Wreck(studio);
    Customer customer = Customer.with(studio, 10_000);
    long video = customer.create(silent(first, second));

    JsonNode failed = customer.finished(video);

    assertThat(failed.required("status").asString()).isEqualTo("failed");
    assertThat(failed.at("/pipeline_error/code").asString()).isEqualTo("render_failed");
    assertThat(failed.at("/pipeline_error/category").asString()).isEqualTo("internal");
    assertThat(failed.at("/pipeline_error/retryable").asBoolean()).isTrue();
    assertThat(failed.at("/pipeline_error/hint").asString()).isNotBlank();
    assertThat(failed.required("pipeline_error").toString())
        .doesNotContain(studio.home().toString(), ffmpeg.program().getParent().toString());
    assertThat(customer.held()).isZero();
    assertThat(customer.bills(video)).matches("\\d+ held, \\d+ used, [1-9]\\d* back");
    wreck.assertNothingStays();

    Wreck.Kept kept = wreck.kept(video);
    ffmpeg.works();
    customer.render(video);
    JsonNode film = customer.finished(video);

    wreck.assertIntact(film);
    wreck.assertStillKept(video, kept, "when FFmpeg worked again");
    wreck.assertNothingStays();
    assertThat(studio.illustrator().asked(first)).isEqualTo(1);
    assertThat(studio.illustrator().asked(second)).isEqualTo(1);
    assertThat(customer.held()).isZero();
    assertThat(customer.mistakes()).isEmpty();
    return failed;
  }
}
