package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static reelsmith.studio.TestStudio.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.operation.Door;
import reelsmith.provider.ScriptWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the stages of a story play together, the whole product; about 40 seconds.
class StoryTests {

  private static final int FRAMES_PER_SECOND = 30;

  private final TestStudio studio = TestStudio.open();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void a_slide_is_filmed_while_a_later_one_is_still_drawn() {
    long video =
        studio.create(
            json(
                """
                {'voice': {'enabled': false}, 'script': {'slides': [
                  {'picture': 'a pond'}, {'picture': 'a mill'}, {'picture': 'a heron (waits) %s'}]}}
                """
                    .formatted(mark)));

    // An opening, two slides and the transition between them need no third picture.
    TestStudio.await(() -> filmed(video) == 4);
    JsonNode waiting = studio.video(video);
    studio.gate().open(mark);
    JsonNode film = studio.finished(video);

    assertThat(waiting.required("status").asString()).isEqualTo("running");
    assertThat(waiting.required("current_step").asString()).isEqualTo("slides");
    assertThat(waiting.at("/story_progress/slides_done").asInt()).isEqualTo(2);
    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(film.at("/render/duration_seconds").asDouble()).isCloseTo(7.5, within(0.05));
    assertThat(filmed(video)).isEqualTo(7);
    assertThat(
            studio.text(
                """
                select max(attempts + crashes)::text from stage join run on run.id = run_id
                where subject = %d
                """
                    .formatted(video)))
        .isEqualTo("0");
  }

  @Test
  @Tag("long")
  void a_narration_of_a_thousand_characters_is_heard_and_read_to_its_end() throws IOException {
    String text = "Nobody in the village ever saw the old keeper again, and yet. ".repeat(17);
    text = text.substring(0, 990).strip() + " The end.";
    ObjectNode brief = json("{'voice': {'speed_percentage': 200}, 'script': {'slides': []}}");
    brief.withArray("/script/slides").addObject().put("narration", text).put("picture", "a cliff");
    brief.withArray("/script/slides").addObject().put("narration", "A new keeper came.");

    JsonNode film = studio.finished(studio.create(brief));

    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(film.at("/render/duration_seconds").asDouble())
        .isCloseTo(slots(film), within(1.5 / FRAMES_PER_SECOND));
    assertThat(wordsOf(Path.of(film.at("/render/subtitles_srt_path").asString())))
        .isEqualTo(text + " A new keeper came.");
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 9})
  void a_wished_length_is_met_when_pauses_are_shortened(int target) {
    ObjectNode brief =
        json(
            """
            {'voice': {'remove_silences': true}, 'script': {'slides': [
              {'narration': 'The old lighthouse (hesitates) blinked twice, and then it went dark.'},
              {'narration': 'Nobody ever saw the keeper (hesitates) in the village again.'}]}}
            """);

    JsonNode film = studio.finished(studio.create(brief.put("target_seconds", target)));

    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(film.at("/render/duration_seconds").asDouble())
        .isCloseTo(target, within(0.1 * target));
  }

  @Test
  void a_script_of_the_studio_that_is_too_long_is_written_anew() {
    ObjectNode brief =
        json(
            """
            {'preview_only': true, 'target_seconds': 12, 'voice': {'enabled': false},
             'prompt': 'A fox (rambles) learns to read %s', 'script': {'images_requested': 2}}
            """
                .formatted(mark));
    long video = studio.create(brief);
    JsonNode preview = studio.finished(video);

    studio.call("render_video", Door.REST, json("{}").put("video_id", video), mark);
    JsonNode film = studio.finished(video);

    var drafts = ((ScriptedWriter) studio.bean(ScriptWriter.class)).asked(mark);
    assertThat(preview.required("status").asString()).as(preview.toString()).isEqualTo("completed");
    assertThat(drafts).hasSizeBetween(2, 4);
    assertThat(film.at("/render/duration_seconds").asDouble()).isCloseTo(12, within(1.2));
    assertThat(
            studio.number(
                "select (result->>'speed_percentage')::int from item where stage = 'script' and subject = "
                    + video))
        .as("a natural pace")
        .isBetween(92L, 118L);
  }

  @Test
  void voices_that_turn_out_slower_than_measured_end_the_run_before_the_film() {
    // Whoever measures this line does not hear the pause that the recording has at its pace.
    ObjectNode brief =
        json(
            """
            {'target_seconds': 8, 'script': {'slides': [
              {'narration': 'The old lighthouse (hesitates) blinked twice, and then it went dark.'},
              {'narration': 'Nobody ever saw the keeper (hesitates) in the village again.'}]}}
            """);

    JsonNode failed = studio.finished(studio.create(brief));

    assertThat(failed.required("status").asString()).as(failed.toString()).isEqualTo("failed");
    assertThat(failed.at("/pipeline_error/code").asString()).isEqualTo("target_length_unreachable");
    assertThat(failed.at("/pipeline_error/step").asString()).isEqualTo("timing");
  }

  private int filmed(long video) {
    return Integer.parseInt(
        studio.text(
            "select count(*)::text from item where stage = 'segments' and subject = " + video));
  }

  /// What each narration takes with the silence around it, in whole frames.
  private static double slots(JsonNode film) {
    double frames = 0;
    for (JsonNode slide : film.at("/assets/slides")) {
      double seconds = 0.2 + slide.required("narration_seconds").asDouble() + 0.35;
      frames += Math.ceil(Math.max(1.5, seconds) * FRAMES_PER_SECOND - 0.01);
    }
    return frames / FRAMES_PER_SECOND;
  }

  private static String wordsOf(Path subtitles) throws IOException {
    return Files.readString(subtitles)
        .lines()
        .filter(line -> !line.isBlank() && !line.matches("\\d+") && !line.contains("-->"))
        .collect(Collectors.joining(" "));
  }
}
