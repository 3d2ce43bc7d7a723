package reelsmith.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The stages of a run in the order in which people are told about them. Stages whose needs are met
/// run side by side.
public record Plan(List<PlannedStage> stages) {

  public Plan {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("A plan has at least one stage");
    }
    Set<String> before = new HashSet<>();
    for (PlannedStage stage : stages) {
      if (!before.containsAll(stage.needs())) {
        throw new IllegalArgumentException(
            "Stage %s needs %s, which do not all stand before it"
                .formatted(stage.name(), stage.needs()));
      }
      if (!before.add(stage.name())) {
        throw new IllegalArgumentException("Stage %s stands twice".formatted(stage.name()));
      }
    }
  }
}
