package reelsmith.provider.offline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reelsmith.provider.Fidelity;
import reelsmith.provider.Gender;
import reelsmith.provider.PictureRequest;
import reelsmith.provider.Script;
import reelsmith.provider.VisualStyle;

class OfflineIllustratorTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Script.Character MIA =
      new Script.Character("Mia", Gender.FEMALE, "8", "curly red hair, a green dress");

  private static Scheduler scheduler;
  private static OfflineIllustrator illustrator;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    scheduler = Schedulers.newBoundedElastic(1, 100, "illustrator-test");
    illustrator = new OfflineIllustrator(scheduler);
  }

  @AfterAll
  static void stop() {
    scheduler.dispose();
  }

  @Test
  void the_same_request_gives_the_same_bytes() throws IOException {
    var request = request("Mia waves in the forest", VisualStyle.OIL_PAINTING, 270, 480);

    var first = Files.readAllBytes(draw(request, "first"));
    var second = Files.readAllBytes(draw(request, "second"));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void another_seed_gives_another_picture() throws IOException {
    var request = request("a village by day", VisualStyle.FLAT_VECTOR, 270, 480);

    var one = ImageIO.read(draw(request, "one").toFile());
    var other = ImageIO.read(draw(withSeed(request, 8), "other").toFile());

    assertThat(difference(one, other)).isGreaterThan(2);
  }

  /// Tone, colour and texture of each pair must differ more than those of two seeds of one style
  /// do.
  @Test
  void all_fifteen_styles_can_be_told_apart() throws IOException {
    var prints = new EnumMap<VisualStyle, double[]>(VisualStyle.class);
    double farthestSeeds = 0;
    for (var style : VisualStyle.values()) {
      if (style != VisualStyle.CUSTOM) {
        var request = request("Mia walks through the village", style, 216, 384);
        var drawn = fingerprint(ImageIO.read(draw(request, style.name()).toFile()));
        prints.put(style, drawn);
        if (style.ordinal() % 4 == 0) {
          var reseeded = ImageIO.read(draw(withSeed(request, 9), style + "-9").toFile());
          farthestSeeds = Math.max(farthestSeeds, distance(drawn, fingerprint(reseeded)));
        }
      }
    }

    var tooClose = new ArrayList<String>();
    for (var one : prints.entrySet()) {
      for (var other : prints.entrySet()) {
        double apart = distance(one.getValue(), other.getValue());
        if (one.getKey().compareTo(other.getKey()) < 0 && apart < farthestSeeds * 1.25) {
          tooClose.add("%s and %s: %.1f".formatted(one.getKey(), other.getKey(), apart));
        }
      }
    }

    assertThat(prints).hasSize(15);
    assertThat(tooClose).as("pairs closer than seeds, which reach %.1f", farthestSeeds).isEmpty();
  }

  @Test
  void two_slides_at_one_place_look_more_alike_than_two_places() throws IOException {
    var beach = read(request("waves at the beach by day", VisualStyle.FLAT_VECTOR, 270, 480));
    var sameBeach = read(request("calm beach by day", VisualStyle.FLAT_VECTOR, 270, 480));
    var cave = read(request("a cave by day", VisualStyle.FLAT_VECTOR, 270, 480));

    assertThat(difference(beach, sameBeach)).isLessThan(difference(beach, cave) / 2);
  }

  @Test
  void night_is_darker_than_day() throws IOException {
    var day = read(request("the village by day", VisualStyle.SEMI_REALISTIC_PAINTERLY, 270, 480));
    var night =
        read(request("the village at night", VisualStyle.SEMI_REALISTIC_PAINTERLY, 270, 480));

    assertThat(brightness(night)).isLessThan(brightness(day) * .7);
  }

  @ParameterizedTest
  @CsvSource({"480,270", "270,270", "64,480", "297,528"})
  void any_size_is_met_exactly(int width, int height) throws IOException {
    var picture = read(request("Mia and a fox at the lake", VisualStyle.ANIME, width, height));

    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  @Test
  void a_blank_picture_becomes_calm_scenery_and_is_said_to_be_approximated() throws IOException {
    var target = folder.resolve("blank.png");
    var request =
        new PictureRequest(
            " ", "", List.of(), VisualStyle.FLAT_VECTOR, null, 270, 480, null, null, 7);

    StepVerifier.create(illustrator.draw(request, target))
        .expectNext(Fidelity.APPROXIMATED)
        .expectComplete()
        .verify(PATIENCE);

    assertThat(colors(ImageIO.read(target.toFile()))).isGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "PHOTOREALISTIC,APPROXIMATED",
    "THREE_D_ANIMATED,APPROXIMATED",
    "CLAYMATION,APPROXIMATED",
    "CUSTOM,APPROXIMATED",
    "NOIR,EXACT",
    "WATERCOLOR_STORYBOOK,EXACT"
  })
  void what_shapes_can_only_come_close_to_is_said_to_be_approximated(
      VisualStyle style, Fidelity expected) {
    var request = request("a fox in the forest", style, 90, 160);

    StepVerifier.create(illustrator.draw(request, folder.resolve("fox.png")))
        .expectNext(expected)
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void a_sheet_shows_every_character() throws IOException {
    var fox = new Script.Character("Rex", null, null, "a fox with a red scarf");
    var none = sheet("none.png", List.of(MIA));
    var both = sheet("both.png", List.of(MIA, fox));

    assertThat(inkIn(both, 0, 135)).isGreaterThan(500);
    assertThat(inkIn(both, 135, 270)).isGreaterThan(500);
    assertThat(inkIn(none, 0, 60)).isLessThan(100);
  }

  @Test
  void an_impossible_size_is_refused() {
    var request = request("a fox", VisualStyle.ANIME, 0, 480);

    StepVerifier.create(illustrator.draw(request, folder.resolve("never.png")))
        .expectError(IllegalArgumentException.class)
        .verify(PATIENCE);

    assertThat(folder.resolve("never.png")).doesNotExist();
  }

  @Test
  void only_the_finished_picture_is_left_in_the_folder() throws IOException {
    draw(request("a fox", VisualStyle.FLAT_VECTOR, 90, 160), "fox");

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("fox.png");
    }
  }

  private static PictureRequest request(String picture, VisualStyle style, int width, int height) {
    var cast = picture.contains("Mia") ? List.of(MIA) : List.<Script.Character>of();
    return new PictureRequest(picture, "", cast, style, null, width, height, null, null, 7);
  }

  private static PictureRequest withSeed(PictureRequest request, long seed) {
    return new PictureRequest(
        request.picture(),
        "",
        request.characters(),
        request.style(),
        null,
        request.width(),
        request.height(),
        null,
        null,
        seed);
  }

  private BufferedImage sheet(String name, List<Script.Character> cast) throws IOException {
    var target = folder.resolve(name);
    var request =
        new PictureRequest("", "", cast, VisualStyle.FLAT_VECTOR, null, 270, 160, null, null, 7);
    StepVerifier.create(illustrator.drawCharacterSheet(request, target))
        .expectNextCount(1)
        .expectComplete()
        .verify(PATIENCE);
    return ImageIO.read(target.toFile());
  }

  private Path draw(PictureRequest request, String name) {
    var target = folder.resolve(name + ".png");
    StepVerifier.create(illustrator.draw(request, target))
        .expectNextCount(1)
        .expectComplete()
        .verify(PATIENCE);
    return target;
  }

  private @Nullable BufferedImage read(PictureRequest request) throws IOException {
    return ImageIO.read(draw(request, "picture").toFile());
  }

  /// Mean difference of the channels, of 255, after shrinking to cells of 15 pixels.
  private static double difference(BufferedImage one, BufferedImage other) {
    var left = cells(one);
    var right = cells(other);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += Math.abs(left[i] - right[i]);
    }
    return sum / left.length;
  }

  private static double[] cells(BufferedImage image) {
    int columns = image.getWidth() / 15;
    int rows = image.getHeight() / 15;
    var cells = new double[columns * rows * 3];
    for (int y = 0; y < rows * 15; y++) {
      for (int x = 0; x < columns * 15; x++) {
        int cell = (y / 15 * columns + x / 15) * 3;
        for (int channel = 0; channel < 3; channel++) {
          cells[cell + channel] += (image.getRGB(x, y) >> (16 - 8 * channel) & 255) / 225.0;
        }
      }
    }
    return cells;
  }

  /// What an eye notes about a style whatever is shown: mean and spread of lightness and of colour,
  /// roughness at three scales, shares of dark, pale and smooth parts.
  private static double[] fingerprint(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var light = new double[width * height];
    double meanSaturation = 0;
    double warmth = 0;
    double dark = 0;
    double pale = 0;
    for (int i = 0; i < light.length; i++) {
      int color = image.getRGB(i % width, i / width);
      int red = color >> 16 & 255;
      int green = color >> 8 & 255;
      int blue = color & 255;
      light[i] = red * .299 + green * .587 + blue * .114;
      meanSaturation += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
      warmth += red - blue;
      dark += light[i] < 40 ? 1 : 0;
      pale += light[i] > 228 ? 1 : 0;
    }
    double mean = 0;
    for (double value : light) {
      mean += value / light.length;
    }
    double spread = 0;
    for (double value : light) {
      spread += Math.abs(value - mean) / light.length;
    }
    return new double[] {
      mean * .5,
      spread,
      meanSaturation / light.length,
      warmth / light.length * .6,
      dark / light.length * 120,
      pale / light.length * 120,
      roughness(light, width, height, 1) * 3,
      roughness(light, width, height, 3) * 1.6,
      roughness(light, width, height, 8),
      smoothness(light, width, height) * 60
    };
  }

  /// The share of places without any visible change.
  private static double smoothness(double[] light, int width, int height) {
    double smooth = 0;
    for (int i = 0; i < light.length - width - 1; i++) {
      double change = Math.abs(light[i] - light[i + 1]) + Math.abs(light[i] - light[i + width]);
      smooth += change < 2.5 ? 1 : 0;
    }
    return smooth / (width * height);
  }

  private static double roughness(double[] light, int width, int height, int step) {
    double sum = 0;
    for (int y = step; y < height - step; y++) {
      for (int x = step; x < width - step; x++) {
        int i = y * width + x;
        sum += Math.abs(2 * light[i] - light[i - step] - light[i + step]);
        sum += Math.abs(2 * light[i] - light[i - step * width] - light[i + step * width]);
      }
    }
    return sum / (2.0 * width * height);
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum);
  }

  private static double brightness(BufferedImage image) {
    double sum = 0;
    for (double value : cells(image)) {
      sum += value;
    }
    return sum;
  }

  private static long colors(BufferedImage image) {
    var seen = new java.util.HashSet<Integer>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        seen.add(image.getRGB(x, y));
      }
    }
    return seen.size();
  }

  /// Pixels with a clear colour between two columns.
  private static int inkIn(BufferedImage image, int from, int to) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = from; x < to; x++) {
        int color = image.getRGB(x, y);
        int red = color >> 16 & 255;
        int blue = color & 255;
        int green = color >> 8 & 255;
        if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > 50) {
          count++;
        }
      }
    }
    return count;
  }
}
