package reelsmith.limit;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.limit.RateWindows.Window;
import reelsmith.operation.Identity;
import reelsmith.operation.OftenRepeated;
import reelsmith.operation.OperationFailure;

/// Counts calls in fixed windows. All processes together never admit more than the quota; most
/// calls are counted without the database, from a small share that the process reserved before.
/// What it does not use is lost with the window.
///
/// When a share cannot be reserved because the database does not answer, the call is refused with
/// `service_unavailable`: admitting it uncounted would break the promise exactly when the database
/// needs rest, and the call could do nothing without the database anyway.
@Component
public class RateLimits {

  private static final OftenRepeated UNCOUNTED =
      new OftenRepeated(LoggerFactory.getLogger(RateLimits.class));

  private record Counter(RateSubject subject, String policy) {}

  private final RateWindows windows;
  private final LimitSettings settings;
  private final Clock clock;
  private final Map<Counter, Reservation> reservations = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> forgotten = new AtomicReference<>(Instant.EPOCH);

  RateLimits(RateWindows windows, LimitSettings settings, Clock clock) {
    this.windows = windows;
    this.settings = settings;
    this.clock = clock;
  }

  /// Counts one call. A call that may not go on is told so by [Standing#admitted], not by an error.
  public Mono<Standing> take(RateSubject subject, RatePolicy policy) {
    return Mono.defer(() -> attempt(subject, policy))
        .timeout(settings.patience())
        .onErrorMap(RateLimits::uncounted);
  }

  /// Counts one call of whoever has a rate. Signals `rate_limited` when it may not go on.
  Mono<Void> require(Identity caller, RatePolicy policy) {
    return Mono.justOrEmpty(RateSubject.of(caller))
        .flatMap(subject -> take(subject, policy))
        .filter(standing -> !standing.admitted())
        .flatMap(standing -> Mono.error(standing.refusal()));
  }

  /// Where a caller stands over all processes; counts nothing.
  public Mono<Standing> look(RateSubject subject, RatePolicy policy) {
    Reservation reservation = current(subject, policy);
    return windows
        .taken(reservation.window())
        .map(taken -> policy.quota() - taken + reservation.left())
        .map(remaining -> standing(policy, remaining > 0, remaining));
  }

  /// Where a caller stands who has asked for nothing.
  Standing untouched(RatePolicy policy) {
    return standing(policy, true, policy.quota());
  }

  private Mono<Standing> attempt(RateSubject subject, RatePolicy policy) {
    Reservation reservation = current(subject, policy);
    return reservation
        .take()
        .map(admitted -> Mono.just(standing(policy, admitted, reservation.remaining())))
        .orElseGet(() -> reservation.more().then(Mono.defer(() -> attempt(subject, policy))));
  }

  private Reservation current(RateSubject subject, RatePolicy policy) {
    Instant now = clock.instant();
    forgetThePast(now);
    Instant start = policy.windowAt(now);
    return reservations.compute(
        new Counter(subject, policy.name()),
        (counter, known) ->
            known != null && known.window().start().equals(start)
                ? known
                : new Reservation(windows, new Window(subject, policy, start)));
  }

  private Standing standing(RatePolicy policy, boolean admitted, long remaining) {
    return new Standing(policy, admitted, remaining, policy.secondsLeft(clock.instant()));
  }

  private static OperationFailure uncounted(Throwable error) {
    UNCOUNTED.warn("A call was refused because it could not be counted: " + error);
    return new OperationFailure(
        OperationFailure.Kind.UNAVAILABLE,
        "service_unavailable",
        "The studio cannot count calls at the moment. Wait a minute and retry with the same"
            + " idempotency key.");
  }

  /// Forgets what windows of the past held, from time to time.
  private void forgetThePast(Instant now) {
    Instant last = forgotten.get();
    if (now.isBefore(last.plus(settings.longestWindow())) && !now.isBefore(last)) {
      return;
    }
    if (forgotten.compareAndSet(last, now)) {
      reservations
          .values()
          .removeIf(known -> !known.window().policy().windowAt(now).equals(known.window().start()));
    }
  }
}
