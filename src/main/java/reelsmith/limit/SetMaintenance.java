package reelsmith.limit;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Pauses final renders or lets them go on, for all accounts and on every process.
@Component
class SetMaintenance implements Operation<SetMaintenance.Input, GetMaintenance.Answer> {

  static final OperationSpec<Input, GetMaintenance.Answer> SPEC =
      new OperationSpec<>(
              "set_maintenance",
              "Set maintenance",
              "Pauses final renders for all accounts, or lets them go on. Films that were begun are"
                  + " finished and previews still run. Only the host may call it.",
              Toolset.DEVELOPER,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              new Route(Route.Method.PUT, "/api/v1/host/maintenance", 200),
              List.of(),
              Input.class,
              GetMaintenance.Answer.class)
          .permitting(Permission.HOST);

  private final Maintenance maintenance;

  SetMaintenance(Maintenance maintenance) {
    this.maintenance = maintenance;
  }

  record Input(
      @JsonPropertyDescription("paused or running.") FinalRenders finalRenders,
      @JsonPropertyDescription("What refused callers are told, such as when it will be over.")
          @Size(max = 500)
          @Nullable String message) {}

  @Override
  public OperationSpec<Input, GetMaintenance.Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<GetMaintenance.Answer> run(Call<Input> call) {
    Input input = call.input();
    return maintenance.set(input.finalRenders(), input.message()).map(GetMaintenance.Answer::of);
  }
}
