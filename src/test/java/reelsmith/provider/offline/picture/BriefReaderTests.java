package reelsmith.provider.offline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelsmith.provider.Gender;
import reelsmith.provider.PictureRequest;
import reelsmith.provider.Script;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.offline.picture.Figure.Expression;
import reelsmith.provider.offline.picture.Figure.Pose;
import reelsmith.provider.offline.picture.Surroundings.Daytime;

class BriefReaderTests {

  private static final BriefReader READER = new BriefReader(Icons.load());
  private static final Script.Character MIA =
      new Script.Character(
          "Mia", Gender.FEMALE, "8", "a girl with curly red hair and a green dress");
  private static final Script.Character TOM =
      new Script.Character("Old Tom", Gender.MALE, "70", "white beard, blue coat, glasses");
  private static final Script.Character REX =
      new Script.Character("Rex", null, null, "a clever fox with a red scarf");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a sandy beach|SEA",
        "deep in the forest|FOREST",
        "a busy city street|CITY",
        "the summit of a mountain|MOUNTAIN",
        "sand dunes of the desert|DESERT",
        "an astronaut floats in outer space|SPACE",
        "her bedroom|ROOM",
        "a warm kitchen|KITCHEN",
        "the school library|SCHOOL",
        "a modern office|OFFICE",
        "a snowy village|VILLAGE",
        "green hills|MEADOW",
        "a lake at dawn|RIVER",
        "underwater among corals|UNDERWATER",
        "the castle gate|CASTLE",
        "a dark cave|CAVE",
        "a farm with cows|FARM",
        "on stage before a crowd|STAGE",
        "the hospital|LABORATORY",
        "a country road|ROAD",
        "the railway tracks|TRAIN"
      })
  void words_lead_to_their_place(String picture, Place place) {
    assertThat(read(picture, "").surroundings().place()).isEqualTo(place);
  }

  @Test
  void what_the_picture_leaves_open_stays_as_it_was() {
    var before = read("Mia reads in the library at night", "", MIA);

    var after = read("Mia smiles", "same library at night", MIA);

    assertThat(after.surroundings().place()).isEqualTo(Place.SCHOOL);
    assertThat(after.surroundings().daytime()).isEqualTo(Daytime.NIGHT);
    assertThat(after.scenerySeed()).isEqualTo(before.scenerySeed());
    assertThat(after.momentSeed()).isNotEqualTo(before.momentSeed());
  }

  @Test
  void what_was_seen_last_counts_most() {
    var third =
        read("Mia smiles", "As before: Mia runs in the rain\nAs before: a storm at sea", MIA);

    assertThat(third.surroundings().place()).isEqualTo(Place.SEA);
    assertThat(third.surroundings().weather()).isEqualTo(Surroundings.Weather.RAIN);
  }

  @Test
  void another_place_is_another_scenery() {
    assertThat(read("the beach", "").scenerySeed())
        .isNotEqualTo(read("the forest", "").scenerySeed());
  }

  @Test
  void a_character_looks_the_same_in_all_slides_of_a_story() {
    var first = read("Mia walks in the forest", "", MIA).figures().getFirst();
    var second = read("Old Tom and Mia celebrate at home", "", TOM, MIA).figures().getLast();

    assertThat(second.look()).isEqualTo(first.look());
    assertThat(second.pose()).isNotEqualTo(first.pose());
  }

  @Test
  void a_look_is_drawn_as_described() {
    var tom = read("Old Tom", "", TOM).figures().getFirst().look();

    assertThat(tom.age()).isEqualTo(Look.Age.ELDER);
    assertThat(tom.garment()).isEqualTo(Look.Garment.COAT);
    assertThat(tom.extras()).contains(Look.Extra.BEARD, Look.Extra.GLASSES);
    assertThat(tom.top().getBlue()).isGreaterThan(tom.top().getRed());
  }

  @Test
  void an_animal_character_has_the_head_of_its_kind() {
    var rex = read("Rex runs", "", REX).figures().getFirst();

    assertThat(rex.look().species()).isNotNull().extracting(Icon::name).isEqualTo("fox");
    assertThat(read("the fox Rex runs", "", REX).things()).isEmpty();
  }

  @Test
  void each_character_does_what_is_said_of_it() {
    var brief = read("Mia waves at Rex. Rex is sad and sits down.", "", MIA, REX);

    assertThat(brief.figures()).extracting(Figure::pose).containsExactly(Pose.WAVING, Pose.SITTING);
    assertThat(brief.figures().getLast().expression()).isEqualTo(Expression.SAD);
  }

  @Test
  void what_is_carried_is_in_the_hand() {
    var brief = read("Mia is holding a lantern in the cave", "", MIA);

    assertThat(brief.figures().getFirst().held())
        .isNotNull()
        .extracting(Icon::name)
        .isEqualTo("lantern");
    assertThat(brief.things()).isEmpty();
  }

  @Test
  void people_without_a_name_are_drawn_as_people() {
    var brief = read("An old woman and a boy with a kite on the hill", "");

    assertThat(brief.figures()).hasSize(2);
    assertThat(brief.figures().getFirst().look().age()).isEqualTo(Look.Age.ELDER);
    assertThat(brief.figures().getLast().held()).isNotNull();
  }

  @Test
  void no_more_than_four_characters_are_shown() {
    var brief = read("everybody", "", MIA, TOM, REX, other("Ann"), other("Bob"));

    assertThat(brief.figures()).hasSize(4);
  }

  @Test
  void words_that_name_nothing_are_not_depicted() {
    assertThat(read("the meaning of it all", "").depicted()).isFalse();
    assertThat(read("", "").depicted()).isFalse();
    assertThat(read("a fox", "").depicted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "like a Van Gogh painting|OIL_PAINTING",
        "retro synthwave|NEON_CYBERPUNK",
        "stop motion puppets|CLAYMATION",
        "black and white film noir|NOIR",
        "papercut, flat and minimal|FLAT_VECTOR",
        "something nobody has seen|SEMI_REALISTIC_PAINTERLY"
      })
  void own_words_choose_the_nearest_style(String words, VisualStyle style) {
    assertThat(Recipes.nearest(words)).isEqualTo(style);
  }

  private static Script.Character other(String name) {
    return new Script.Character(name, null, null, "");
  }

  private static Brief read(String picture, String continuity, Script.Character... cast) {
    return READER.read(
        new PictureRequest(
            picture, continuity, List.of(cast), VisualStyle.ANIME, null, 270, 480, null, null, 5));
  }
}
