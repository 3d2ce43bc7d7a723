package reelsmith.stage;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.render.AbandonedFfmpegs;
import reelsmith.upkeep.Chore;

/// Clears away what killed processes left: their unfinished files, and FFmpegs that hang. A process
/// that works does so before it begins, and from time to time.
@Component
@ConditionalOnProperty(name = "reelsmith.engine.works", matchIfMissing = true)
class AbandonedWork implements Chore, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedWork.class);

  private final WorkFolder folder;
  private final DataRoot root;
  private final Scheduler files;
  private volatile boolean running;

  AbandonedWork(WorkFolder folder, DataRoot root, StageScheduler files) {
    this.folder = folder;
    this.root = root;
    this.files = files.scheduler();
  }

  @Override
  public String name() {
    return "what killed processes left";
  }

  @Override
  public Mono<Void> round() {
    return Mono.fromCallable(this::cleared).subscribeOn(files).then();
  }

  /// Before the first stage is claimed.
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    running = true;
    try {
      cleared();
    } catch (IOException e) {
      LOG.warn("Unfinished files of killed processes stay; the next round tries again", e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// FFmpegs first, which might still write.
  private int cleared() throws IOException {
    List<Long> ended = AbandonedFfmpegs.end(root.path());
    if (!ended.isEmpty()) {
      LOG.warn("Ended FFmpegs whose workers are gone: {}", ended);
    }
    return ended.size() + folder.removeAbandoned();
  }
}
