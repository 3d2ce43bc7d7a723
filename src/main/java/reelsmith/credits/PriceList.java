package reelsmith.credits;

import java.util.Map;

/// The prices of one template in one version. Immutable, so an estimate can be repeated later.
///
/// @param credits by event: `script.generate, image.generate, narration.generate,
///   transcription.generate, metadata.generate, render`
public record PriceList(String version, String source, String template, Map<String, Long> credits) {

  public PriceList {
    credits = Map.copyOf(credits);
  }

  /// What the work costs. Estimate, readiness and create all ask here, so they cannot disagree.
  public Estimate estimate(Workload work) {
    long script = work.writesScript() ? price("script.generate") : 0;
    long images = work.slides() * price("image.generate");
    long narration = work.narrationUnits() * price("narration.generate");
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

  /// The fixed price of rendering a film from a preview.
  public long renderPrice() {
    return price("render");
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
