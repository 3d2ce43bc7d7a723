package reelsmith.video;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunState;
import reelsmith.pipeline.Runs;
import reelsmith.pipeline.StageState;
import reelsmith.pipeline.StageView;
import reelsmith.template.StageNames;
import reelsmith.template.StoryTemplate;
import reelsmith.video.VideoSnapshot.Pace;

/// How far a run has come and how long it will still take, figured from its stages. Pure.
///
/// @param current the lowest-numbered unfinished stage; the last one when all are finished
/// @param percent 0 to 100, 100 only when the run is completed
/// @param stepEtaSeconds null until one item of this run is measured, or when neither this run nor
///   an earlier one tells how long the stage takes
/// @param pipelineEtaSeconds as if the open stages ran one after the other; null until each of them
///   can be judged
record VideoProgress(
    StageView current,
    int percent,
    @Nullable Long stepEtaSeconds,
    @Nullable Long pipelineEtaSeconds) {

  /// How much of all work each stage usually is; only their ratios matter.
  private static final Map<String, Integer> WEIGHTS =
      Map.of(
          StageNames.SCRIPT, 4,
          StageNames.NARRATION, 10,
          StageNames.TIMING, 1,
          StageNames.CHARACTER_SHEET, 5,
          StageNames.SLIDES, 40,
          StageNames.MUSIC, 3,
          StageNames.METADATA, 1,
          StageNames.SEGMENTS, 28,
          StageNames.SOUND, 4,
          StageNames.FILM, 4);

  /// @param slides how many the video will have
  static VideoProgress of(Run run, Pace pace, int slides, Clock clock) {
    List<StageView> stages = pace.stages();
    StageView current =
        stages.stream()
            .filter(stage -> stage.state() != StageState.DONE)
            .findFirst()
            .orElse(stages.getLast());
    Map<String, Double> measured = measured(run, pace.timings());
    // Before anything of this run was measured, every number would be a guess about another film.
    if (run.state().isFinal() || measured.isEmpty()) {
      return new VideoProgress(current, percent(run, stages), null, null);
    }
    Map<String, Double> paces = new HashMap<>(pace.averages());
    paces.putAll(measured);
    Forecast forecast = new Forecast(slides, paces, clock);
    return new VideoProgress(
        current,
        percent(run, stages),
        rounded(forecast.left(current)),
        rounded(forecast.left(stages)));
  }

  private static Map<String, Double> measured(Run run, List<Runs.ItemTiming> timings) {
    return timings.stream()
        .filter(timing -> timing.runId().equals(run.id()))
        .collect(
            Collectors.groupingBy(
                Runs.ItemTiming::stage, Collectors.averagingDouble(Runs.ItemTiming::seconds)));
  }

  private static @Nullable Long rounded(OptionalDouble seconds) {
    return seconds.isEmpty() ? null : Math.round(seconds.getAsDouble());
  }

  private static int percent(Run run, List<StageView> stages) {
    if (run.state() == RunState.COMPLETED) {
      return 100;
    }
    double all = stages.stream().mapToInt(VideoProgress::weight).sum();
    double done = stages.stream().mapToDouble(stage -> weight(stage) * share(stage)).sum();
    return (int) Math.min(99, Math.floor(100 * done / all));
  }

  private static int weight(StageView stage) {
    return WEIGHTS.getOrDefault(stage.name(), 1);
  }

  private static double share(StageView stage) {
    if (stage.state() == StageState.DONE) {
      return 1;
    }
    return stage.totalItems() == 0 ? 0 : (double) stage.doneItems() / stage.totalItems();
  }

  /// What is left, from how long one item takes.
  private record Forecast(int slides, Map<String, Double> paces, Clock clock) {

    /// Of all stages, as if they ran one after the other; empty when one cannot be judged.
    OptionalDouble left(List<StageView> stages) {
      double seconds = 0;
      for (StageView stage : stages) {
        OptionalDouble left = left(stage);
        if (left.isEmpty()) {
          return left;
        }
        seconds += left.getAsDouble();
      }
      return OptionalDouble.of(seconds);
    }

    OptionalDouble left(StageView stage) {
      if (stage.state() == StageState.DONE) {
        return OptionalDouble.of(0);
      }
      Double pace = paces.get(stage.name());
      return pace == null
          ? fromItsOwnBeginning(stage)
          : OptionalDouble.of(pace * items(stage) * (1 - share(stage)));
    }

    /// A stage of one item, made for the first time on this installation, can tell only this.
    private OptionalDouble fromItsOwnBeginning(StageView stage) {
      Instant started = stage.startedAt();
      double share = share(stage);
      if (started == null || share == 0) {
        return OptionalDouble.empty();
      }
      double elapsed = Duration.between(started, clock.instant()).toMillis() / 1000.0;
      return OptionalDouble.of(elapsed * (1 - share) / share);
    }

    /// How many items a stage makes one after the other. What it counts for people may be something
    /// else, such as seconds of film.
    private double items(StageView stage) {
      return switch (stage.name()) {
        case StageNames.NARRATION, StageNames.TIMING, StageNames.SLIDES -> slides;
        // An opening, a closing, each slide, and the transitions between them.
        case StageNames.SEGMENTS -> (2.0 * slides + 1) / StoryTemplate.SEGMENTS_AT_ONCE;
        default -> 1;
      };
    }
  }
}
