package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelsmith.operation.Door;
import reelsmith.studio.BreakableConnections.Crash;
import tools.jackson.databind.JsonNode;

/// The list of videos in the whole product. Takes about 1 s.
class ListVideosTests {

  private final TestStudio studio = TestStudio.idle();

  @Test
  void a_page_shows_the_newest_run_of_each_and_asks_the_database_twice_however_long_it_is() {
    List<Long> made = Stream.generate(this::created).limit(5).toList();
    studio.call("abort_video", Door.REST, json("{}").put("video_id", made.get(2)), null);
    var counted = Crash.never();

    JsonNode page =
        Objects.requireNonNull(
            studio
                .calling("list_videos", Door.REST, json("{'limit': 4}"), null)
                .contextWrite(counted.ofCall())
                .block(TestStudio.PATIENCE));

    assertThat(page.path("videos").valueStream().map(video -> video.path("video_id").asLong()))
        .containsExactlyElementsOf(made.subList(1, 5).reversed());
    assertThat(page.path("videos").valueStream().map(video -> video.path("status").asString()))
        .containsExactly("queued", "queued", "aborted", "queued");
    assertThat(page.at("/videos/0/template").asString()).isEqualTo("story");
    assertThat(page.at("/videos/0/name").asString()).isEqualTo("listed");
    assertThat(page.path("next_cursor").asLong()).isEqualTo(made.get(1));
    assertThat(counted.passed()).isEqualTo(2);
  }

  private long created() {
    return studio.create(
        json("{'name': 'listed', 'script': {'slides': [{'narration': 'A line.'}]}}"));
  }
}
