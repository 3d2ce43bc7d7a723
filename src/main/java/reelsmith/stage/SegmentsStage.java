package reelsmith.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
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
  private final Clock clock;
  private final Scheduler files;

  SegmentsStage(
      RendererSource renderers,
      FilmBriefs briefs,
      WorkFolder folder,
      Clock clock,
      StageScheduler files) {
    this.renderers = renderers;
    this.briefs = briefs;
    this.folder = folder;
    this.clock = clock;
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
        .then(encoded)
        .doOnSuccess(done -> shoot.progress().finished(segment))
        .thenReturn(result);
  }

  private Mono<Path> encoded(Shoot shoot, SegmentPlan segment) {
    return Mono.fromCallable(() -> isUsedAgain(segment))
        .subscribeOn(files)
        .filter(there -> there)
        .map(there -> segment.file(folder.segments()))
        .switchIfEmpty(Mono.defer(() -> filmed(shoot, segment)));
  }

  /// Whether the segment is there. Then it counts as just used, so that it is not evicted before
  /// the film is joined.
  private boolean isUsedAgain(SegmentPlan segment) throws IOException {
    try {
      Files.setLastModifiedTime(segment.file(folder.segments()), FileTime.from(clock.instant()));
      return true;
    } catch (NoSuchFileException missing) {
      return false;
    }
  }

  private Mono<Path> filmed(Shoot shoot, SegmentPlan segment) {
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
