package reelsmith.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;

class VideoPageTests {

  private final TestDoors doors = TestDoors.open();

  @Test
  void the_page_of_a_video_holds_nothing_of_it_and_so_needs_no_key() {
    Answer page = doors.send(doors.stranger("/videos/7"));
    Answer other = doors.send(doors.stranger("/videos/8"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.bytes()).isEqualTo(other.bytes());
    assertThat(doors.send(doors.stranger("/videos/seven")).status()).isEqualTo(404);
  }

  @Test
  void nothing_but_its_own_script_runs_in_the_page_and_nobody_may_frame_it() {
    for (String path : List.of("/videos/7", "/videos/page.js")) {
      Answer answer = doors.send(doors.stranger(path));

      assertThat(List.of(answer.header("Content-Security-Policy").split("; ")))
          .contains(
              "default-src 'none'",
              "script-src 'self'",
              "connect-src 'self'",
              "form-action 'none'",
              "frame-ancestors 'none'");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }
  }

  /// A policy without `unsafe-inline` for scripts would stop them silently.
  @Test
  void the_page_has_one_script_and_no_code_in_its_markup() {
    String page = doors.send(doors.stranger("/videos/7")).text();

    assertThat(Pattern.compile("<script[^>]*>").matcher(page).results().map(tag -> tag.group()))
        .containsExactly("<script src=\"/videos/page.js\">");
    assertThat(page).doesNotContainPattern("\\son\\w+=").doesNotContain("javascript:");
  }

  @Test
  void every_element_that_the_script_looks_for_is_in_the_page() {
    String page = doors.send(doors.stranger("/videos/7")).text();
    Answer script = doors.send(doors.stranger("/videos/page.js"));

    List<String> names =
        Pattern.compile("element\\('([^']+)'\\)")
            .matcher(script.text())
            .results()
            .map(name -> name.group(1))
            .distinct()
            .toList();

    assertThat(script.header("Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
    assertThat(names).contains("film", "slides", "render");
    assertThat(names).allSatisfy(name -> assertThat(page).contains("id=\"%s\"".formatted(name)));
    // What a video says is shown as text: it may hold markup of strangers.
    assertThat(script.text()).doesNotContain("innerHTML", "insertAdjacentHTML", "document.write");
  }
}
