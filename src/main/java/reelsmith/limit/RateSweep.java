package reelsmith.limit;

import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.upkeep.Sweep;

/// Forgets what was counted in windows that are over.
@Component
class RateSweep implements Sweep {

  private final RateWindows windows;
  private final LimitSettings settings;
  private final Clock clock;

  RateSweep(RateWindows windows, LimitSettings settings, Clock clock) {
    this.windows = windows;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "rate windows";
  }

  /// Keeps them twice as long as needed, for processes whose clocks are slow.
  @Override
  public Mono<Long> remove(int most) {
    return windows.remove(clock.instant().minus(settings.longestWindow().multipliedBy(2)), most);
  }
}
