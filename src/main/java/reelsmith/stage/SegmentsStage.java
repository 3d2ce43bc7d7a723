package reelsmith.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.render.FilmPlan;
import reelsmith.render.RenderFailure;
import reelsmith.render.Renderer;
import reelsmith.render.SegmentPlan;
import reelsmith.template.StageNames;

/// Films each slide and each transition on its own. What was filmed before from the same inputs is
/// kept, so a changed slide costs only itself and its two transitions.
@Component
class SegmentsStage implements Stage {

  /// One segment keeps all cores busy: the next one's pictures are prepared while it is encoded.
  private static final int AT_ONCE = 2;

  private final Renderer renderer;
  private final FilmBriefs briefs;
  private final WorkFolder folder;
  private final Scheduler files;

  SegmentsStage(
      @Lazy Renderer renderer, FilmBriefs briefs, WorkFolder folder, StageScheduler files) {
    this.renderer = renderer;
    this.briefs = briefs;
    this.folder = folder;
    this.files = files.scheduler();
  }

  record Segments(List<String> digests) {}

  record Segment(String digest, int frames) {}

  @Override
  public String name() {
    return StageNames.SEGMENTS;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    return briefs
        .of(work, null)
        .flatMap(renderer::plan)
        .flatMap(plan -> filmed(work, plan))
        .onErrorMap(RenderFailure.class, Failures::rendering);
  }

  private Mono<StageOutcome> filmed(StageWork work, FilmPlan plan) {
    var progress = new FrameProgress(work, plan);
    return Flux.range(0, plan.segments().size())
        .flatMapSequential(index -> segment(work, plan.segments().get(index), index, progress), AT_ONCE)
        .map(Segment::digest)
        .collectList()
        .map(Segments::new)
        .map(StageJson::done);
  }

  private Mono<Segment> segment(
      StageWork work, SegmentPlan segment, int index, FrameProgress progress) {
    Mono<Segment> encoded =
        encoded(work, segment, progress)
            .onErrorMap(RenderFailure.class, Failures::rendering)
            .thenReturn(new Segment(segment.digest(), segment.frames()));
    // A recorded segment may have been evicted from the disk since; then it is filmed again.
    return work.item("segment-" + index, segment.digest(), 2, () -> encoded.map(StageJson::write))
        .then(Mono.defer(() -> isFilmed(segment) ? Mono.empty() : encoded))
        .doOnSuccess(done -> progress.finished(segment))
        .thenReturn(new Segment(segment.digest(), segment.frames()));
  }

  private boolean isFilmed(SegmentPlan segment) {
    return Files.exists(segment.file(folder.segments()));
  }

  private Mono<Path> encoded(StageWork work, SegmentPlan segment, FrameProgress progress) {
    if (isFilmed(segment)) {
      return Mono.just(segment.file(folder.segments()));
    }
    // Filmed among our own unfinished files first, which are cleared away after a crash.
    Path own = folder.unfinished(new WorkFolder.StageFile(work.runId(), "segments"));
    return renderer
        .encode(segment, own, (done, total) -> progress.encoding(segment, done))
        .flatMap(file -> moved(file, segment.file(folder.segments())));
  }

  private Mono<Path> moved(Path file, Path target) {
    return Mono.fromCallable(
            () ->
                Files.move(
                    file,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING))
        .subscribeOn(files);
  }
}
