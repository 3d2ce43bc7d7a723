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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs that are aborted before they begin and in each of their stages, the whole product; about 40
/// seconds.
class AbortTests {

  private final TestStudio studio = TestStudio.open();
  private final Customer customer = Customer.with(studio, 1_000);
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @AfterEach
  void letEverybodyGo() {
    studio.gate().open(mark);
  }

  @AfterEach
  void theBooksAreRight() {
    assertThat(customer.held()).isZero();
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void aborting_what_is_still_queued_means_that_it_never_begins() {
    List<Long> ahead = List.of(keptBusy("first"), keptBusy("second"));
    long video = customer.create(silent("a pond " + mark));
    String before = customer.video(video).required("status").asString();

    customer.abort(video);

    assertThat(before).isEqualTo("queued");
    assertStopped(video);
    assertThat(
            studio.number(
                """
                select count(*) from stage join run on run.id = run_id
                where subject = %d and stage.started_at is not null
                """
                    .formatted(video)))
        .isZero();
    ahead.forEach(customer::abort);
    assertRendersOn(video);
  }

  /// A video that takes one of the places for work until it is aborted.
  private long keptBusy(String which) {
    String text = which + " " + ScriptedStage.waitsIn("script") + " " + mark;
    long video = customer.create(silent(text));
    TestStudio.await(() -> studio.gate().isAwaited(text));
    return video;
  }

  @Test
  void aborting_while_the_script_is_written_stops_the_writer() {
    long video =
        customer.create(
            json("{'voice': {'enabled': false}, 'script': {'images_requested': 2}}")
                .put("prompt", "A heron at a pond (waits) " + mark)
                .put("preview_only", true));
    TestStudio.await(() -> studio.gate().isAwaited(mark));

    customer.abort(video);

    assertStopped(video);
    assertThat(TestStudio.comesTrue(() -> studio.gate().wasLeft(mark))).isTrue();
    assertThat(customer.video(video).at("/assets/slides").isEmpty()).isTrue();
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
    long video = customer.create(brief);
    TestStudio.await(() -> studio.gate().isAwaited(mark));
    String finished = recorded(video, "narration");

    customer.abort(video);

    assertStopped(video);
    assertThat(TestStudio.comesTrue(() -> studio.gate().wasLeft(mark))).isTrue();
    studio.gate().open(mark);
    assertRendersOn(video);
    assertThat(finished).startsWith("slide-1 ");
    assertThat(recorded(video, "narration")).startsWith(finished).contains("slide-2 ");
  }

  @Test
  void aborting_while_slides_are_drawn_stops_drawing_and_keeps_what_is_finished() {
    long video = customer.create(silent("a pond " + mark, "a heron (waits) " + mark));
    TestStudio.await(() -> studio.gate().isAwaited(mark));

    customer.abort(video);

    assertStopped(video);
    assertThat(TestStudio.comesTrue(() -> studio.gate().wasLeft(mark))).isTrue();
    assertThat(customer.video(video).at("/assets/slides/0/image_url").isNull()).isFalse();
    assertThat(customer.refusal("abort_video", Customer.named(video)).code())
        .isEqualTo("run_not_active");
    studio.gate().open(mark);
    assertRendersOn(video);
    assertThat(studio.illustrator().asked("a pond " + mark)).isEqualTo(1);
  }

  @Test
  void aborting_while_slides_are_filmed_ends_ffmpeg() {
    // The sound, which FFmpeg mixes too, does not begin before the heron is drawn.
    long video = customer.create(lengthy("a pond " + mark, "a heron (waits) " + mark));
    TestStudio.await(() -> filmingProcesses() > 0);

    customer.abort(video);

    assertStopped(video);
    studio.gate().open(mark);
    assertRendersOn(video);
    assertThat(studio.illustrator().asked("a pond " + mark)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timing", "character_sheet", "music", "metadata", "sound", "film"})
  void aborting_in_any_other_stage_stops_it_and_keeps_what_is_finished(String stage) {
    long video = customer.create(waitingIn(stage));
    TestStudio.await(() -> studio.gate().isAwaited(mark));

    customer.abort(video);

    assertStopped(video);
    assertThat(TestStudio.comesTrue(() -> studio.gate().wasLeft(mark))).isTrue();
    List<String> finished = recorded(video);
    assertThat(finished).noneMatch(item -> item.startsWith(stage + " "));
    studio.gate().open(mark);
    assertRendersOn(video);
    assertThat(recorded(video))
        .containsAll(finished)
        .anyMatch(item -> item.startsWith(stage + " "));
  }

  /// A film with something to make for every stage.
  private ObjectNode waitingIn(String stage) {
    return json(
        """
        {'music': {'enabled': true}, 'script': {
          'characters': [{'name': 'Ann', 'description': 'a red coat'}],
          'slides': [{'narration': 'The pond lies still %s.', 'speaker': 'Ann',
            'picture': 'Ann at a pond %s %s'}]}}
        """
            .formatted(ScriptedNarrator.MUMBLES, ScriptedStage.waitsIn(stage), mark));
  }

  private void assertStopped(long video) {
    assertThat(customer.video(video).required("status").asString()).isEqualTo("aborted");
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
    customer.render(video);
    JsonNode film = customer.finished(video);
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
      ((ObjectNode) slide).put("narration", "Nobody ever saw the keeper again. ".repeat(14));
    }
    return brief;
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

  /// The same of all stages.
  private List<String> recorded(long video) {
    return studio.texts(
        """
        select concat_ws(' ', stage, key, recorded_at) from item
        where subject = %d and result is not null
        """
            .formatted(video));
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
