package reelsmith.api.toy;

import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Fails in the way it is asked to; without being asked, through a bug.
public final class BreakToy implements Operation<BreakToy.Input, BreakToy.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
          "break_toy",
          "Break a toy",
          "Fails.",
          Toolset.LIBRARY,
          Effect.ENDS,
          IdempotencyRule.ACCEPTED,
          new Route(Route.Method.DELETE, "/api/v1/toys/{toy_id}", 200),
          List.of(),
          Input.class,
          Answer.class);

  public record Input(@Min(1) long toyId, OperationFailure.@Nullable Kind kind) {}

  public record Answer() {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    OperationFailure.Kind kind = call.input().kind();
    if (kind == null) {
      return Mono.error(new IllegalStateException("secret inner words"));
    }
    return Mono.error(
        new OperationFailure(kind, "toy_broken", "The toy is broken.", Map.of("toy", 7)));
  }
}
