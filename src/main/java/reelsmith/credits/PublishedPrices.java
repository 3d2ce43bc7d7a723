package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;

/// A price list as hosts and callers see it.
public record PublishedPrices(
    String version,
    @JsonPropertyDescription("Since when its prices are, or from when they will be, in force.")
        Instant activeFrom,
    String source,
    @JsonPropertyDescription("The kinds of video whose prices these are now.")
        List<String> inForceFor,
    List<ListedPrice> prices) {

  /// The price of one event.
  public record ListedPrice(
      @JsonPropertyDescription("The kind of video.") String template,
      @JsonPropertyDescription("What is paid for, such as image.generate.") String event,
      @JsonPropertyDescription("Of what: video, slide, narration_unit or second.") String per,
      long credits) {}
}
