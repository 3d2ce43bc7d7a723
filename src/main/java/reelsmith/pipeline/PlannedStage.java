package reelsmith.pipeline;

import java.util.List;

/// One line of a plan.
///
/// @param name which [Stage] does it
/// @param label what people are told, such as `Drawing the slides`
/// @param needs names of the stages of the same plan whose results it reads
public record PlannedStage(String name, String label, List<String> needs) {

  public PlannedStage {
    needs = List.copyOf(needs);
  }
}
