package reelsmith.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reelsmith.render.FilmBrief;
import reelsmith.render.FilmInputs;
import reelsmith.render.FilmPlan;
import reelsmith.render.FrameSize;
import reelsmith.render.SlideBrief;
import reelsmith.stage.LengthFit.Effort;
import reelsmith.stage.LengthFit.Line;
import reelsmith.template.SlideSound;
import reelsmith.template.Storyboard;

/// Lengths that are fitted, against the plan of the film that comes of it. Takes no time.
class LengthFitTests {

  private static final int NATURAL = 100;
  private static final double FRAME = 1.0 / FilmBriefs.FRAMES_PER_SECOND;
  private static final Line BLANK = new Line(0, false);

  /// A line of a script: so many seconds spoken, or a text that is read.
  private record Told(double spoken, String read) {

    Line line() {
      return spoken > 0
          ? new Line(spoken, true)
          : new Line(ReadingPace.seconds(read, NATURAL), false);
    }
  }

  @Test
  void the_film_is_as_long_as_it_was_fitted_to() {
    long seed = Long.getLong("seed", 20_261_129L);
    var random = new Random(seed);
    int fitted = 0;
    for (int i = 0; i < 3_000; i++) {
      List<Told> script = script(random);
      List<Line> lines = script.stream().map(Told::line).toList();
      int target = 5 + random.nextInt(60);
      int pace = 80 + random.nextInt(121);
      Effort effort = Effort.values()[random.nextInt(Effort.values().length)];

      Optional<LengthFit> fit = LengthFit.of(lines, target, effort, pace);

      if (fit.isPresent()) {
        fitted++;
        double film = plan(script, fit.get()).seconds();
        String about =
            "film %d of seed %d: %s as %s for %d s".formatted(i, seed, script, fit, target);
        assertThat(film)
            .as(about)
            .isCloseTo(LengthFit.filmSeconds(lines, fit.get()), within(script.size() * FRAME));
        assertThat(film)
            .as(about)
            .isBetween(0.9 * target - script.size() * FRAME, 1.1 * target + script.size() * FRAME);
        assertThat(fit.get().speedPercentage()).as(about).isBetween(80, 200);
      }
    }
    assertThat(fitted).isGreaterThan(500);
  }

  private static List<Told> script(Random random) {
    List<Told> script = new ArrayList<>();
    int slides = 1 + random.nextInt(12);
    for (int slide = 0; slide < slides; slide++) {
      script.add(
          switch (random.nextInt(3)) {
            case 0 -> new Told(0.3 + 5 * random.nextDouble(), "");
            case 1 -> new Told(0, "word ".repeat(1 + random.nextInt(20)).strip());
            default -> new Told(0, "");
          });
    }
    return script;
  }

  @Test
  void no_pace_makes_a_silent_slide_shorter_than_it_is_looked_at() {
    assertThat(LengthFit.filmSeconds(List.of(BLANK, BLANK), new LengthFit(200, 0))).isEqualTo(5);
    assertThat(LengthFit.of(List.of(BLANK, BLANK, BLANK, BLANK), 6, Effort.EVERYTHING, NATURAL))
        .isEmpty();
    assertThat(LengthFit.of(List.of(BLANK, BLANK), 5, Effort.GENTLE, NATURAL))
        .contains(LengthFit.NATURAL);
  }

  @Test
  void what_cannot_be_met_is_not_fitted() {
    List<Line> lines = List.of(new Line(3, true), new Line(4, true), new Line(0.5, true), BLANK);

    assertThat(LengthFit.of(lines, 12, Effort.GENTLE, NATURAL)).isPresent();
    assertThat(LengthFit.of(lines, 40, Effort.EVERYTHING, NATURAL)).isEmpty();
  }

  @Test
  void fitting_begins_at_the_pace_that_was_wished() {
    List<Line> lines = List.of(new Line(6, true), new Line(6, true));

    assertThat(LengthFit.of(lines, 10, Effort.GENTLE, 150).map(LengthFit::speedPercentage))
        .contains(150);
    assertThat(LengthFit.of(lines, 10, Effort.GENTLE, NATURAL)).isEmpty();
    assertThat(LengthFit.of(lines, 10, Effort.EVERYTHING, NATURAL).map(LengthFit::speedPercentage))
        .hasValueSatisfying(speed -> assertThat(speed).isGreaterThan(NATURAL));
  }

  private static FilmPlan plan(List<Told> script, LengthFit fit) {
    Map<Path, String> digests = new HashMap<>();
    Map<Path, Long> samples = new HashMap<>();
    Map<UUID, Path> paths = new HashMap<>();
    List<Storyboard.Scene> scenes = new ArrayList<>();
    List<SlideSound> sounds = new ArrayList<>();
    for (Told told : script) {
      int index = scenes.size() + 1;
      scenes.add(
          new Storyboard.Scene(
              UUID.randomUUID(), index, "Narrator", told.read(), "a pond", "", List.of()));
      sounds.add(sound(index, told, fit, samples, paths));
    }
    var storyboard =
        new Storyboard(
            "Title",
            "Calm",
            List.of(),
            scenes,
            fit.speedPercentage(),
            fit.pauseSeconds(),
            null,
            null);
    List<SlideBrief> slides = new ArrayList<>();
    for (Storyboard.Scene scene : scenes) {
      Path picture = Path.of("picture-%d.png".formatted(scene.index()));
      digests.put(picture, "digest");
      slides.add(
          FilmBriefs.slide(storyboard, scene, sounds.get(scene.index() - 1), picture, paths));
    }
    samples.keySet().forEach(narration -> digests.put(narration, "digest"));
    var brief =
        new FilmBrief(new FrameSize(270, 480), FilmBriefs.FRAMES_PER_SECOND, slides, null, 0, true);
    return FilmPlan.of(brief, new FilmInputs(digests, samples), "encoder");
  }

  private static SlideSound sound(
      int index, Told told, LengthFit fit, Map<Path, Long> samples, Map<UUID, Path> paths) {
    int speed = fit.speedPercentage();
    @Nullable UUID artifact = told.spoken() > 0 ? UUID.randomUUID() : null;
    if (artifact == null) {
      return new SlideSound(
          index,
          null,
          ReadingPace.seconds(told.read(), speed),
          ReadingPace.words(told.read(), speed));
    }
    Path narration = Path.of("narration-%d.wav".formatted(index));
    long heard = Math.round(told.spoken() * NATURAL / speed * FilmBrief.SAMPLE_RATE);
    samples.put(narration, heard);
    paths.put(artifact, narration);
    return new SlideSound(index, artifact, (double) heard / FilmBrief.SAMPLE_RATE, List.of());
  }
}
