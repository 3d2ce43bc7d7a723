package reelsmith.provider.offline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IconsTests {

  private static final Icons ICONS = Icons.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A lighthouse above the waves|lighthouse",
        "An old dragon guards the hill|dragon",
        "Two puppies play with a ball|dog-face",
        "He finds a treasure chest|treasure-chest",
        "A yellow taxi waits in the rain|taxi",
        "She opens the magic book|open-book",
        "Wolves howl|wolf",
        "A slice of cake on a plate|shortcake",
        "She carries a red umbrella|umbrella",
        "A rocket lifts off|rocket",
        "A cup of coffee steams|hot-beverage",
        "The fire truck arrives|fire-engine",
        "Seagulls over the pier|dove",
        "Butterflies dance|butterfly",
        "A boat drifts by|sailboat",
        "A robot paints|robot",
        "A whale sings|whale",
        "The grandfather clock strikes|mantelpiece-clock",
        "A basket of strawberries|basket",
        "The squirrel hides its acorn|chipmunk"
      })
  void a_noun_leads_to_its_icon(String text, String icon) {
    var mentions = ICONS.mentionedIn(Words.of(text));

    assertThat(mentions).extracting(mention -> mention.icon().name()).contains(icon);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A girl in green watches the sunset",
        "They run down the long road at night",
        "He stands on the hill and thinks of home again and again at dusk in the rain",
        "The sun rose over the calm water",
        "She saw him wave and felt sure",
        "Birds of a feather"
      })
  void words_that_are_no_things_lead_to_nothing_odd(String text) {
    var mentions = ICONS.mentionedIn(Words.of(text));

    assertThat(mentions)
        .extracting(mention -> mention.icon().name())
        .doesNotContain(
            "green-apple", "watch", "sunset", "rose", "ring", "carpentry-saw", "water-wave");
  }

  @Test
  void the_longest_name_wins() {
    var mentions = ICONS.mentionedIn(Words.of("a teddy bear and a hot air balloon"));

    assertThat(mentions)
        .extracting(mention -> mention.icon().name())
        .containsExactly("teddy-bear", "balloon");
  }

  @Test
  void icons_can_be_drawn() {
    var painter = new IconPainter();
    var some = ICONS.all().stream().filter(icon -> icon.name().hashCode() % 12 == 0).toList();

    var colors = some.stream().map(painter::color).distinct().count();

    assertThat(ICONS.all()).hasSizeGreaterThan(500);
    assertThat(colors).isGreaterThan(some.size() / 3);
  }

  @Test
  @Tag("long")
  void every_icon_can_be_drawn() {
    var painter = new IconPainter();

    var colors = ICONS.all().stream().map(painter::color).distinct().count();

    assertThat(colors).isGreaterThan(60);
  }

  @Test
  void every_face_that_looks_rely_on_exists() {
    assertThat(Species.BODIES).allSatisfy(name -> assertThat(ICONS.find(name)).isPresent());
  }
}
