package reelsmith.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunState;
import reelsmith.pipeline.Runs;
import reelsmith.pipeline.StageState;
import reelsmith.pipeline.StageView;

/// How far a run has come and how long it takes, figured from its stages. Takes no time.
class VideoProgressTests {

  private static final UUID RUN = UUID.randomUUID();
  private static final UUID EARLIER_RUN = UUID.randomUUID();
  private static final Instant STARTED = Instant.parse("2026-01-01T12:00:00Z");
  private static final int SLIDES = 12;
  private static final List<String> PLAN =
      List.of(
          "script",
          "narration",
          "timing",
          "character_sheet",
          "slides",
          "music",
          "metadata",
          "segments",
          "sound",
          "film");

  private final List<StageView> stages = new ArrayList<>();
  private final List<Runs.ItemTiming> timings = new ArrayList<>();
  private Map<String, Double> averages = Map.of();

  VideoProgressTests() {
    PLAN.forEach(name -> stages.add(stage(name, StageState.WAITING, 0, 0, null)));
  }

  @Test
  void percent_grows_with_every_item_of_every_stage_and_reaches_a_hundred_only_at_the_end() {
    List<Integer> percents = new ArrayList<>();
    percents.add(progress().percent());
    for (String name : PLAN) {
      for (int item = 0; item <= SLIDES; item++) {
        running(name, item, SLIDES);
        percents.add(progress().percent());
      }
      done(name);
      percents.add(progress().percent());
    }

    assertThat(percents).isSorted().startsWith(0).endsWith(99);
    assertThat(progress(RunState.COMPLETED).percent()).isEqualTo(100);
  }

  @Test
  void percent_tells_each_slide_and_each_second_of_film() {
    done("script", "narration", "timing", "character_sheet", "music", "metadata");
    List<Integer> slides = new ArrayList<>();
    for (int slide = 0; slide <= SLIDES; slide++) {
      running("slides", slide, SLIDES);
      slides.add(progress().percent());
    }
    done("slides");
    List<Integer> seconds = new ArrayList<>();
    for (int second = 0; second <= 20; second++) {
      running("segments", second, 20);
      seconds.add(progress().percent());
    }

    assertThat(slides).doesNotHaveDuplicates().isSorted();
    assertThat(seconds).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void work_on_a_later_stage_counts_while_an_earlier_one_goes_on() {
    done("script", "narration", "timing", "character_sheet");
    running("slides", 6, SLIDES);
    int before = progress().percent();

    running("segments", 10, 40);

    assertThat(progress().percent()).isGreaterThan(before);
    assertThat(progress().current().name()).isEqualTo("slides");
  }

  @Test
  void before_an_item_of_this_run_is_measured_nothing_is_foretold() {
    averages = Map.of("script", 5.0, "slides", 2.0);
    timings.add(new Runs.ItemTiming(EARLIER_RUN, "slides", "slide-1", 2.0));
    done("script", "character_sheet");
    running("slides", 3, SLIDES);

    VideoProgress progress = progress();

    assertThat(progress.stepEtaSeconds()).isNull();
    assertThat(progress.pipelineEtaSeconds()).isNull();
  }

  @Test
  void what_is_left_of_a_step_follows_from_what_its_items_took_in_this_run() {
    averages = Map.of("slides", 100.0);
    done("script", "narration", "timing", "character_sheet");
    running("slides", 9, SLIDES);
    measured("slides", 2.0, 4.0);

    assertThat(progress().stepEtaSeconds()).isEqualTo(9);
  }

  @Test
  void slides_found_from_an_earlier_run_do_not_make_the_others_look_quick() {
    done("script", "narration", "timing", "character_sheet");
    running("slides", 10, SLIDES);
    measured("slides", 30.0);

    assertThat(progress().stepEtaSeconds()).isEqualTo(60);
  }

  @Test
  void stages_to_come_are_judged_by_earlier_films() {
    averages = Map.of("narration", 1.0, "slides", 3.0, "segments", 2.0, "sound", 4.0, "film", 10.0);
    done("script", "timing", "character_sheet", "music", "metadata");
    running("narration", 2, SLIDES);
    measured("narration", 0.5);

    // 10 lines, 12 slides, 25 segments of which three are made at once, its sound and a film.
    assertThat(progress().pipelineEtaSeconds()).isEqualTo(5 + 36 + 17 + 4 + 10);
  }

  @Test
  void seconds_of_film_are_not_taken_for_items() {
    averages = Map.of("segments", 2.0, "sound", 4.0, "film", 10.0);
    done("script", "narration", "timing", "character_sheet", "slides", "music", "metadata");
    measured("slides", 1.0);
    running("segments", 30, 60);

    VideoProgress progress = progress();

    assertThat(progress.stepEtaSeconds()).isEqualTo(8);
    assertThat(progress.pipelineEtaSeconds()).isEqualTo(22);
  }

  @Test
  void a_film_joined_for_the_first_time_here_is_judged_by_how_far_it_is() {
    done(
        "script",
        "narration",
        "timing",
        "character_sheet",
        "slides",
        "music",
        "metadata",
        "segments",
        "sound");
    measured("slides", 1.0);
    running("film", 0, 60);
    Long unknown = progress().stepEtaSeconds();

    running("film", 20, 60);

    assertThat(unknown).isNull();
    // 30 seconds for a third.
    assertThat(progress().stepEtaSeconds()).isEqualTo(60);
  }

  @ParameterizedTest
  @EnumSource(
      value = RunState.class,
      names = {"COMPLETED", "FAILED", "ABORTED"})
  void nothing_is_left_of_a_run_that_has_ended(RunState ended) {
    measured("slides", 1.0);
    running("slides", 3, SLIDES);

    assertThat(progress(ended).stepEtaSeconds()).isNull();
    assertThat(progress(ended).pipelineEtaSeconds()).isNull();
  }

  private VideoProgress progress() {
    return progress(RunState.RUNNING);
  }

  private VideoProgress progress(RunState state) {
    return VideoProgress.of(
        new Run(RUN, 1, 1, 1, "story", state, null, STARTED, STARTED, null),
        new VideoSnapshot.Pace(stages, timings, averages),
        SLIDES,
        Clock.fixed(STARTED.plusSeconds(30), ZoneOffset.UTC));
  }

  private void measured(String stage, double... seconds) {
    for (double each : seconds) {
      timings.add(new Runs.ItemTiming(RUN, stage, "item-" + timings.size(), each));
    }
  }

  private void running(String name, int doneItems, int totalItems) {
    replace(stage(name, StageState.RUNNING, doneItems, totalItems, STARTED));
  }

  private void done(String... names) {
    for (String name : names) {
      replace(stage(name, StageState.DONE, 1, 1, STARTED));
    }
  }

  private void replace(StageView stage) {
    stages.set(stage.position() - 1, stage);
  }

  private static StageView stage(
      String name, StageState state, int doneItems, int totalItems, @Nullable Instant started) {
    return new StageView(
        PLAN.indexOf(name) + 1, name, "", state, doneItems, totalItems, "", started, null);
  }
}
