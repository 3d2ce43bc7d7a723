package reelsmith.account;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Warning;

/// Tells whoever gives a plan to somebody what it names and nobody can have yet.
@Component
class PlanWarnings {

  private final Plans plans;
  private final AvailableTemplates available;

  PlanWarnings(Plans plans, AvailableTemplates available) {
    this.plans = plans;
    this.available = available;
  }

  /// Empty when everything in the plan can be had.
  Mono<List<Warning>> of(String planCode) {
    return plans
        .named(planCode)
        .map(plan -> of(plan, available.missingOf(plan.allowedTemplates())))
        .defaultIfEmpty(List.of());
  }

  private static List<Warning> of(Plan plan, List<String> missing) {
    return missing.isEmpty()
        ? List.of()
        : List.of(
            new Warning(
                "template_not_available_yet",
                "The plan %s includes kinds of video that cannot be made yet: %s."
                    .formatted(plan.label(), String.join(", ", missing)),
                "/plan_code"));
  }
}
