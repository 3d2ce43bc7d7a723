package reelsmith.render.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.render.Fonts;

class CaptionTests {

  private static final int WIDTH = 1080;
  private static final int HEIGHT = 1920;

  private static final String ENGLISH = "Never trust a quiet sea! It remembers every name.";
  private static final String POLISH = "Zażółć gęślą jaźń, ŁÓDŹ!";
  private static final String RUSSIAN = "Съешь ещё этих мягких французских булок, да выпей чаю.";
  private static final String UKRAINIAN = "Її ґанок і єдиний їжак";
  private static final String GREEK = "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία, ώς τότε";

  @ParameterizedTest
  @ValueSource(ints = {24, 33, 36, 41})
  void latin_greek_and_cyrillic_have_all_their_letters_in_every_preset(int preset) {
    var style = CaptionStyle.of(preset);

    for (var text : List.of(ENGLISH, POLISH, RUSSIAN, UKRAINIAN, GREEK)) {
      String shown = style.capitals() ? CaptionText.capitals(text) : text;
      var font = style.fontFor(shown.replace(" ", ""));

      assertThat(font.canDisplayUpTo(shown)).as(text).isEqualTo(-1);
      assertThat(Fonts.firstUnsupported(text)).isEmpty();
    }
  }

  @Test
  void letters_no_font_has_are_named() {
    assertThat(Fonts.firstUnsupported("good 好 bad")).hasValue("好");
    assertThat(Fonts.firstUnsupported("emoji 🚀 and **marks** are left out")).isEmpty();
  }

  @Test
  void greek_capitals_have_no_accents_but_keep_the_dieresis() {
    assertThat(CaptionText.capitals("Κάτι ξύπνησε, Μαΐου")).isEqualTo("ΚΑΤΙ ΞΥΠΝΗΣΕ, ΜΑΪΟΥ");
    assertThat(CaptionText.capitals("ещё naïve")).isEqualTo("ЕЩЁ NAÏVE");
  }

  @Test
  void emoji_and_markdown_never_reach_the_picture() {
    var track = track(24, "Look 🚀 **here** 👩‍👩‍👧 now❤️ _please_ #1");

    assertThat(text(track)).isEqualTo("Look here now please #1");
  }

  @Test
  void signs_that_are_no_marks_are_shown_as_written() {
    String text = "If x<y and z>w, 5*3 = 15 --> snake_case of C#, ~7 % & more.";

    assertThat(text(track(24, text))).isEqualTo(text);
  }

  @Test
  void the_pages_hold_the_whole_text_in_its_order() {
    for (var text : List.of(ENGLISH, POLISH, RUSSIAN, UKRAINIAN, GREEK)) {
      assertThat(text(track(24, text))).isEqualTo(text);
    }
  }

  @Test
  void a_page_has_at_most_four_words_and_ends_with_its_sentence() {
    var track = track(24, "One two three four five six seven. Eight nine!");

    assertThat(track.pages())
        .extracting(page -> page.words().stream().map(CaptionWord::text).toList())
        .containsExactly(
            List.of("One", "two", "three"),
            List.of("four", "five", "six", "seven."),
            List.of("Eight", "nine!"));
  }

  @Test
  void blank_text_has_no_captions() {
    assertThat(track(24, " ").pages()).isEmpty();
    assertThat(track(24, "🚀 ***").pages()).isEmpty();
  }

  @Test
  void pages_never_overlap_nor_outlive_the_slide() {
    var track = track(24, RUSSIAN);

    int end = 0;
    for (var page : track.pages()) {
      assertThat(page.firstFrame()).isGreaterThanOrEqualTo(end);
      assertThat(page.endFrame()).isLessThanOrEqualTo(200);
      end = page.endFrame();
    }
    assertThat(track.pageAt(200)).isNull();
  }

  @Test
  void an_unknown_preset_is_the_legible_one() {
    assertThat(track(99, "Hello")).isEqualTo(track(24, "Hello"));
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 33, 36, 41})
  void captions_stay_where_players_show_no_buttons(int preset) {
    for (int[] size : new int[][] {{540, 960}, {540, 540}, {960, 540}, {270, 480}}) {
      for (var text :
          List.of(ENGLISH, GREEK, "Counterrevolutionaries incomprehensibilities everywhere")) {
        var track = track(preset, text);
        var painter = new CaptionPainter(track, size[0], size[1]);
        for (var page : track.pages()) {
          var patch = painter.patch(page, 0);

          assertThat(patch.left()).isGreaterThanOrEqualTo((int) (size[0] * 0.06));
          assertThat(patch.left() + patch.width()).isLessThanOrEqualTo((int) (size[0] * 0.94));
          assertThat(patch.top()).isGreaterThan((int) (size[1] * 0.12));
          assertThat(patch.top() + patch.height()).isLessThanOrEqualTo((int) (size[1] * 0.82));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 33, 36, 41})
  void a_thousand_characters_without_a_space_stay_there_too(int preset) {
    String text = "Donaudampfschiff".repeat(62) + "fahrt...";
    var track = CaptionTrack.of(preset, List.of(new CaptionWord(text, 6, 186)), 200, 30);
    for (int[] size : new int[][] {{270, 480}, {480, 270}}) {
      var painter = new CaptionPainter(track, size[0], size[1]);
      for (var page : List.of(track.pages().getFirst(), track.pages().getLast())) {
        var patch = painter.patch(page, 0);

        assertThat(patch.left()).isGreaterThanOrEqualTo((int) (size[0] * 0.06));
        assertThat(patch.left() + patch.width()).isLessThanOrEqualTo((int) (size[0] * 0.94));
        assertThat(patch.height()).as("legible").isGreaterThan(size[1] / 100);
      }
    }
    assertThat(text(track).replace(" ", "")).isEqualTo(text);
  }

  @Test
  void a_word_too_long_for_a_page_is_shown_in_parts_while_it_is_spoken() {
    var track = CaptionTrack.of(24, List.of(new CaptionWord("a".repeat(60), 0, 90)), 100, 30);

    assertThat(track.pages())
        .extracting(page -> page.words().getFirst())
        .containsExactly(
            new CaptionWord("a".repeat(20), 0, 30),
            new CaptionWord("a".repeat(20), 30, 60),
            new CaptionWord("a".repeat(20), 60, 90));
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 33, 36, 41})
  void letters_stand_out_from_light_and_from_dark_pictures(int preset) {
    var track = track(preset, "Quiet sea");
    var painter = new CaptionPainter(track, WIDTH, HEIGHT);
    var patch = painter.patch(track.pages().getFirst(), 0);
    for (int ground : new int[] {40, 200}) {
      byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];
      java.util.Arrays.fill(frame, (byte) ground);

      patch.drawOn(frame, WIDTH, HEIGHT, 0, 256);

      int white = 0;
      int black = 0;
      for (int at = 0; at < WIDTH * HEIGHT; at++) {
        white += (frame[at] & 0xff) > 225 ? 1 : 0;
        black += (frame[at] & 0xff) < 25 ? 1 : 0;
      }
      assertThat(white).as("white letters").isGreaterThan(3000);
      assertThat(black).as("dark rim").isGreaterThan(2500);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 33, 36, 41})
  void the_spoken_word_looks_different(int preset) {
    var track = track(preset, "Quiet sea");
    var painter = new CaptionPainter(track, WIDTH, HEIGHT);
    var page = track.pages().getFirst();

    assertThat(painter.patch(page, 0).blue()).isNotEqualTo(painter.patch(page, 1).blue());
  }

  @Test
  void white_is_white_in_limited_range() {
    var track = track(36, "III");
    var patch =
        new CaptionPainter(track(36, "I O"), WIDTH, HEIGHT).patch(track.pages().getFirst(), 0);

    int brightest = 0;
    for (byte luma : patch.luma()) {
      brightest = Math.max(brightest, luma & 0xff);
    }
    assertThat(brightest).isLessThanOrEqualTo(235);
  }

  private static CaptionTrack track(int preset, String text) {
    var words = new ArrayList<CaptionWord>();
    int frame = 6;
    for (var part : text.split(" ")) {
      words.add(new CaptionWord(part, frame, frame + 9));
      frame += 9;
    }
    return CaptionTrack.of(preset, words, 200, 30);
  }

  private static String text(CaptionTrack track) {
    return track.pages().stream()
        .flatMap(page -> page.words().stream())
        .map(CaptionWord::text)
        .collect(Collectors.joining(" "));
  }
}
