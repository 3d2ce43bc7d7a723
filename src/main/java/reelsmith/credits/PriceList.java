package reelsmith.credits;

import java.time.Instant;
import java.util.Map;

/// The prices of one template in one version. Immutable, so an estimate can be repeated later.
///
/// @param activeFrom since when the version is in force
/// @param credits by event: `script.generate, image.generate, narration.generate,
///   transcription.generate, metadata.generate, render`
public record PriceList(
    String version, Instant activeFrom, String source, String template, Map<String, Long> credits) {

  public PriceList {
    credits = Map.copyOf(credits);
  }

  /// What the work costs. Estimate, readiness and create all ask here, so they cannot disagree.
  public Estimate estimate(Workload work) {
    long script = work.writesScript() ? price("script.generate") : 0;
    long images = priceOf(work.slides(), "image.generate");
    long narration = priceOf(work.narrationUnits(), "narration.generate");
    long transcription = work.narrationUnits() > 0 ? price("transcription.generate") : 0;
    long metadata = price("metadata.generate");
    long render = work.previewOnly() ? 0 : price("render");
    return new Estimate(
        work.previewOnly(),
        work.slides(),
        work.narrationUnits(),
        script,
        images,
        narration,
        transcription,
        metadata,
        render,
        script + images + narration + transcription + metadata + render,
        version,
        source);
  }

  /// What an event of a run costs.
  ///
  /// @param event such as `image.generate`
  public Charge charge(String event, long units) {
    return new Charge("%s.v001.%s".formatted(template, event), units, priceOf(units, event));
  }

  /// What isn't done needs no price: templates without slides have none for them.
  private long priceOf(long units, String event) {
    return units == 0 ? 0 : Math.multiplyExact(units, price(event));
  }

  private long price(String event) {
    Long price = credits.get(event);
    if (price == null) {
      throw new IllegalStateException(
          "Price list %s has no price for %s of %s".formatted(version, event, template));
    }
    return price;
  }
}
