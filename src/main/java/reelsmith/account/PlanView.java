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
    @JsonPropertyDescription("Those of them that cannot be made yet.")
        List<String> templatesNotAvailableYet,
    @JsonPropertyDescription("Credits for each month of a term.") long monthlyCredits) {

  static PlanView of(Plan plan, AvailableTemplates available) {
    return new PlanView(
        plan.code(),
        plan.label(),
        plan.rank(),
        plan.apiAccess(),
        plan.mcpAccess(),
        plan.allowedTemplates(),
        available.missingOf(plan.allowedTemplates()),
        plan.monthlyCredits());
  }
}
