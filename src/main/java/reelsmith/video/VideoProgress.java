package reelsmith.video;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunState;
import reelsmith.pipeline.StageState;
import reelsmith.pipeline.StageView;
import reelsmith.template.StageNames;

/// How far a run has come and how long it will still take, figured from its stages. Pure.
///
/// @param current the lowest-numbered unfinished stage; the last one when all are finished
/// @param percent 0 to 100, 100 only when the run is completed
/// @param stepEtaSeconds null until one item of the stage is measured
/// @param pipelineEtaSeconds null until every open stage can be judged
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
          StageNames.SEGMENTS, 26,
          StageNames.FILM, 10);

  static VideoProgress of(
      Run run, List<StageView> stages, int slides, Map<String, Double> averages, Clock clock) {
    StageView current =
        stages.stream()
            .filter(stage -> stage.state() != StageState.DONE)
            .findFirst()
            .orElse(stages.getLast());
    boolean active = !run.state().isFinal();
    return new VideoProgress(
        current,
        percent(run, stages),
        active ? stepEta(current, clock).orElse(null) : null,
        active ? pipelineEta(stages, slides, averages, clock).orElse(null) : null);
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

  private static Optional<Long> stepEta(StageView stage, Clock clock) {
    Instant started = stage.startedAt();
    if (stage.state() == StageState.DONE || started == null || stage.doneItems() == 0) {
      return Optional.empty();
    }
    double elapsed = Duration.between(started, clock.instant()).toMillis() / 1000.0;
    double each = elapsed / stage.doneItems();
    return Optional.of(Math.round(each * (stage.totalItems() - stage.doneItems())));
  }

  private static Optional<Long> pipelineEta(
      List<StageView> stages, int slides, Map<String, Double> averages, Clock clock) {
    boolean measured = stages.stream().anyMatch(stage -> stage.doneItems() > 0);
    if (!measured) {
      return Optional.empty();
    }
    double seconds = 0;
    for (StageView stage : stages) {
      if (stage.state() == StageState.DONE) {
        continue;
      }
      Optional<Double> left =
          stepEta(stage, clock)
              .map(Long::doubleValue)
              .or(() -> fromHistory(stage, slides, averages));
      if (left.isEmpty()) {
        return Optional.empty();
      }
      seconds += left.get();
    }
    return Optional.of(Math.round(seconds));
  }

  private static Optional<Double> fromHistory(
      StageView stage, int slides, Map<String, Double> averages) {
    Double each = averages.get(stage.name());
    return each == null ? Optional.empty() : Optional.of(each * expectedItems(stage, slides));
  }

  private static int expectedItems(StageView stage, int slides) {
    if (stage.totalItems() > 0) {
      return stage.totalItems();
    }
    return switch (stage.name()) {
      case StageNames.NARRATION, StageNames.TIMING, StageNames.SLIDES -> slides;
      case StageNames.SEGMENTS -> 2 * slides - 1;
      case StageNames.FILM -> 2;
      default -> 1;
    };
  }
}
