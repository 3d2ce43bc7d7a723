package reelsmith.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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

  private final RendererSource renderers;
  private final FilmBriefs briefs;
  private final WorkFolder folder;
  private final Scheduler files;

  SegmentsStage(
      RendererSource renderers, FilmBriefs briefs, WorkFolder folder, StageScheduler files) {
    this.renderers = renderers;
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
    return renderers
        .renderer()
        .zipWith(briefs.of(work, null))
        .flatMap(
            both ->
                both.getT1().plan(both.getT2()).map(plan -> new Shoot(work, both.getT1(), plan)))
        .flatMap(this::filmed)
        .onErrorMap(RenderFailure.class, Failures::rendering);
  }

  /// One run's film and what it is filmed with.
  private record Shoot(StageWork work, Renderer renderer, FilmPlan plan, FrameProgress progress) {

    Shoot(StageWork work, Renderer renderer, FilmPlan plan) {
      this(work, renderer, plan, new FrameProgress(work, plan));
    }
  }

  private Mono<StageOutcome> filmed(Shoot shoot) {
    return Flux.range(0, shoot.plan().segments().size())
        .flatMapSequential(index -> segment(shoot, index), AT_ONCE)
        .map(Segment::digest)
        .collectList()
        .map(Segments::new)
        .map(StageJson::done);
  }

  private Mono<Segment> segment(Shoot shoot, int index) {
    SegmentPlan segment = shoot.plan().segments().get(index);
    var result = new Segment(segment.digest(), segment.frames());
    Mono<Segment> encoded =
        encoded(shoot, segment)
            .onErrorMap(RenderFailure.class, Failures::rendering)
            .thenReturn(result);
    // A recorded segment may have been evicted from the disk since; then it is filmed again.
    return shoot
        .work()
        .item("segment-" + index, segment.digest(), 2, () -> encoded.map(StageJson::write))
        .then(Mono.defer(() -> isFilmed(segment) ? Mono.empty() : encoded))
        .doOnSuccess(done -> shoot.progress().finished(segment))
        .thenReturn(result);
  }

  private boolean isFilmed(SegmentPlan segment) {
    return Files.exists(segment.file(folder.segments()));
  }

  private Mono<Path> encoded(Shoot shoot, SegmentPlan segment) {
    if (isFilmed(segment)) {
      return Mono.just(segment.file(folder.segments()));
    }
    // Filmed among our own unfinished files first, which are cleared away after a crash.
    Path own = folder.unfinished(new WorkFolder.StageFile(shoot.work().runId(), "segments"));
    return shoot
        .renderer()
        .encode(segment, own, (done, total) -> shoot.progress().encoding(segment, done))
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
