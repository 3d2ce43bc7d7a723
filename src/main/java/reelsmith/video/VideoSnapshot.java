package reelsmith.video;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.Runs;
import reelsmith.pipeline.StageView;
import reelsmith.template.Drawing;
import reelsmith.template.FilmFiles;
import reelsmith.template.PublishingCopy;
import reelsmith.template.SlideSound;
import reelsmith.template.Storyboard;

/// A video, its newest run and what exists of it, read at one moment.
///
/// @param callsInDoubt whether a provider may have been paid twice for the same
record VideoSnapshot(Video video, Run run, Pace pace, Results results, boolean callsInDoubt) {

  /// How far a run is and how fast it goes.
  ///
  /// @param timings of all runs of the video
  /// @param averages seconds one item of a stage takes on this installation, by stage
  record Pace(List<StageView> stages, List<Runs.ItemTiming> timings, Map<String, Double> averages) {

    /// Of somebody who does not ask how long it will take.
    static Pace unknown(List<StageView> stages) {
      return new Pace(stages, List.of(), Map.of());
    }
  }

  /// What stages have made so far; null what does not exist yet.
  record Results(
      @Nullable Storyboard storyboard,
      @Nullable Drawing characterSheet,
      Map<Integer, Drawing> slides,
      Map<Integer, SlideSound> sounds,
      @Nullable PublishingCopy copy,
      @Nullable FilmFiles film) {}

  @Nullable FilmFiles film() {
    return results.film();
  }
}
