package reelsmith.operation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/// Warns of what may happen to every request while something is away: at once the first time, then
/// one warning for many. Each one is in the log at `debug`.
public final class OftenRepeated {

  static final Duration QUIET = Duration.ofSeconds(10);

  private final Logger log;
  private final LongSupplier nanoTime;
  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong quietUntil;

  public OftenRepeated(Logger log) {
    this(log, System::nanoTime);
  }

  OftenRepeated(Logger log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    this.quietUntil = new AtomicLong(nanoTime.getAsLong());
  }

  /// @param what happened once more, as a sentence without its end
  public void warn(String what) {
    log.debug(what);
    untold.incrementAndGet();
    long now = nanoTime.getAsLong();
    long until = quietUntil.get();
    if (now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET.toNanos())) {
      log.warn("{}; so many since the last warning: {}", what, untold.getAndSet(0));
    }
  }
}
