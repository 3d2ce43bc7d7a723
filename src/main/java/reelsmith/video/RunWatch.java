package reelsmith.video;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.SharedListening;
import reelsmith.operation.OperationFailure;

/// Looks at the latest runs of videos for those who wait. However many wait for one video, each new
/// look is made once for all of them; nothing is looked at while nobody waits.
@Component
class RunWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);

  private static final Duration LOOK_AT_MOST_EVERY = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final VideoWatch watch;
  private final Function<Video, Mono<RunLook>> looking;
  private final AtomicLong begun = new AtomicLong();
  private final SharedListening<VideoId, Numbered> shared = new SharedListening<>();

  @Autowired
  RunWatch(VideoWatch watch, VideoSnapshots snapshots) {
    this(watch, snapshots::look);
  }

  RunWatch(VideoWatch watch, Function<Video, Mono<RunLook>> looking) {
    this.watch = watch;
    this.looking = looking;
  }

  /// @param number later looks have higher ones
  private record Numbered(long number, RunLook look) {}

  /// A look at once, and another whenever there is reason to; of those that were not taken yet only
  /// the newest. None began before this was subscribed to, and none before one that came earlier,
  /// so what is seen is never older than what is known. Never completes; signals `not_found` when
  /// the video has no run.
  Flux<RunLook> looks(Video video) {
    return Flux.defer(() -> looksFromNowOn(video));
  }

  private Flux<RunLook> looksFromNowOn(Video video) {
    var newest = new AtomicLong(begun.get());
    // The first look comes after listening has begun, so that nothing is missed between.
    return Flux.merge(shared.listen(video.id(), sharedLooks(video)), look(video))
        .filter(look -> newest.getAndAccumulate(look.number(), Math::max) < look.number())
        .map(Numbered::look)
        .onBackpressureLatest();
  }

  /// One that fails or hangs is followed by others: those who wait still have what they saw, and
  /// look for themselves when their patience is at an end.
  private Flux<Numbered> sharedLooks(Video video) {
    return watch
        .reasonsToLookAgain(video.id().value())
        .onBackpressureLatest()
        .concatMap(reason -> sharedLook(video).concatWith(pause()), 0);
  }

  private Mono<Numbered> sharedLook(Video video) {
    return look(video)
        .timeout(PATIENCE)
        .onErrorResume(
            error -> !(error instanceof OperationFailure),
            error -> {
              LOG.warn("{} could not be looked at: {}", video.described(), error.toString());
              return Mono.empty();
            });
  }

  private Mono<Numbered> look(Video video) {
    return Mono.fromSupplier(begun::incrementAndGet)
        .flatMap(number -> looking.apply(video).map(look -> new Numbered(number, look)));
  }

  private static Mono<Numbered> pause() {
    return Mono.delay(LOOK_AT_MOST_EVERY).then(Mono.empty());
  }
}
