package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reelsmith.launcher.MakeProgress;
import reelsmith.launcher.MakeRequest;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// How a film comes to whoever made it, or is taken back. Takes no time.
class FilmDeliveryTests {

  @TempDir Path folder;

  @Test
  void a_film_is_laid_down_with_its_captions_and_poster_under_its_name() throws IOException {
    Path out = Files.createDirectory(folder.resolve("my.films"));

    MakeProgress finished = StudioFilmMaker.copied(stored(), request(out.resolve("fox.v2.mp4")));

    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder("fox.v2.mp4", "fox.v2.jpg", "fox.v2.srt", "fox.v2.vtt");
    assertThat(out.resolve("fox.v2.mp4")).hasContent("film");
    assertThat(out.resolve("fox.v2.jpg")).hasContent("poster");
    assertThat(out.resolve("fox.v2.srt")).hasContent("srt");
    assertThat(out.resolve("fox.v2.vtt")).hasContent("vtt");
    assertThat(finished)
        .isEqualTo(
            new MakeProgress.Finished(
                out.resolve("fox.v2.mp4"),
                Duration.ofMillis(12_345),
                1080,
                1920,
                4,
                List.of(new MakeProgress.StageTime("character sheet", Duration.ofMillis(1500)))));
  }

  @Test
  void what_cannot_be_laid_down_leaves_no_half_file() throws IOException {
    Path film = Files.createDirectory(folder.resolve("fox.mp4"));

    assertThatThrownBy(() -> StudioFilmMaker.copied(stored(), request(film)))
        .isInstanceOf(FileSystemException.class);

    assertThat(folder.toFile().list()).contains("fox.srt").noneMatch(name -> name.contains("part"));
  }

  @Test
  void a_film_that_cannot_be_taken_back_is_told() {
    StepVerifier.create(StudioFilmMaker.takenBack(Mono.error(OperationFailure.notFound("video 7"))))
        .assertNext(
            told ->
                assertThat(told)
                    .isInstanceOfSatisfying(
                        MakeProgress.Remark.class,
                        remark ->
                            assertThat(remark.text())
                                .startsWith("The film could not be taken back: ")))
        .verifyComplete();
    StepVerifier.create(
            StudioFilmMaker.takenBack(Mono.just(WireFormat.mapper().createObjectNode())))
        .verifyComplete();
  }

  private JsonNode stored() throws IOException {
    var render = WireFormat.mapper().createObjectNode();
    render.put("file_path", stored("mp4", "film"));
    render.put("poster_path", stored("jpg", "poster"));
    render.put("subtitles_srt_path", stored("srt", "srt"));
    render.put("subtitles_vtt_path", stored("vtt", "vtt"));
    render.put("duration_seconds", 12.345).put("width", 1080).put("height", 1920);
    var view = WireFormat.mapper().createObjectNode();
    view.set("render", render);
    view.putObject("timing")
        .putArray("steps")
        .addObject()
        .put("step", "character_sheet")
        .put("seconds", 1.5);
    return view;
  }

  private String stored(String ending, String content) throws IOException {
    return Files.writeString(folder.resolve("stored." + ending), content).toString();
  }

  private static MakeRequest request(Path out) {
    return new MakeRequest(
        "A fox",
        out,
        "story",
        null,
        null,
        null,
        MakeRequest.AspectRatio.PORTRAIT,
        null,
        null,
        true,
        null);
  }
}
