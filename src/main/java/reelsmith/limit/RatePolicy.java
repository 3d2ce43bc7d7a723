package reelsmith.limit;

import java.time.Duration;
import java.time.Instant;

/// So many in a window of time.
///
/// @param name as the RateLimit headers say it
/// @param quota at least 1
/// @param window whole seconds
public record RatePolicy(String name, long quota, Duration window) {

  /// A fiftieth of the quota is reserved at once: as long as at most five processes serve one
  /// caller, what they reserved and did not use is less than a tenth of the quota, so that nobody
  /// who stays below 90 % is ever refused.
  private static final long SHARES = 50;

  public RatePolicy {
    if (quota < 1) {
      throw new IllegalArgumentException(
          "The limit %s must be at least 1, not %d".formatted(name, quota));
    }
    if (window.toSeconds() < 1 || !window.equals(Duration.ofSeconds(window.toSeconds()))) {
      throw new IllegalArgumentException(
          "The window of %s must be whole seconds, not %s".formatted(name, window));
    }
  }

  /// The beginning of the window that holds this time.
  Instant windowAt(Instant time) {
    long length = window.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), length) * length);
  }

  /// Whole seconds until the window is over, at least 1. Never earlier than it really is.
  long secondsLeft(Instant time) {
    return windowAt(time).plus(window).getEpochSecond() - time.getEpochSecond();
  }

  /// How many a process reserves when this many calls are waiting for it.
  long reservation(int waiting) {
    return Math.min(quota, Math.max(Math.max(1, quota / SHARES), waiting));
  }
}
