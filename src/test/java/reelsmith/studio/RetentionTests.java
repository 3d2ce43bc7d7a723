package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reelsmith.upkeep.Housekeeper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How long what was made is kept, the whole product; about ten seconds.
class RetentionTests {

  private final TestStudio studio = TestStudio.open();

  @Test
  void a_customers_film_goes_after_its_days_and_can_be_made_again() {
    Customer customer = Customer.with(studio, 500);
    long video = customer.create(brief("a pond"));
    JsonNode film = customer.finished(video);
    List<Path> files = filesOf(video);

    Instant ended = Instant.parse(film.required("processing_finished_at").asString());
    assertThat(film.at("/retention/keep_days").asInt()).isEqualTo(30);
    assertThat(film.at("/render/retention").toString())
        .isEqualTo(film.required("retention").toString());
    assertThat(Instant.parse(film.at("/retention/expires_at").asString()))
        .isEqualTo(ended.plus(Duration.ofDays(30)));
    assertThat(film.at("/retention/admin_exempt").asBoolean(true)).isFalse();
    assertThat(film.at("/retention/notice").asString()).contains("Links work", "30 days");
    assertThat(files).hasSizeGreaterThan(4).allMatch(Files::exists);

    age(video, 29);
    assertThat(files).allMatch(Files::exists);

    age(video, 31);
    JsonNode expired = customer.video(video);
    assertThat(files).noneMatch(Files::exists);
    assertThat(
            studio.number(
                "select count(*) from artifact where id::text = any('{%s}')"
                    .formatted(artifact(film))))
        .isZero();
    assertThat(expired.at("/render/render_url").isNull()).isTrue();
    assertThat(expired.at("/assets/slides/0/image_path").isNull()).isTrue();
    assertThat(expired.at("/assets/title").asString()).isNotBlank();
    assertThat(expired.at("/retention/notice").asString()).contains("deleted after 30 days");
    assertThat(expired.required("agent_status_message").asString())
        .contains("deleted because their time was over");

    assertThat(customer.render(video)).isPositive();
    JsonNode again = customer.finished(video);
    assertThat(again.required("status").asString()).as(again.toString()).isEqualTo("completed");
    assertThat(again.at("/retention/notice").asString()).contains("Links work");
    assertThat(filesOf(video)).isNotEmpty().allMatch(Files::exists);
  }

  @Test
  void the_owners_film_stays() {
    long video = studio.create(brief("a mill"));
    JsonNode film = studio.finished(video);
    assertThat(film.at("/retention/admin_exempt").asBoolean()).isTrue();
    assertThat(film.at("/retention/expires_at").isNull()).isTrue();

    age(video, 1_000);

    assertThat(filesOf(video)).isNotEmpty().allMatch(Files::exists);
    assertThat(studio.video(video).at("/render/file_path").isNull()).isFalse();
  }

  /// Lets the last run have ended so many days ago, and keeps the house in order.
  private void age(long video, int days) {
    studio.sql(
        "update run set finished_at = now() - interval '%d days', created_at = now() - interval '%d days' where subject = %d"
            .formatted(days, days, video));
    studio.bean(Housekeeper.class).round().block(TestStudio.PATIENCE);
  }

  private List<Path> filesOf(long video) {
    return studio
        .texts(
            """
            select path from artifact where id::text in
              (select (regexp_matches(result::text, '[0-9a-f-]{36}', 'g'))[1] from item
               where subject = %d)
            """
                .formatted(video))
        .stream()
        .map(path -> studio.home().resolve("files").resolve(path))
        .toList();
  }

  private static String artifact(JsonNode film) {
    String url = film.at("/render/render_url").asString();
    return url.replaceAll(".*/files/([0-9a-f-]{36})/.*", "$1");
  }

  /// With a number that is seen, read and heard, so that no file is another film's, too: the same
  /// content lies on disk once.
  private static ObjectNode brief(String seen) {
    long number = System.nanoTime() % 1_000_000;
    return json("{'script': {'slides': [{'narration': 'Number %d.', 'picture': '%s'}]}}"
            .formatted(number, seen))
        .put("seed", number);
  }
}
