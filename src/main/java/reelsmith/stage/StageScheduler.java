package reelsmith.stage;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Where stages read and write files, so that no loop ever waits for a disk.
@Component
class StageScheduler implements DisposableBean {

  /// One, so that a file is deleted only after what was being written to it.
  private static final int THREADS = 1;

  private static final int WAITING = 1000;

  private final Scheduler scheduler =
      Schedulers.newBoundedElastic(THREADS, WAITING, "stage-files", 60, true);

  Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public void destroy() {
    scheduler.dispose();
  }
}
