package reelsmith.stage;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reelsmith.pipeline.StageWork;
import reelsmith.render.FilmPlan;
import reelsmith.render.SegmentPlan;

/// Adds up how many seconds of a film are encoded while its segments are made side by side. Begins
/// with what was filmed before, so that nobody is told less than a moment ago.
final class FrameProgress {

  private final StageWork work;
  private final FilmPlan plan;
  private final Map<String, Integer> frames = new ConcurrentHashMap<>();

  /// @param filmed digests of the segments that were filmed before
  FrameProgress(StageWork work, FilmPlan plan, Set<String> filmed) {
    this.work = work;
    this.plan = plan;
    plan.segments().stream()
        .filter(segment -> filmed.contains(segment.digest()))
        .forEach(segment -> frames.put(segment.digest(), segment.frames()));
    tell();
  }

  void encoding(SegmentPlan segment, double done) {
    frames.merge(segment.digest(), (int) done, Math::max);
    tell();
  }

  void finished(SegmentPlan segment) {
    frames.put(segment.digest(), segment.frames());
    tell();
  }

  /// In whole seconds, because people think of a film in seconds.
  private void tell() {
    int rate = plan.brief().framesPerSecond();
    int done = frames.values().stream().mapToInt(Integer::intValue).sum() / rate;
    int total = Math.ceilDiv(plan.frames(), rate);
    work.progress(
        Math.min(done, total),
        total,
        "%d of %d seconds filmed".formatted(Math.min(done, total), total));
  }
}
