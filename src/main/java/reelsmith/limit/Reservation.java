package reelsmith.limit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.limit.RateWindows.Granted;
import reelsmith.limit.RateWindows.Window;

/// What this process may still admit in one window without asking the database. Only one question
/// to the database is under way at a time; calls that come meanwhile wait for its answer, and the
/// next question asks for all of them.
final class Reservation {

  private final RateWindows windows;
  private final Window window;
  private long left;
  private long taken;
  private boolean full;
  private int waiting;
  private @Nullable Mono<Void> coming;

  Reservation(RateWindows windows, Window window) {
    this.windows = windows;
    this.window = window;
  }

  Window window() {
    return window;
  }

  /// Takes one: true when there was one, false when the window is full, empty when the database
  /// must be asked.
  synchronized Optional<Boolean> take() {
    if (left > 0) {
      left--;
      return Optional.of(true);
    }
    return full ? Optional.of(false) : Optional.empty();
  }

  /// Completes when it is worth trying to take again.
  Mono<Void> more() {
    return Mono.defer(this::joined).doOnTerminate(this::leave).doOnCancel(this::leave);
  }

  private synchronized Mono<Void> joined() {
    waiting++;
    Mono<Void> asked = coming;
    if (asked == null) {
      asked =
          Mono.defer(() -> windows.reserve(window, wanted()))
              .doOnNext(this::add)
              .doOnError(error -> forget())
              .then()
              .cache();
      coming = asked;
    }
    return asked;
  }

  private synchronized void leave() {
    waiting--;
  }

  private synchronized long wanted() {
    return window.policy().reservation(waiting);
  }

  private synchronized void add(Granted granted) {
    left += granted.count();
    taken = granted.taken();
    full = taken >= window.policy().quota();
    coming = null;
  }

  private synchronized void forget() {
    coming = null;
  }

  /// How many may follow, if no other process takes them.
  synchronized long remaining() {
    return window.policy().quota() - taken + left;
  }

  /// What this process holds.
  synchronized long left() {
    return left;
  }
}
