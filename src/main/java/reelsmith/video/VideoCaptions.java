package reelsmith.video;

import java.nio.file.Files;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.operation.AccountId;

/// The captions of finished films.
@Component
public class VideoCaptions {

  private final VideoSnapshots snapshots;
  private final Artifacts artifacts;

  VideoCaptions(VideoSnapshots snapshots, Artifacts artifacts) {
    this.snapshots = snapshots;
    this.artifacts = artifacts;
  }

  /// The captions as WebVTT, or empty while there is no film. Signals `not_found` when the account
  /// has no such video.
  public Mono<String> webVtt(AccountId account, long video) {
    return snapshots
        .of(account, video, null)
        .mapNotNull(VideoSnapshot::film)
        .flatMap(film -> artifacts.find(film.vtt()))
        .flatMap(this::text);
  }

  private Mono<String> text(Artifact artifact) {
    return Mono.fromCallable(() -> Files.readString(artifacts.locate(artifact)))
        .subscribeOn(Schedulers.boundedElastic());
  }
}
