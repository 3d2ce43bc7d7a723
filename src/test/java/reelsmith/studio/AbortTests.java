package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reelsmith.operation.Door;
import reelsmith.operation.OperationFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs that are aborted in each stage that takes time, the whole product; about 30 seconds.
class AbortTests {

  private final TestStudio studio = TestStudio.open();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @AfterEach
  void letEverybodyGo() {
    studio.gate().open(mark);
  }

  @Test
  void aborting_while_the_script_is_written_stops_the_writer() {
    long video =
        studio.create(
            json("{'voice': {'enabled': false}, 'script': {'images_requested': 2}}")
                .put("prompt", "A heron at a pond (waits) " + mark)
                .put("preview_only", true));
    TestStudio.await(() -> studio.gate().isAwaited(mark));

    abort(video);

    assertStopped(video);
    assertThat(TestStudio.comesTrue(() -> studio.gate().wasLeft(mark))).isTrue();
    assertThat(studio.video(video).at("/assets/slides").isEmpty()).isTrue();
    studio.gate().open(mark);
    assertRendersOn(video);
  }

  @Test
  void aborting_while_voices_are_recorded_stops_the_narrator_and_keeps_finished_lines() {
    ObjectNode brief =
        json(
            """
            {'script': {'slides': [
              {'narration': 'The pond lies still.', 'picture': 'a pond'},
              {'narration': 'A heron (waits) %s', 'picture': 'a heron'}]}}
            """
                .formatted(mark));
    long video = studio.create(brief);
    TestStudio.await(() -> studio.gate().isAwaited(mark));
    String finished = recorded(video, "narration");

    abort(video);

    assertStopped(video);
    assertThat(TestStudio.comesTrue(() -> studio.gate().wasLeft(mark))).isTrue();
    studio.gate().open(mark);
    assertRendersOn(video);
    assertThat(finished).startsWith("slide-1 ");
    assertThat(recorded(video, "narration")).startsWith(finished).contains("slide-2 ");
  }

  @Test
  void aborting_while_slides_are_drawn_stops_drawing_and_keeps_what_is_finished() {
    long video = studio.create(silent("a pond " + mark, "a heron (waits) " + mark));
    TestStudio.await(() -> studio.gate().isAwaited(mark));

    abort(video);

    assertStopped(video);
    assertThat(TestStudio.comesTrue(() -> studio.gate().wasLeft(mark))).isTrue();
    assertThat(studio.video(video).at("/assets/slides/0/image_url").isNull()).isFalse();
    assertThat(abortAgain(video).code()).isEqualTo("run_not_active");
    studio.gate().open(mark);
    assertRendersOn(video);
    assertThat(studio.illustrator().asked("a pond " + mark)).isEqualTo(1);
  }

  @Test
  void aborting_while_slides_are_filmed_ends_ffmpeg() {
    long video = studio.create(lengthy("a pond " + mark, "a heron (waits) " + mark));
    TestStudio.await(() -> filmingProcesses() > 0);

    abort(video);

    assertStopped(video);
    studio.gate().open(mark);
    assertRendersOn(video);
    assertThat(studio.illustrator().asked("a pond " + mark)).isEqualTo(1);
  }

  @Test
  void aborting_while_the_film_is_joined_keeps_the_segments() {
    long video = studio.create(lengthy("a pond " + mark, "a heron " + mark));
    TestStudio.await(() -> isRunning(video, "film"));
    String filmed = recorded(video, "segments");

    abort(video);

    assertStopped(video);
    assertThat(studio.video(video).at("/render/file_path").isNull()).isTrue();
    assertRendersOn(video);
    assertThat(recorded(video, "segments")).isEqualTo(filmed);
  }

  private boolean isRunning(long video, String stage) {
    return studio
        .text(
            """
            select exists(select from stage join run on run.id = run_id
              where subject = %d and name = '%s' and stage.state = 'running')::text
            """
                .formatted(video, stage))
        .equals("true");
  }

  private void assertStopped(long video) {
    assertThat(studio.video(video).required("status").asString()).isEqualTo("aborted");
    assertThat(TestStudio.comesTrue(() -> filmingProcesses() == 0)).isTrue();
    assertThat(TestStudio.comesTrue(() -> unfinishedFiles().isEmpty()))
        .as("%s", unfinishedFiles())
        .isTrue();
    assertThat(
            studio.text(
                """
                select count(*)::text from stage join run on run.id = run_id
                where subject = %d and stage.state in ('waiting', 'due', 'running')
                """
                    .formatted(video)))
        .isEqualTo("0");
  }

  private void assertRendersOn(long video) {
    studio.call("render_video", Door.REST, named(video), UUID.randomUUID().toString());
    JsonNode film = studio.finished(video);
    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(Path.of(film.at("/render/file_path").asString())).exists();
  }

  /// A silent film of these pictures, which needs no voice and so is made quickly.
  private static ObjectNode silent(String... pictures) {
    ObjectNode brief = json("{'voice': {'enabled': false}, 'script': {'slides': []}}");
    for (String picture : pictures) {
      brief.withArray("/script/slides").addObject().put("picture", picture);
    }
    return brief;
  }

  /// The same with so much to read that filming takes a moment.
  private static ObjectNode lengthy(String... pictures) {
    ObjectNode brief = silent(pictures);
    for (JsonNode slide : brief.at("/script/slides")) {
      ((ObjectNode) slide).put("narration", "Nobody ever saw the keeper again. ".repeat(7));
    }
    return brief;
  }

  private void abort(long video) {
    studio.call("abort_video", Door.REST, named(video), null);
  }

  private OperationFailure abortAgain(long video) {
    try {
      abort(video);
      throw new AssertionError("Could be aborted twice");
    } catch (OperationFailure failure) {
      return failure;
    }
  }

  private static ObjectNode named(long video) {
    return json("{}").put("video_id", video);
  }

  /// Finished items of a stage with the moments at which they were finished.
  private String recorded(long video, String stage) {
    return studio.text(
        """
        select string_agg(key || ' ' || recorded_at, ', ' order by key) from item
        where subject = %d and stage = '%s' and result is not null
        """
            .formatted(video, stage));
  }

  private static long filmingProcesses() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("ffmpeg"))
        .count();
  }

  private List<Path> unfinishedFiles() {
    try (Stream<Path> files = Files.walk(studio.home())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith(".lock"))
          .filter(
              file ->
                  file.startsWith(studio.home().resolve("temp"))
                      || file.getFileName().toString().matches("\\.unfinished.*|.*\\.part"))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(studio.home());
    }
  }
}
