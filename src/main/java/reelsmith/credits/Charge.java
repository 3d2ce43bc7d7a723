package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collection;
import java.util.List;
import reelsmith.operation.WireFormat;
import tools.jackson.core.type.TypeReference;

/// What one event of a run cost.
public record Charge(
    @JsonPropertyDescription("What was done, such as story.v001.image.generate.") String event,
    @JsonPropertyDescription("How often, or how much of it.") long units,
    @JsonPropertyDescription("What it cost; 0 when it is included elsewhere.") long credits) {

  public Charge {
    if (units < 0 || credits < 0) {
      throw new IllegalArgumentException("A charge is never negative: " + event);
    }
  }

  /// As much of it as was done, and never more than all of it.
  Charge atMost(long done) {
    return done >= units ? this : new Charge(event, done, credits / units * done);
  }

  /// As the database keeps them.
  static String written(List<Charge> charges) {
    return WireFormat.mapper().writeValueAsString(charges);
  }

  static List<Charge> read(String written) {
    return WireFormat.mapper().readValue(written, new TypeReference<List<Charge>>() {});
  }

  /// What charges come to.
  public static long total(Collection<Charge> charges) {
    return charges.stream().mapToLong(Charge::credits).reduce(0, Math::addExact);
  }
}
