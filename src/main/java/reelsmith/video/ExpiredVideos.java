package reelsmith.video;

import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reelsmith.account.OwnerKey;
import reelsmith.asset.Artifacts;
import reelsmith.pipeline.EndedWork;
import reelsmith.template.StageNames;
import reelsmith.upkeep.Chore;

/// Deletes the files of hosted accounts' videos whose time is over. What is told stays: the script
/// and the titles.
@Component
class ExpiredVideos implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(ExpiredVideos.class);

  private static final Set<String> LASTING = Set.of(StageNames.SCRIPT, StageNames.METADATA);

  /// The rest has time until the next round.
  private static final int MOST_OF_ONE_ROUND = 100;

  private final EndedWork ended;
  private final Artifacts artifacts;
  private final Videos videos;
  private final RetentionSettings settings;
  private final TransactionalOperator transactions;
  private final Clock clock;

  ExpiredVideos(
      EndedWork ended,
      Artifacts artifacts,
      Videos videos,
      RetentionSettings settings,
      TransactionalOperator transactions,
      Clock clock) {
    this.ended = ended;
    this.artifacts = artifacts;
    this.videos = videos;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "videos whose time is over";
  }

  @Override
  public Mono<Void> round() {
    return ended
        .before(
            clock.instant().minus(settings.keep()),
            OwnerKey.OWNER.value(),
            LASTING,
            MOST_OF_ONE_ROUND)
        .collectList()
        .flatMapIterable(subjects -> subjects)
        .concatMap(this::expire)
        .then();
  }

  private Mono<Void> expire(long subject) {
    return ended
        .forget(subject, LASTING)
        .collectList()
        .flatMapIterable(ids -> ids)
        .concatMap(artifacts::delete)
        .then(videos.expire(subject, clock.instant()))
        .as(transactions::transactional)
        .doOnSuccess(done -> LOG.info("The files of video {} were deleted", subject));
  }
}
