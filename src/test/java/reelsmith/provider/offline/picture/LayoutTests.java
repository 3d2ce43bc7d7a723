package reelsmith.provider.offline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.provider.Gender;
import reelsmith.provider.PictureRequest;
import reelsmith.provider.Script;
import reelsmith.provider.VisualStyle;

class LayoutTests {

  private static final BriefReader READER = new BriefReader(Icons.load());
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 1778;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void faces_are_above_the_captions_and_feet_above_the_lowest_fifth(int count) {
    var cast =
        List.of("Ann", "Bea", "Cia", "Dora").subList(0, count).stream()
            .map(name -> new Script.Character(name, Gender.FEMALE, "30", ""))
            .toList();

    var places = places("they stand in the village", cast);

    assertThat(places).hasSize(count);
    assertThat(places)
        .allSatisfy(
            place -> {
              assertThat(place.bottom()).isLessThan(HEIGHT * .8);
              assertThat(place.bottom() - place.size() * .85).isLessThan(HEIGHT * .55);
              assertThat(place.x()).isBetween(WIDTH * .08, WIDTH * .92);
            });
  }

  @Test
  void an_ant_is_smaller_than_a_house() {
    var places = places("an ant before a house in the meadow", List.of());

    assertThat(sizeOf(places, "ant")).isLessThan(sizeOf(places, "house") * .6);
  }

  @Test
  void an_ant_alone_fills_the_stage() {
    var places = places("an ant in the meadow", List.of());

    assertThat(sizeOf(places, "ant")).isGreaterThan(WIDTH * .4);
  }

  @Test
  void birds_fly_and_cows_stand() {
    var places = places("an eagle above a cow on the farm", List.of());

    assertThat(bottomOf(places, "eagle")).isLessThan(HEIGHT * .5);
    assertThat(bottomOf(places, "cow")).isGreaterThan(HEIGHT * .65);
  }

  @Test
  void buildings_stand_far_behind_people() {
    var mia = new Script.Character("Mia", Gender.FEMALE, "8", "");

    var places = places("Mia at the lighthouse by the sea", List.of(mia));

    assertThat(places.getFirst().icon().name()).isEqualTo("lighthouse");
    assertThat(places.getFirst().isFar()).isTrue();
  }

  private static List<Layout.Place> places(String picture, List<Script.Character> cast) {
    var brief =
        READER.read(
            new PictureRequest(
                picture, "", cast, VisualStyle.ANIME, null, 270, 480, null, null, 5));
    return new Layout(brief, WIDTH, HEIGHT).places();
  }

  private static double sizeOf(List<Layout.Place> places, String icon) {
    return find(places, icon).size();
  }

  private static double bottomOf(List<Layout.Place> places, String icon) {
    return find(places, icon).bottom();
  }

  private static Layout.Place find(List<Layout.Place> places, String icon) {
    return places.stream()
        .filter(place -> place.icon().name().equals(icon))
        .findFirst()
        .orElseThrow();
  }
}
