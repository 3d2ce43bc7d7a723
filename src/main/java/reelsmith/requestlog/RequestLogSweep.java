package reelsmith.requestlog;

import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.upkeep.Sweep;

/// Deletes lines of the request log that were kept long enough.
@Component
class RequestLogSweep implements Sweep {

  private final RequestLogTable table;
  private final RequestLogSettings settings;
  private final Clock clock;

  RequestLogSweep(RequestLogTable table, RequestLogSettings settings, Clock clock) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "logged requests";
  }

  @Override
  public Mono<Long> remove(int most) {
    return table.remove(clock.instant().minus(settings.keep()), most);
  }
}
