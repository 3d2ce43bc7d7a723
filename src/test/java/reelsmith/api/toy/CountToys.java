package reelsmith.api.toy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Reads: everything it is asked stands in the query.
public final class CountToys implements Operation<CountToys.Input, CountToys.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "count_toys",
          "Count toys",
          "Says what it was asked.",
          Toolset.LIBRARY,
          Route.get("/api/v1/toys"),
          Input.class,
          Answer.class);

  public record Input(
      @JsonPropertyDescription("How many to count, at most.") @Min(1) @Max(100) int limit,
      @Nullable Boolean broken,
      @Min(0) @Max(10) @Nullable Double weight,
      @Nullable String colour,
      @Size(max = 3) @Nullable List<@Min(1) Integer> ages) {}

  public record Answer(
      int limit,
      @Nullable Boolean broken,
      @Nullable Double weight,
      @Nullable String colour,
      @Nullable List<Integer> ages) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input in = call.input();
    return Mono.just(new Answer(in.limit(), in.broken(), in.weight(), in.colour(), in.ages()));
  }
}
