package reelsmith.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.TestClock;
import reelsmith.account.OwnerKey;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.asset.SignedLinks;

class FileRoutesTests {

  private static final Duration HOUR = Duration.ofHours(1);

  private final TestDoors doors = TestDoors.open();

  @TempDir private Path folder;
  private Artifact film;
  private String link;

  @BeforeEach
  void keepAFilm() throws IOException {
    film = kept("0123456789", "video/mp4");
    link = doors.bean(SignedLinks.class).path(film.id(), "my film é.mp4", HOUR);
  }

  @AfterEach
  void putTheClockBack() {
    doors.bean(TestClock.class).reset();
  }

  @Test
  void a_link_needs_no_key() {
    Answer answer = doors.send(doors.stranger(link));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("0123456789");
    assertThat(answer.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.header("ETag")).isEqualTo("\"%s\"".formatted(film.sha256()));
    assertThat(answer.header("Cache-Control")).contains("private");
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Disposition"))
        .startsWith("inline;")
        .contains("filename*=UTF-8''my%20film%20%C3%A9.mp4");
  }

  @Test
  void head_tells_what_would_come() {
    Answer answer =
        doors.send(doors.stranger(link).method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST", "DELETE", "OPTIONS"})
  void a_wrong_method_is_told_the_right_ones(String method) {
    Answer answer =
        doors.send(doors.stranger(link).method(method, HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.code()).isEqualTo("method_not_allowed");
    assertThat(answer.header("Allow").split(",\\s*")).containsExactlyInAnyOrder("GET", "HEAD");
  }

  @Test
  void a_range_gives_a_part() {
    Answer middle = doors.send(doors.stranger(link).header("Range", "bytes=2-4"));
    Answer end = doors.send(doors.stranger(link).header("Range", "bytes=-3"));

    assertThat(middle.status()).isEqualTo(206);
    assertThat(middle.text()).isEqualTo("234");
    assertThat(middle.header("Content-Range")).isEqualTo("bytes 2-4/10");
    assertThat(end.text()).isEqualTo("789");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99999999999999999999, 206, bytes 0-9/10, 0123456789",
    "bytes=7-99999999999999999999, 206, bytes 7-9/10, 789",
    "bytes=-99999999999999999999, 206, bytes 0-9/10, 0123456789",
    "'BYTES=2-4', 206, bytes 2-4/10, 234",
    "'bytes=99-,2-4', 206, bytes 2-4/10, 234",
    "lines=1-2, 200, '', 0123456789",
    "99999999999999999999-, 200, '', 0123456789"
  })
  void a_range_is_cut_to_what_is_there_and_another_unit_ignored(
      String range, int status, String content, String text) {
    Answer answer = doors.send(doors.stranger(link).header("Range", range));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Range")).isEqualTo(content);
    assertThat(answer.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=99999999999999999999-", "bytes=-0", "bytes=4-2", "bytes=x", "bytes="})
  void a_range_of_nothing_cannot_be_had(String range) {
    Answer answer = doors.send(doors.stranger(link).header("Range", range));

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  void a_range_behind_the_end_cannot_be_had() {
    Answer answer = doors.send(doors.stranger(link).header("Range", "bytes=10-"));

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  void going_on_with_another_file_starts_anew() {
    Answer same =
        doors.send(
            doors
                .stranger(link)
                .header("Range", "bytes=5-")
                .header("If-Range", "\"%s\"".formatted(film.sha256())));
    Answer other =
        doors.send(
            doors.stranger(link).header("Range", "bytes=5-").header("If-Range", "\"other\""));

    assertThat(same.status()).isEqualTo(206);
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.text()).isEqualTo("0123456789");
  }

  @Test
  void what_a_client_has_is_not_sent_again() {
    Answer answer =
        doors.send(doors.stranger(link).header("If-None-Match", "\"%s\"".formatted(film.sha256())));

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.bytes()).isEmpty();
  }

  @Test
  void a_changed_link_opens_nothing() throws IOException {
    Artifact other = kept("something else", "video/mp4");

    assertRefused(link.replace("my%20film", "your%20film"), "invalid_signature");
    assertRefused(link.replace(film.id().toString(), other.id().toString()), "invalid_signature");
    assertRefused(link.replaceAll("expires=\\d+", "expires=99999999999"), "invalid_signature");
    assertRefused(link.replaceAll("expires=\\d+", "expires=soon"), "invalid_signature");
    assertRefused(link.substring(0, link.indexOf('?')), "invalid_signature");
  }

  @Test
  void a_link_ends_with_its_time() {
    doors.bean(TestClock.class).putForward(HOUR);

    assertRefused(link, "link_expired");
  }

  @Test
  void an_unknown_file_is_not_found() {
    String unknown = doors.bean(SignedLinks.class).path(new UUID(1, 2), "film.mp4", HOUR);

    Answer signed = doors.send(doors.stranger(unknown));
    Answer nonsense = doors.send(doors.stranger("/files/42/film.mp4"));

    assertThat(signed.code()).isEqualTo("not_found");
    assertThat(nonsense.code()).isEqualTo("not_found");
  }

  @Test
  void what_could_run_in_a_browser_is_only_downloaded() throws IOException {
    Artifact page = kept("<script>alert(1)</script>", "text/html");

    Answer answer =
        doors.send(
            doors.stranger(doors.bean(SignedLinks.class).path(page.id(), "page.html", HOUR)));

    assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
  }

  private void assertRefused(String path, String code) {
    Answer answer = doors.send(doors.stranger(path));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo(code);
  }

  private Artifact kept(String content, String mediaType) throws IOException {
    Path file = Files.createTempFile(folder, "new", "");
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    return doors
        .bean(Artifacts.class)
        .keep(OwnerKey.OWNER, file, mediaType)
        .block(Duration.ofSeconds(10));
  }
}
