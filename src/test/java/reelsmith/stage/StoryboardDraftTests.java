package reelsmith.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reelsmith.provider.Gender;
import reelsmith.provider.Script;
import reelsmith.provider.VoiceActor;
import reelsmith.template.Production;
import reelsmith.template.Productions;
import reelsmith.template.SlideWish;
import reelsmith.template.Storyboard;

/// Brought scripts turned into storyboards, and lengths that are fitted. Takes no time.
class StoryboardDraftTests {

  @Test
  void characters_get_their_captions_in_the_order_in_which_they_speak() {
    Storyboard storyboard = storyboard("Eve", "Tom", "Eve", "Ann", "Bob", "Zoe");

    assertThat(storyboard.scenes().stream().map(storyboard::captionPresetOf))
        .containsExactly(24, 33, 24, 36, 41, 24);
  }

  @Test
  void speakers_nobody_described_become_characters_with_voices_of_their_own() {
    Storyboard storyboard = storyboard("Eve", "Tom", "Narrator");

    assertThat(storyboard.cast())
        .extracting(Storyboard.CastMember::name)
        .containsExactly("Eve", "Tom");
    assertThat(storyboard.scenes().stream().map(storyboard::voiceOf))
        .doesNotHaveDuplicates()
        .doesNotContainNull();
  }

  @Test
  void slides_keep_their_ids_over_runs_of_the_same_video() {
    List<?> once =
        storyboard("Eve", "Tom").scenes().stream().map(Storyboard.Scene::slideId).toList();

    assertThat(storyboard("Tom", "Eve").scenes().stream().map(Storyboard.Scene::slideId).toList())
        .isEqualTo(once)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_draft_that_was_paid_for_is_read_as_it_was_written() {
    Script script = StoryboardDraft.brought(Productions.spoken(wish("Hi.", "Al", "A boat.")));

    assertThat(StageJson.read(StageJson.write(script), Script.class)).isEqualTo(script);
  }

  @Test
  void who_is_seen_is_named_as_a_word_of_its_own() {
    Script script =
        StoryboardDraft.brought(
            Productions.spoken(
                wish("Hi.", "Al", null),
                wish("Oh.", "Eve", null),
                wish("", null, "A boat (AL's), and Eve."),
                wish("", null, "A tall tree, also every evening.")));

    assertThat(script.slides().get(2).visible()).containsExactly("Al", "Eve");
    assertThat(script.slides().get(3).visible()).isEmpty();
  }

  @Test
  void marks_and_pictures_of_faces_are_not_spoken() {
    Script script = StoryboardDraft.brought(Productions.spoken(wish("**Hush!** 🙂", null, null)));

    assertThat(script.slides().getFirst().narration()).isEqualTo("Hush!");
  }

  /// Narrations of about one unit, in the marks that people type.
  @Test
  void the_units_of_a_brought_script_are_those_of_what_is_spoken() {
    long seed = Long.getLong("seed", 20_260_319L);
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      SlideWish[] slides = new SlideWish[1 + random.nextInt(4)];
      Arrays.setAll(slides, slide -> wish(markedUp(random), null, null));
      Production production = Productions.spoken(slides);

      int spoken =
          storyboard(production).scenes().stream()
              .mapToInt(scene -> Production.units(scene.narration()))
              .sum();

      assertThat(production.narrationUnits())
          .as("script %d of seed %d: %s", i, seed, List.of(slides))
          .isEqualTo(spoken);
    }
  }

  private static String markedUp(Random random) {
    String text = "It was dark & 2 * 3. ".repeat(10).substring(0, random.nextInt(205));
    return switch (random.nextInt(9)) {
      case 0 -> "**" + text + "**";
      case 1 -> "# " + text + "\n\n" + text;
      case 2 -> "<b>" + text + "</b> &amp; so on";
      case 3 -> text + " \ud83d\ude42\ud83d\udd11";
      case 4 -> "- " + text + "\n- " + text;
      case 5 -> "See https://example.com/" + "x".repeat(random.nextInt(150)) + " " + text;
      case 6 -> "e\u0301".repeat(random.nextInt(120));
      case 7 -> " \t" + text.replace(" ", "   ");
      default -> text;
    };
  }

  @Test
  void a_picture_keeps_what_was_seen_before_unless_it_says_otherwise() {
    Script script =
        StoryboardDraft.brought(
            Productions.spoken(
                wish("One.", null, "a forest at night\nin the rain"),
                wish("Two.", null, "Mara opens a letter"),
                wish("Three.", null, "she reads")));

    assertThat(script.slides())
        .extracting(Script.Slide::continuity)
        .containsExactly(
            "",
            "As before: a forest at night in the rain",
            "As before: Mara opens a letter\nAs before: a forest at night in the rain");
  }

  @Test
  void what_was_seen_long_before_is_forgotten_but_never_the_picture_before() {
    String hills = "a hill ".repeat(143).strip();
    Script script =
        StoryboardDraft.brought(
            Productions.spoken(
                wish("", null, "a pond"), wish("", null, hills), wish("", null, "a mill")));

    assertThat(script.slides().get(2).continuity()).isEqualTo("As before: " + hills);
  }

  @Test
  void in_a_silent_film_nobody_has_a_voice_and_everybody_their_captions() {
    Production silent = Productions.silent(wish("Hello.", "Mara", null), wish("Hi.", "Tom", null));

    Storyboard storyboard =
        StoryboardDraft.of(
            StoryboardDraft.brought(silent), silent, 7, List.of(), LengthFit.NATURAL);

    assertThat(storyboard.scenes()).hasSize(2).allMatch(scene -> storyboard.voiceOf(scene) == null);
    assertThat(storyboard.scenes().stream().map(storyboard::captionPresetOf))
        .containsExactly(24, 33);
  }

  private static Storyboard storyboard(String... speakers) {
    List<SlideWish> slides = new ArrayList<>();
    for (String speaker : speakers) {
      slides.add(wish("A line of " + speaker, speaker, null));
    }
    return storyboard(Productions.spoken(slides.toArray(SlideWish[]::new)));
  }

  private static Storyboard storyboard(Production production) {
    List<VoiceActor> voices = new ArrayList<>();
    for (int id = 1; id <= 8; id++) {
      voices.add(
          new VoiceActor(
              id,
              "Voice " + id,
              id % 2 == 0 ? Gender.FEMALE : Gender.MALE,
              "adult",
              "american",
              List.of("en")));
    }
    return StoryboardDraft.of(
        StoryboardDraft.brought(production), production, 7, voices, LengthFit.NATURAL);
  }

  private static SlideWish wish(
      String narration, @Nullable String speaker, @Nullable String picture) {
    return new SlideWish(narration, speaker, picture);
  }
}
