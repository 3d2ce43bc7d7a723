package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.credits.Estimate;
import reelsmith.credits.Precisions;
import reelsmith.event.TemplateVersion;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.operation.Warning;
import tools.jackson.databind.JsonNode;

/// Says what a video would cost, without making it.
@Component
class EstimateCost implements Operation<EstimateCost.Input, EstimateCost.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "estimate_cost",
          "Estimate the cost",
          "Says what a video would cost in credits, part by part. Call it before creating a video"
              + " and show the total to the user. Free of charge; nothing is written down.",
          Toolset.STORY,
          Route.post("/api/v1/cost-estimate"),
          Input.class,
          Answer.class);

  private final Quotes quotes;

  EstimateCost(Quotes quotes) {
    this.quotes = quotes;
  }

  record Input(
      @JsonPropertyDescription("The kind of video.") TemplateName template,
      @JsonPropertyDescription(
              "The brief exactly as it would be sent to create_story_video; left out, the empty"
                  + " brief.")
          @Nullable JsonNode request) {}

  record Answer(
      TemplateName template,
      String templateVersion,
      Estimate estimate,
      @JsonPropertyDescription("How sure each figure is.") Precisions precision,
      @JsonPropertyDescription("Since when these prices are in force.") Instant pricesActiveFrom,
      List<Warning> warnings) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    return quotes
        .offer(input.template(), input.request(), call.caller().door())
        .map(
            offer ->
                new Answer(
                    input.template(),
                    TemplateVersion.CURRENT,
                    offer.purchase().estimate(),
                    offer.purchase().precision(),
                    offer.purchase().prices().activeFrom(),
                    offer.warnings()));
  }
}
