package reelsmith.video;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
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
        .flatMap(film -> artifacts.require(film.vtt()))
        .flatMap(artifacts::text);
  }
}
