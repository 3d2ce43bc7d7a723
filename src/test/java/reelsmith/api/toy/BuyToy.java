package reelsmith.api.toy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Spends, so it needs an idempotency key. Counts how often it was really done.
public final class BuyToy implements Operation<BuyToy.Input, BuyToy.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
          "buy_toy",
          "Buy a toy",
          "Spends money. Buys one toy.",
          Toolset.LIBRARY,
          Effect.SPENDS,
          IdempotencyRule.REQUIRED,
          Route.postAccepted("/api/v1/toys"),
          List.of(),
          Input.class,
          Answer.class);

  public record Input(@NotBlank @Size(max = 3_200_000) String name) {}

  public record Answer(int bought, int nameLength) {}

  private final AtomicInteger bought = new AtomicInteger();

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return Mono.fromSupplier(
        () -> new Answer(bought.incrementAndGet(), call.input().name().length()));
  }
}
