package reelsmith.database;

import org.springframework.context.SmartLifecycle;

/// Holds the program's start until the database is ready, so that a server takes no request it
/// would have to let wait. A failed start of the database fails the program's.
final class WaitForDatabase implements SmartLifecycle {

  private final DatabaseStart start;
  private final boolean wanted;
  private volatile boolean running;

  WaitForDatabase(DatabaseStart start, boolean wanted) {
    this.start = start;
    this.wanted = wanted;
  }

  @Override
  public void start() {
    start.await();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isAutoStartup() {
    return wanted;
  }

  /// Before everything else that is started.
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
