package reelsmith.provider.offline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import reelsmith.provider.Gender;
import reelsmith.provider.PictureRequest;
import reelsmith.provider.Script;
import reelsmith.provider.VisualStyle;

/// Compares the colours that cover the drawn cast, which stay when pose, size and place change.
class CharacterConstancyTests {

  private static final BriefReader READER = new BriefReader(Icons.load());
  private static final Composer COMPOSER = new Composer();
  private static final Script.Character MIA =
      new Script.Character("Mia", Gender.FEMALE, "8", "curly red hair and a green dress");
  private static final Script.Character ANN =
      new Script.Character("Ann", Gender.FEMALE, "30", "long black hair and a yellow coat");

  @Test
  void a_figure_keeps_its_colours_while_pose_and_place_change() {
    var walking = colors("Mia walks in the forest", MIA);
    var cheering = colors("Mia cheers, arms up, in the village", MIA);
    var somebodyElse = colors("Ann walks in the forest", ANN);

    assertThat(overlap(walking, cheering)).isGreaterThan(.75);
    assertThat(overlap(walking, somebodyElse)).isLessThan(.5);
  }

  /// Shares of 6 × 6 × 6 colours among the pixels of the cast.
  private static double[] colors(String picture, Script.Character character) {
    var brief =
        READER.read(
            new PictureRequest(
                picture, "", List.of(character), VisualStyle.ANIME, null, 270, 480, null, null, 5));
    var cast = COMPOSER.compose(brief, 270, 480, false).cast();
    var counts = new double[216];
    for (int color : cast.data()) {
      if (color >>> 24 == 255) {
        counts[(color >> 16 & 255) / 43 * 36 + (color >> 8 & 255) / 43 * 6 + (color & 255) / 43]++;
      }
    }
    double sum = Arrays.stream(counts).sum();
    return Arrays.stream(counts).map(count -> count / sum).toArray();
  }

  private static double overlap(double[] one, double[] other) {
    double shared = 0;
    for (int i = 0; i < one.length; i++) {
      shared += Math.min(one[i], other[i]);
    }
    return shared;
  }
}
