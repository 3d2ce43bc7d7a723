package reelsmith.limit;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much may be asked for in a window of time. Windows are whole seconds long and begin at
/// multiples of their length.
///
/// @param calls of one API key or signed-in person over all processes
/// @param callsWindow the length of that window
/// @param spends of the same, calls that spend credits
/// @param spendsWindow the length of that window
/// @param failures answers 401 to one address (of IPv6: one network of 64 bits)
/// @param failuresWindow the length of that window
/// @param patience how long a call waits for its count before it is refused
@ConfigurationProperties("reelsmith.limits")
public record LimitSettings(
    @DefaultValue("600") long calls,
    @DefaultValue("60s") Duration callsWindow,
    @DefaultValue("60") long spends,
    @DefaultValue("60s") Duration spendsWindow,
    @DefaultValue("300") long failures,
    @DefaultValue("60s") Duration failuresWindow,
    @DefaultValue("5s") Duration patience) {

  /// Any call of a caller who was let in.
  public RatePolicy callsPolicy() {
    return new RatePolicy("calls", calls, callsWindow);
  }

  /// A call of an operation that spends.
  public RatePolicy spendsPolicy() {
    return new RatePolicy("spends", spends, spendsWindow);
  }

  Duration longestWindow() {
    return Stream.of(callsWindow, spendsWindow, failuresWindow)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// A call of somebody who was not let in.
  public RatePolicy failuresPolicy() {
    return new RatePolicy("failures", failures, failuresWindow);
  }
}
