package reelsmith.stage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.pipeline.FinishedItem;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.render.FilmPlan;
import reelsmith.render.RenderFailure;
import reelsmith.render.SegmentPlan;
import reelsmith.render.SlotPlan;
import reelsmith.template.Drawing;
import reelsmith.template.StageNames;
import reelsmith.template.StoryTemplate;

/// Films each slide and each transition on its own, as soon as all their pictures are drawn: later
/// slides may still be drawn meanwhile. What was filmed before from the same inputs is kept, so a
/// changed slide costs only itself and its two transitions.
@Component
class SegmentsStage implements Stage {

  /// How often to look for new slides when all that are drawn are filmed.
  private static final StageOutcome WAIT = new StageOutcome.AskAgain(Duration.ofSeconds(1));

  private static final StageOutcome GO_ON = new StageOutcome.AskAgain(Duration.ZERO);

  private final FilmPlans films;
  private final WorkFolder folder;
  private final Clock clock;
  private final UnfinishedFiles unfinished;
  private final Scheduler files;

  SegmentsStage(
      FilmPlans films,
      WorkFolder folder,
      Clock clock,
      UnfinishedFiles unfinished,
      StageScheduler files) {
    this.films = films;
    this.folder = folder;
    this.clock = clock;
    this.unfinished = unfinished;
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
    return DrawnSlides.of(work)
        .flatMap(drawn -> drawn.isEmpty() ? Mono.just(WAIT) : filmed(work, drawn))
        .onErrorMap(RenderFailure.class, films::failure);
  }

  private Mono<StageOutcome> filmed(StageWork work, List<Drawing> drawn) {
    return Mono.zip(
            films.soFar(work, drawn),
            work.recorded(name()).map(FinishedItem::inputDigest).collect(Collectors.toSet()),
            (film, filmed) -> new Shoot(work, film, drawn(film.plan(), drawn), filmed))
        .flatMap(shoot -> shoot.hasNothingNew() ? Mono.just(WAIT) : filmed(shoot));
  }

  /// Ids of the slides that are drawn.
  private static Set<String> drawn(FilmPlan plan, List<Drawing> drawings) {
    return drawings.stream()
        .map(drawing -> plan.slots().get(drawing.index() - 1).slide().id())
        .collect(Collectors.toSet());
  }

  /// One look at a run's film: which slides are drawn and what was filmed before.
  private record Shoot(StageWork work, PlannedFilm film, Set<String> drawn, Set<String> filmed) {

    List<SegmentPlan> segments() {
      return film.plan().segments();
    }

    boolean isReady(SegmentPlan segment) {
      return isDrawn(segment.from()) && isDrawn(segment.to());
    }

    private boolean isDrawn(@Nullable SlotPlan slot) {
      return slot == null || drawn.contains(slot.slide().id());
    }

    boolean isWhole() {
      return drawn.size() == film.plan().slots().size();
    }

    /// A film that still waits for slides has time: whether its segments are on the disk is looked
    /// at when it is whole.
    boolean hasNothingNew() {
      return !isWhole()
          && segments().stream()
              .filter(this::isReady)
              .map(SegmentPlan::digest)
              .allMatch(filmed::contains);
    }
  }

  private Mono<StageOutcome> filmed(Shoot shoot) {
    var progress = new FrameProgress(shoot.work(), shoot.film().plan(), shoot.filmed());
    return Flux.range(0, shoot.segments().size())
        .filter(index -> shoot.isReady(shoot.segments().get(index)))
        .flatMapSequential(index -> segment(shoot, progress, index), StoryTemplate.SEGMENTS_AT_ONCE)
        .map(Segment::digest)
        .collectList()
        .flatMap(digests -> outcome(shoot, digests));
  }

  private static Mono<StageOutcome> outcome(Shoot shoot, List<String> digests) {
    if (shoot.isWhole()) {
      return Mono.just(StageJson.done(new Segments(digests)));
    }
    return DrawnSlides.of(shoot.work())
        .map(drawn -> drawn.size() > shoot.drawn().size() ? GO_ON : WAIT);
  }

  private Mono<Segment> segment(Shoot shoot, FrameProgress progress, int index) {
    SegmentPlan segment = shoot.segments().get(index);
    var result = new Segment(segment.digest(), segment.frames());
    Mono<Segment> encoded =
        encoded(shoot, progress, segment)
            .onErrorMap(RenderFailure.class, films::failure)
            .thenReturn(result);
    // A recorded segment may have been evicted from the disk since; then it is filmed again.
    return shoot
        .work()
        .item("segment-" + index, segment.digest(), 2, () -> encoded.map(StageJson::write))
        .then(encoded)
        .doOnSuccess(done -> progress.finished(segment))
        .thenReturn(result);
  }

  private Mono<Path> encoded(Shoot shoot, FrameProgress progress, SegmentPlan segment) {
    return Mono.fromCallable(() -> isUsedAgain(segment))
        .subscribeOn(files)
        .filter(there -> there)
        .map(there -> segment.file(folder.segments()))
        .switchIfEmpty(Mono.defer(() -> filmed(shoot, progress, segment)));
  }

  /// Whether the segment is there and whole. Then it counts as just used, so that it is not evicted
  /// before the film is joined. Half of one, as a full disk or a power cut leaves it, is filmed
  /// again.
  private boolean isUsedAgain(SegmentPlan segment) throws IOException {
    if (!segment.isEncoded(folder.segments())) {
      return false;
    }
    try {
      Files.setLastModifiedTime(segment.file(folder.segments()), FileTime.from(clock.instant()));
      return true;
    } catch (NoSuchFileException missing) {
      return false;
    }
  }

  private Mono<Path> filmed(Shoot shoot, FrameProgress progress, SegmentPlan segment) {
    // Filmed among our own unfinished files first, which are cleared away after a crash.
    return unfinished.with(
        segment.file(folder.filming()),
        own ->
            shoot
                .film()
                .renderer()
                .encode(
                    segment, folder.filming(), (done, total) -> progress.encoding(segment, done))
                .flatMap(file -> moved(file, segment.file(folder.segments()))));
  }

  private Mono<Path> moved(Path file, Path target) {
    return Mono.fromCallable(
            () -> {
              // Else a power cut may leave the name without the content.
              try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
              }
              return Files.move(
                  file,
                  target,
                  StandardCopyOption.ATOMIC_MOVE,
                  StandardCopyOption.REPLACE_EXISTING);
            })
        .subscribeOn(files);
  }
}
