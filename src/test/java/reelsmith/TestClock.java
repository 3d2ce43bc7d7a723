package reelsmith;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that tests put forward and back.
public final class TestClock extends Clock {

  private final Clock base;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  private TestClock(Clock base) {
    this.base = base;
  }

  /// Goes on only when it is put forward.
  public static TestClock standingAt(Instant time) {
    return new TestClock(Clock.fixed(time, Clock.systemUTC().getZone()));
  }

  /// Goes on by itself, from now.
  public static TestClock running() {
    return new TestClock(Clock.systemUTC());
  }

  /// @param by back when it is negative
  public void putForward(Duration by) {
    ahead.updateAndGet(by::plus);
  }

  public void set(Instant time) {
    ahead.set(Duration.between(base.instant(), time));
  }

  /// Undoes all changes.
  public void reset() {
    ahead.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Nobody asks in what part of the world it is");
  }
}
