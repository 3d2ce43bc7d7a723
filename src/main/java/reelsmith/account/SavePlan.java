package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.FieldProblem;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.OneLine;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Adds a plan or changes one, for everybody who has it, at once.
@Component
class SavePlan implements Operation<SavePlan.Input, SavePlan.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "save_plan",
              "Save a plan",
              "Adds a plan to this installation, or changes the one of this code at once for every account that"
                  + " has it; what is left out becomes what is said there. Credits change from the next term on."
                  + " For hosts.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              new Route(Route.Method.PUT, "/api/v1/host/plans/{plan_code}", 200),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private final Plans plans;
  private final AvailableTemplates available;

  SavePlan(Plans plans, AvailableTemplates available) {
    this.plans = plans;
    this.available = available;
  }

  record Input(
      @JsonPropertyDescription("Names the plan: lower-case letters, digits and underscores.")
          @Pattern(regexp = "^[a-z][a-z0-9_]{0,39}$")
          String planCode,
      @JsonPropertyDescription("What people call it.")
          @NotBlank
          @Size(max = 100)
          @Pattern(regexp = OneLine.PATTERN)
          String label,
      @JsonPropertyDescription(
              "Orders plans: one changes at once to a higher rank, at renewal to a lower.")
          @Min(0)
          @Max(1000)
          int rank,
      @JsonPropertyDescription("Whether its keys may call the REST interface. Default false.")
          @Nullable Boolean apiAccess,
      @JsonPropertyDescription(
              "Whether its keys may use the Model Context Protocol. Default false.")
          @Nullable Boolean mcpAccess,
      @JsonPropertyDescription("The kinds of video it includes. Default all.") @Size(max = 50)
          @Nullable List<String> templates,
      @JsonPropertyDescription("Credits for each month of a term.") @Min(0) @Max(1_000_000_000)
          long monthlyCredits) {}

  record Answer(PlanView plan) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return plans
        .save(plan(call.input()))
        .map(plan -> PlanView.of(plan, available))
        .map(Answer::new);
  }

  private static Plan plan(Input input) {
    List<FieldProblem> problems = problems(input);
    if (!problems.isEmpty()) {
      throw OperationFailure.invalid(problems);
    }
    return new Plan(
        input.planCode(),
        input.label(),
        input.rank(),
        Boolean.TRUE.equals(input.apiAccess()),
        Boolean.TRUE.equals(input.mcpAccess()),
        input.templates() == null ? null : input.templates().stream().distinct().toList(),
        input.monthlyCredits());
  }

  private static List<FieldProblem> problems(Input input) {
    List<FieldProblem> problems = new ArrayList<>();
    if (Plan.RESERVED.contains(input.planCode())) {
      problems.add(
          new FieldProblem(
              "/plan_code", "reserved", "is a plan of the program itself; choose another code"));
    }
    List<String> templates = input.templates() == null ? List.of() : input.templates();
    for (int i = 0; i < templates.size(); i++) {
      if (!Plan.EVERY_TEMPLATE.contains(templates.get(i))) {
        problems.add(
            new FieldProblem(
                "/templates/" + i,
                "unknown_value",
                "must be one of " + String.join(", ", Plan.EVERY_TEMPLATE)));
      }
    }
    return problems;
  }
}
