package reelsmith.credits;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// The prices of one template in one version. Immutable, so an estimate can be repeated later.
///
/// @param activeFrom since when the version is in force
/// @param credits of one unit, by event: `script.generate, image.generate, narration.generate,
///   transcription.generate, metadata.generate, render`
public record PriceList(
    String version, Instant activeFrom, String source, String template, Map<String, Long> credits) {

  public PriceList {
    credits = Map.copyOf(credits);
  }

  /// What the work costs, event by event. Estimates, holds and so charges are all counted here, so
  /// they cannot disagree.
  public List<Charge> charges(Workload work) {
    return work.units().entrySet().stream()
        .map(event -> charge(event.getKey(), event.getValue()))
        .toList();
  }

  /// What the work costs, as callers are told before they buy.
  public Estimate estimate(Workload work) {
    Map<String, Long> parts =
        charges(work).stream().collect(Collectors.toMap(Charge::event, Charge::credits));
    ToLongFunction<PricedEvent> part = event -> parts.getOrDefault(event.of(template), 0L);
    return new Estimate(
        !work.has(PricedEvent.RENDER),
        Math.toIntExact(work.units(PricedEvent.IMAGE)),
        Math.toIntExact(work.units(PricedEvent.NARRATION)),
        part.applyAsLong(PricedEvent.SCRIPT),
        part.applyAsLong(PricedEvent.IMAGE),
        part.applyAsLong(PricedEvent.NARRATION),
        part.applyAsLong(PricedEvent.TRANSCRIPTION),
        part.applyAsLong(PricedEvent.METADATA),
        part.applyAsLong(PricedEvent.RENDER),
        parts.values().stream().reduce(0L, Math::addExact),
        version,
        source);
  }

  private Charge charge(PricedEvent event, long units) {
    Long price = credits.get(event.listed());
    if (price == null) {
      throw new IllegalStateException(
          "Price list %s has no price for %s of %s".formatted(version, event.listed(), template));
    }
    return new Charge(event.of(template), units, Math.multiplyExact(units, price));
  }
}
