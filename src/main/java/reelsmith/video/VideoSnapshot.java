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
/// @param averages seconds one item of a stage takes on this installation, by stage
record VideoSnapshot(
    Video video,
    Run run,
    List<StageView> stages,
    @Nullable Storyboard storyboard,
    @Nullable Drawing characterSheet,
    Map<Integer, Drawing> slides,
    Map<Integer, SlideSound> sounds,
    @Nullable PublishingCopy copy,
    @Nullable FilmFiles film,
    List<Runs.ItemTiming> timings,
    Map<String, Double> averages) {}
