package reelsmith.api.toy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.operation.Warning;

/// Takes and gives back everything that a record can hold.
public final class DescribeShapes
    implements Operation<DescribeShapes.Input, DescribeShapes.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
          "describe_shapes",
          "Describe shapes",
          "Gives back what it was given. Costs nothing.",
          Toolset.LIBRARY,
          Effect.WRITES,
          IdempotencyRule.ACCEPTED,
          Route.post("/api/v1/toys/{toy_id}/shapes"),
          List.of("/drawing/hologram"),
          Input.class,
          Answer.class);

  public enum PaperSize {
    A4_PORTRAIT,
    LETTER
  }

  public record ToyId(@JsonValue @Min(1) long value) {}

  public record Drawing(
      @JsonPropertyDescription("Words below the drawing.") @NotBlank @Size(max = 20) String caption,
      @Nullable PaperSize paperSize,
      @Nullable Boolean hologram) {}

  public record Input(
      @JsonPropertyDescription("Which toy.") ToyId toyId,
      @JsonPropertyDescription("How many copies.")
          @Min(1)
          @Max(30)
          @JsonProperty(defaultValue = "2")
          @Nullable Integer copiesWanted,
      long seed,
      @Nullable Integer offset,
      @Min(0) @Max(1) double opacity,
      boolean framed,
      @Size(min = 2, max = 3) List<@Size(max = 5) String> colours,
      @Nullable List<Drawing> details,
      @JsonPropertyDescription("The drawing itself.") Drawing drawing,
      @Pattern(regexp = "[a-z]+") @Nullable String nickname,
      @JsonProperty(defaultValue = "letter") @Nullable PaperSize paperSize,
      @Nullable UUID reference,
      @Nullable URI homepage,
      @Nullable Instant madeAt,
      @Nullable Map<String, Object> extra,
      @Nullable Map<String, String> labels) {}

  public record Answer(
      ToyId toyId,
      AccountId account,
      @Nullable Integer copiesWanted,
      @Nullable PaperSize paperSize,
      PaperSize usedPaperSize,
      @Nullable Drawing drawing,
      List<Drawing> details,
      @Nullable List<String> colours,
      @Nullable Instant madeAt,
      Map<String, Object> extra,
      @Nullable Map<String, String> labels,
      List<Warning> warnings) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    return Mono.just(
        new Answer(
            input.toyId(),
            call.caller().account(),
            input.copiesWanted(),
            input.paperSize(),
            PaperSize.A4_PORTRAIT,
            input.drawing(),
            List.of(),
            null,
            input.madeAt(),
            Map.of(),
            null,
            List.of(new Warning("just_a_toy", "This is a toy.", ""))));
  }
}
