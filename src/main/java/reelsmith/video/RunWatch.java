package reelsmith.video;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks at the latest runs of videos for those who wait. However many wait for one video, each new
/// look is made once for all of them; nothing is looked at while nobody waits.
@Component
class RunWatch {

  private static final Duration LOOK_AT_MOST_EVERY = Duration.ofMillis(100);

  private final VideoWatch watch;
  private final Function<Video, Mono<RunLook>> looking;
  private final AtomicLong begun = new AtomicLong();
  private final Map<VideoId, Flux<Numbered>> shared = new ConcurrentHashMap<>();

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
  /// the newest. None began before this was subscribed to, so none is older than what the
  /// subscriber knows. Never completes; signals `not_found` when the video has no run.
  Flux<RunLook> looks(Video video) {
    // The first look comes after listening has begun, so that nothing is missed between.
    return Flux.merge(Flux.defer(() -> looksAfter(begun.get(), video)), looking.apply(video))
        .onBackpressureLatest();
  }

  private Flux<RunLook> looksAfter(long number, Video video) {
    return shared
        .computeIfAbsent(video.id(), id -> sharedLooks(video))
        .filter(look -> look.number() > number)
        .map(Numbered::look);
  }

  private Flux<Numbered> sharedLooks(Video video) {
    return watch
        .reasonsToLookAgain(video.id().value())
        .onBackpressureLatest()
        .concatMap(reason -> look(video).concatWith(pause()), 0)
        .doFinally(end -> shared.remove(video.id()))
        .share();
  }

  private Mono<Numbered> look(Video video) {
    return Mono.fromSupplier(begun::incrementAndGet)
        .flatMap(number -> looking.apply(video).map(look -> new Numbered(number, look)));
  }

  private static Mono<Numbered> pause() {
    return Mono.delay(LOOK_AT_MOST_EVERY).then(Mono.empty());
  }
}
