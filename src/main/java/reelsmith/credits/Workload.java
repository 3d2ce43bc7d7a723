package reelsmith.credits;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/// How much work there is, or was done, for a video: all that its price depends on.
///
/// @param units how often each event happens; events that don't are left out
public record Workload(Map<PricedEvent, Long> units) {

  public static final Workload NOTHING = new Workload(Map.of());

  public Workload {
    var counted = new EnumMap<PricedEvent, Long>(PricedEvent.class);
    units.forEach(
        (event, count) -> {
          if (count < 0) {
            throw new IllegalArgumentException("Nothing is done less than never: " + event);
          }
          if (count > 0) {
            counted.put(event, count);
          }
        });
    units = Collections.unmodifiableMap(counted);
  }

  /// @param slides how many are drawn
  /// @param narrationUnits each started 100 characters of a slide that is spoken
  public static Workload of(
      boolean script,
      long slides,
      long narrationUnits,
      boolean transcription,
      boolean metadata,
      boolean render) {
    return new Workload(
        Map.of(
            PricedEvent.SCRIPT, count(script),
            PricedEvent.IMAGE, slides,
            PricedEvent.NARRATION, narrationUnits,
            PricedEvent.TRANSCRIPTION, count(transcription),
            PricedEvent.METADATA, count(metadata),
            PricedEvent.RENDER, count(render)));
  }

  private static long count(boolean happens) {
    return happens ? 1 : 0;
  }

  /// How often an event happens.
  public long units(PricedEvent event) {
    return units.getOrDefault(event, 0L);
  }

  public boolean has(PricedEvent event) {
    return units(event) > 0;
  }

  /// What is left of it when `done` is done.
  public Workload minus(Workload done) {
    return with(done, (all, finished) -> Math.max(0, all - finished));
  }

  private Workload with(Workload other, LongBinaryOperator of) {
    var result = new EnumMap<PricedEvent, Long>(PricedEvent.class);
    for (PricedEvent event : PricedEvent.values()) {
      result.put(event, of.applyAsLong(units(event), other.units(event)));
    }
    return new Workload(result);
  }
}
