package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static reelsmith.studio.TestStudio.json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reelsmith.operation.Door;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Films from brief to download, the whole product on a real port; about 25 seconds.
class FilmTests {

  private static final String SCRIPT =
      """
      {'script': {'slides': [
        {'narration': 'The **old** lighthouse blinked twice.', 'speaker': 'Mara',
         'picture': 'Mara on a cliff above a stormy sea at night'},
        {'narration': 'Nobody ever saw the keeper 🙂 again!', 'speaker': 'Tom',
         'picture': 'Tom on a grey beach at dawn'}]}}
      """;

  private final TestStudio studio = TestStudio.open();

  @Test
  void a_brought_script_becomes_a_film_over_rest() {
    ObjectNode brief = json(SCRIPT).put("target_seconds", 8);

    HttpResponse<byte[]> created =
        studio.post("/api/v1/story/videos", UUID.randomUUID().toString(), brief);
    String poll = WireFormat.mapper().readTree(created.body()).required("poll_url").asString();
    List<JsonNode> views = polled(poll);
    JsonNode last = views.getLast();

    assertThat(created.statusCode()).isEqualTo(202);
    assertThat(last.required("status").asString()).as(last.toString()).isEqualTo("completed");
    assertThat(percents(views)).isSorted().endsWith(100);
    assertThat(last.propertyNames()).contains(WHAT_POLLING_TELLS);
    assertThat(last.at("/render/duration_seconds").asDouble()).isCloseTo(8, within(0.8));
    assertThat(last.at("/retention/notice").asString()).isNotBlank();
    assertThat(last.at("/render/file_path").isNull()).isTrue();
    assertThat(last.at("/assets/slides/0/image_path").isNull()).isTrue();
    HttpResponse<byte[]> part =
        studio.send(
            studio.request(last.at("/render/render_url").asString()).header("Range", "bytes=4-7"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    assertThat(
            wordsOf(studio.send(studio.request(last.at("/render/subtitles_srt_url").asString()))))
        .isEqualTo("The old lighthouse blinked twice. Nobody ever saw the keeper again!");
  }

  @Test
  void a_preview_stops_before_the_film_and_rendering_draws_nothing_again() {
    long video = studio.create(json(SCRIPT).put("preview_only", true));
    JsonNode preview = studio.finished(video);
    String drawn = items(video);

    JsonNode render = render(video);
    JsonNode film = studio.finished(video);

    assertThat(preview.required("status").asString()).isEqualTo("completed");
    assertThat(preview.at("/render/render_url").isNull()).isTrue();
    assertThat(preview.at("/assets/slides/1/image_url").isNull()).isFalse();
    assertThat(Path.of(preview.at("/assets/slides/1/image_path").asString())).isNotEmptyFile();
    assertThat(Path.of(preview.at("/assets/character_sheet_path").asString())).isNotEmptyFile();
    assertThat(preview.required("agent_status_message").asString()).contains("image_path");
    assertThat(render.required("render_credits").asLong()).isEqualTo(30);
    assertThat(film.required("status").asString()).isEqualTo("completed");
    assertThat(film.at("/render/file_path").isNull()).isFalse();
    assertThat(film.required("run_id")).isNotEqualTo(preview.required("run_id"));
    assertThat(items(video)).isEqualTo(drawn);

    JsonNode again = render(video);

    assertThat(again.required("render_credits").asLong()).isZero();
    assertThat(again.required("run_id")).isEqualTo(film.required("run_id"));
    assertThat(studio.video(video).at("/render/file_path")).isEqualTo(film.at("/render/file_path"));
  }

  @Test
  void a_silent_slide_without_words_is_shown_for_two_and_a_half_seconds() {
    long video =
        studio.create(
            json(
                """
                {'voice': {'enabled': false}, 'script': {'slides': [
                  {'picture': 'an empty beach'}, {'narration': '🙂', 'picture': 'a gull'}]}}
                """));

    JsonNode film = studio.finished(video);

    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(film.at("/render/duration_seconds").asDouble()).isCloseTo(5, within(0.05));
  }

  @Test
  void the_shortest_title_names_a_video_that_nobody_named() {
    ObjectNode brief = json(SCRIPT).put("preview_only", true);
    long unnamed = studio.create(brief);
    long named = studio.create(brief.deepCopy().put("name", "My own name"));

    JsonNode titled = studio.finished(unnamed);

    List<String> titles = new ArrayList<>();
    titled.at("/social/titles").forEach(title -> titles.add(title.asString()));
    assertThat(titles).hasSizeGreaterThan(1);
    assertThat(titles)
        .allMatch(title -> title.length() >= titled.required("name").asString().length())
        .contains(titled.required("name").asString());
    assertThat(studio.finished(named).required("name").asString()).isEqualTo("My own name");
  }

  @Test
  void ready_made_sentences_are_never_called_exact_and_a_brought_script_hears_what_is_left_out() {
    long written =
        studio.create(
            json(
                """
                {'prompt': 'A robot who learns to paint', 'preview_only': true,
                 'script': {'images_requested': 2, 'visual_style_preset': 'anime'}}
                """));
    long brought = studio.create(json(SCRIPT).put("preview_only", true));

    JsonNode ours = studio.finished(written);
    JsonNode theirs = studio.finished(brought);

    assertThat(ours.required("fidelity").asString()).isEqualTo("approximated");
    assertThat(ours.at("/warnings").findValuesAsString("code")).containsExactly("offline_script");
    assertThat(ours.at("/warnings/0/message").asString()).contains("script.slides");
    assertThat(ours.at("/assets/slides").findValuesAsString("narration"))
        .anyMatch(narration -> narration.contains("paint"));
    assertThat(theirs.at("/warnings").findValuesAsString("code")).containsExactly("text_left_out");
  }

  private static final String[] WHAT_POLLING_TELLS = {
    "request_id",
    "status",
    "current_step",
    "step_label",
    "status_detail",
    "step_number",
    "total_steps",
    "progress_percent",
    "eta_seconds",
    "step_eta_seconds",
    "pipeline_eta_seconds",
    "agent_status_message",
    "queue_wait_seconds",
    "active_processing_seconds",
    "step_elapsed_seconds",
    "queue_started_at",
    "processing_started_at",
    "processing_finished_at",
    "step_started_at",
    "timing",
    "story_progress",
    "long_running_notice",
    "assets",
    "dashboard_url",
    "preview_url",
    "requires_auth_for_preview",
    "control_urls",
    "render",
    "retention",
    "pipeline_error",
    "warnings"
  };

  private List<JsonNode> polled(String path) {
    List<JsonNode> views =
        Flux.interval(Duration.ZERO, Duration.ofMillis(200))
            .onBackpressureDrop()
            .publishOn(Schedulers.boundedElastic())
            .map(tick -> studio.get(path))
            .takeUntil(view -> view.required("poll_after_seconds").isNull())
            .collectList()
            .block(TestStudio.PATIENCE);
    return Objects.requireNonNull(views);
  }

  private static List<Integer> percents(List<JsonNode> views) {
    return views.stream().map(view -> view.required("progress_percent").asInt()).toList();
  }

  private JsonNode render(long video) {
    return studio.call(
        "render_video",
        Door.REST,
        WireFormat.mapper().createObjectNode().put("video_id", video),
        UUID.randomUUID().toString());
  }

  /// What a preview makes, with the moments at which it was made.
  private String items(long video) {
    return studio.text(
        """
        select string_agg(stage || ' ' || key || ' ' || recorded_at, ', ' order by stage, key)
        from item where stage not in ('segments', 'sound', 'film') and subject = %d
        """
            .formatted(video));
  }

  private static String wordsOf(HttpResponse<byte[]> subtitles) {
    return new String(subtitles.body(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.matches("\\d+") && !line.contains("-->"))
        .collect(Collectors.joining(" "));
  }
}
