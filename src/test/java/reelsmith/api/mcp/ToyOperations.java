package reelsmith.api.mcp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Four small operations that show all a door has to carry: reading, spending, waiting, failing.
final class ToyOperations {

  final AtomicInteger ordered = new AtomicInteger();
  final AtomicInteger cancelled = new AtomicInteger();
  final AtomicInteger waiting = new AtomicInteger();

  List<Operation<?, ?>> all() {
    return List.of(new DescribeToy(), new OrderToy(), new WaitForToy(), new ListToyLogs());
  }

  static final class DescribeToy implements Operation<DescribeToy.Input, DescribeToy.Answer> {

    record Input(String name, @Nullable Integer pieces) {}

    record Answer(String description, long account, String door) {}

    @Override
    public OperationSpec<Input, Answer> spec() {
      return OperationSpec.reading(
          "describe_toy",
          "Describe a toy",
          "Describes a toy. Changes nothing.",
          Toolset.STORY,
          Route.get("/toys/{name}"),
          Input.class,
          Answer.class);
    }

    @Override
    public Mono<Answer> run(Call<Input> call) {
      if (call.input().name().equals("unicorn")) {
        return Mono.error(OperationFailure.notFound("toy unicorn"));
      }
      if (call.input().name().equals("grenade")) {
        return Mono.error(new IllegalStateException("secret detail"));
      }
      return Mono.just(
          new Answer(
              "A fine " + call.input().name(),
              call.caller().account().value(),
              call.caller().door().name()));
    }
  }

  final class OrderToy implements Operation<OrderToy.Input, OrderToy.Answer> {

    record Input(String name) {}

    record Answer(long videoId, String status) {}

    @Override
    public OperationSpec<Input, Answer> spec() {
      return new OperationSpec<>(
          "order_toy",
          "Order a toy",
          "Orders a toy. Spends credits.",
          Toolset.STORY,
          Effect.SPENDS,
          IdempotencyRule.REQUIRED,
          Route.postAccepted("/toys"),
          List.of(),
          Input.class,
          Answer.class);
    }

    @Override
    public Mono<Answer> run(Call<Input> call) {
      return Mono.fromSupplier(() -> new Answer(40 + ordered.incrementAndGet(), "ordered"));
    }
  }

  final class WaitForToy implements Operation<WaitForToy.Input, WaitForToy.Answer> {

    record Input(int steps) {}

    record Answer(String status) {}

    @Override
    public OperationSpec<Input, Answer> spec() {
      return OperationSpec.reading(
          "wait_for_toy",
          "Wait for a toy",
          "Waits until a toy is built. Changes nothing.",
          Toolset.STORY,
          Route.get("/toys/wait"),
          Input.class,
          Answer.class);
    }

    /// A toy of 100 steps is never finished.
    @Override
    public Mono<Answer> run(Call<Input> call) {
      int steps = call.input().steps();
      return Flux.range(1, steps)
          .delayElements(Duration.ofMillis(steps == 100 ? 1_000 : 20))
          .doOnSubscribe(subscription -> waiting.incrementAndGet())
          .doOnCancel(cancelled::incrementAndGet)
          .doOnNext(step -> call.progress().progressed(step / (double) steps, "step " + step))
          .then(Mono.fromSupplier(() -> new Answer("built")));
    }
  }

  static final class ListToyLogs implements Operation<ListToyLogs.Input, ListToyLogs.Answer> {

    record Input() {}

    record Answer(List<String> logs) {}

    @Override
    public OperationSpec<Input, Answer> spec() {
      return OperationSpec.reading(
          "list_toy_logs",
          "List logs of toys",
          "Lists logs. Changes nothing.",
          Toolset.DEVELOPER,
          Route.get("/toy-logs"),
          Input.class,
          Answer.class);
    }

    @Override
    public Mono<Answer> run(Call<Input> call) {
      return Mono.just(new Answer(List.of("built a bear")));
    }
  }
}
