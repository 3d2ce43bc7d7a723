package reelsmith.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubtitlesTests {

  @Test
  void times_run_on_through_the_film() {
    var plan = plan(slide("a", "Hello there.", 2), slide("b", "Good bye.", 2));

    assertThat(Subtitles.srt(plan))
        .isEqualTo(
            """
            1
            00:00:00,200 --> 00:00:02,500
            Hello there.

            2
            00:00:02,767 --> 00:00:05,067
            Good bye.

            """);
  }

  @Test
  void the_text_is_the_scripts_whole_text() {
    String text =
        "This is a rather long sentence that needs more than one line. And 2 < 3 --> so on!";

    var srt = Subtitles.srt(plan(slide("a", text, 8)));

    String heard =
        srt.lines()
            .filter(line -> !line.isBlank() && !line.matches("\\d+|[0-9:,]+ --> [0-9:,]+"))
            .reduce((one, two) -> one + " " + two)
            .orElseThrow();
    assertThat(heard).isEqualTo(text);
  }

  @Test
  void web_vtt_escapes_what_would_be_markup() {
    var vtt = Subtitles.webVtt(plan(slide("a", "2 < 3 & 4", 2)));

    assertThat(vtt).startsWith("WEBVTT\n\n00:00:00.200 --> 00:00:02.500\n");
    assertThat(vtt).contains("2 &lt; 3 &amp; 4");
  }

  @Test
  void no_cue_outlives_its_slide() {
    var words = List.of(new TimedWord("Late", 1.0, 9.0));
    var late = TestMedia.brief("a", Path.of("a"), Path.of("a"), words, 24, "fade");

    assertThat(Subtitles.srt(plan(late))).contains("00:00:01,200 --> 00:00:02,567");
  }

  @Test
  void no_word_stands_alone_in_a_cue() {
    String text =
        "The keeper climbed the narrow stairs of the old lighthouse again and again until he saw it"
            + " there. Yes. It was the light.";

    var cues = texts(Subtitles.srt(plan(slide("a", text, 8))));

    assertThat(cues).hasSizeGreaterThan(1).allSatisfy(cue -> assertThat(cue).contains(" "));
    assertThat(String.join(" ", cues)).isEqualTo(text);
  }

  @Test
  void a_quotation_that_fits_stays_in_one_cue() {
    String text =
        "He looked at all of us for quite a while before he said, \"You are closer. Go on.\" Then he"
            + " left.";

    var cues = texts(Subtitles.srt(plan(slide("a", text, 8))));

    assertThat(cues)
        .allSatisfy(
            cue -> assertThat(cue.chars().filter(letter -> letter == '"').count()).isIn(0L, 2L));
    assertThat(String.join(" ", cues)).isEqualTo(text);
  }

  private static List<String> texts(String srt) {
    return java.util.Arrays.stream(srt.strip().split("\n\n"))
        .map(cue -> cue.split("\n", 3)[2].replace('\n', ' '))
        .toList();
  }

  private static FilmPlan plan(SlideBrief... slides) {
    var digests = Map.of(Path.of("a"), "a", Path.of("b"), "b");
    var seconds = List.of(slides).getFirst().words().getLast().end();
    long samples = Math.round(Math.min(2, seconds) * 48000);
    if (seconds > 2 && seconds < 9) {
      samples = Math.round(seconds * 48000);
    }
    var lengths = Map.of(Path.of("a"), samples, Path.of("b"), 96_000L);
    var brief = new FilmBrief(TestMedia.SMALL, 30, List.of(slides), null, 0, true);
    return FilmPlan.of(brief, new FilmInputs(digests, lengths), "x");
  }

  private static SlideBrief slide(String id, String text, double seconds) {
    return TestMedia.brief(
        id, Path.of(id), Path.of(id), TestMedia.words(text, seconds), 24, "fade");
  }
}
