package reelsmith.stage;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.pipeline.ActiveRuns;
import reelsmith.template.StageNames;
import reelsmith.upkeep.Chore;

/// Keeps the data folder below its cap by removing what is only kept to save work. A segment that
/// is gone is encoded again when a film needs it.
@Component
public class Eviction implements Chore, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Eviction.class);

  /// A run says in the database what it needs only after it has looked for it. So long it has time.
  private static final Duration TIME_TO_RECORD = Duration.ofHours(1);

  private final DataRoot root;
  private final DataSettings settings;
  private final ActiveRuns runs;
  private final Clock clock;
  private final Leftovers leftovers;

  /// Its own, because it may walk through the whole data folder while stages want their files.
  private final Scheduler disk = Schedulers.newBoundedElastic(1, 100, "eviction", 60, true);

  Eviction(DataRoot root, DataSettings settings, ActiveRuns runs, Clock clock, WorkFolder folder) {
    this.root = root;
    this.settings = settings;
    this.runs = runs;
    this.clock = clock;
    this.leftovers = new Leftovers(folder);
  }

  @Override
  public String name() {
    return "the cap of the data folder";
  }

  @Override
  public Mono<Void> round() {
    return shrinkTo(settings.cap().toBytes());
  }

  /// How much room is taken now.
  public Mono<DataUse> use() {
    return onDisk(() -> DataUse.of(root.path(), settings.cap().toBytes()));
  }

  /// Removes segments and leftovers, those unused for longest first, until the data folder has no
  /// more than so many bytes. What an active run needs, what was used within the hour, and what an
  /// account has is never removed, so more may stay.
  public Mono<Void> shrinkTo(long bytes) {
    return use()
        .map(use -> use.bytes() - bytes)
        .filter(excess -> excess > 0)
        .zipWhen(excess -> needed())
        .flatMap(both -> removed(both.getT1(), both.getT2()))
        .then();
  }

  private Mono<Leftovers.Needed> needed() {
    return Mono.zip(
        runs.inputDigests(StageNames.SEGMENTS).collect(Collectors.<String>toSet()),
        runs.ids().collect(Collectors.<UUID>toSet()),
        (segments, active) ->
            new Leftovers.Needed(
                Set.copyOf(segments), Set.copyOf(active), clock.instant().minus(TIME_TO_RECORD)));
  }

  private Mono<Leftovers.Removed> removed(long excess, Leftovers.Needed needed) {
    return onDisk(() -> leftovers.remove(excess, needed))
        .doOnNext(removed -> report(excess, removed));
  }

  private static void report(long excess, Leftovers.Removed removed) {
    if (removed.files() > 0) {
      LOG.info("Removed {} files of {} bytes", removed.files(), removed.bytes());
    }
    if (removed.bytes() < excess) {
      LOG.warn(
          "The data folder is {} bytes above its cap, and nothing more may be removed by itself",
          excess - removed.bytes());
    }
  }

  private <T> Mono<T> onDisk(Callable<T> work) {
    return Mono.fromCallable(work).subscribeOn(disk);
  }

  @Override
  public void destroy() {
    disk.dispose();
  }
}
