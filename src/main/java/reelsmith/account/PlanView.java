package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/// A plan as it is offered.
record PlanView(
    String planCode,
    String label,
    @JsonPropertyDescription("Plans of a higher rank are effective at once, others at renewal.")
        int rank,
    boolean apiAccess,
    boolean mcpAccess,
    @JsonPropertyDescription("The kinds of video it includes.") List<String> templates,
    @JsonPropertyDescription("Credits for each month of a term.") long monthlyCredits) {

  static PlanView of(Plan plan) {
    return new PlanView(
        plan.code(),
        plan.label(),
        plan.rank(),
        plan.apiAccess(),
        plan.mcpAccess(),
        plan.allowedTemplates(),
        plan.monthlyCredits());
  }
}
