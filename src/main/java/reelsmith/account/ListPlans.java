package reelsmith.account;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Lists the plans one can have, the lowest first.
@Component
class ListPlans implements Operation<ListPlans.Input, ListPlans.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
              "list_plans",
              "List plans",
              "Lists the plans of this installation: what each includes, what of it cannot be made yet, and how many"
                  + " credits it brings a month.",
              Toolset.ACCOUNT,
              Route.get("/api/v1/plans"),
              Input.class,
              Answer.class)
          .permitting(Permission.ASK);

  private final Plans plans;
  private final AvailableTemplates available;

  ListPlans(Plans plans, AvailableTemplates available) {
    this.plans = plans;
    this.available = available;
  }

  record Input() {}

  record Answer(List<PlanView> plans) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return plans
        .all()
        .filter(plan -> !Plan.RESERVED.contains(plan.code()))
        .map(plan -> PlanView.of(plan, available))
        .collectList()
        .map(Answer::new);
  }
}
