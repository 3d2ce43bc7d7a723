package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.operation.Warning;
import tools.jackson.databind.JsonNode;

/// Says whether this caller can create a video right now, and what stands in the way.
@Component
class CheckReadiness implements Operation<CheckReadiness.Input, CheckReadiness.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
              "check_readiness",
              "Check readiness",
              "Says whether this account can create the video right now, what it needs and what stands in"
                  + " the way. Call it first. Free of charge; nothing is written down.",
              Toolset.STORY,
              Route.post("/api/v1/account/readiness"),
              Input.class,
              Answer.class)
          .permitting(Permission.ASK);

  private final Quotes quotes;

  CheckReadiness(Quotes quotes) {
    this.quotes = quotes;
  }

  record Input(
      @JsonPropertyDescription("The kind of video.") TemplateName template,
      @JsonPropertyDescription(
              "The brief exactly as it would be sent to create_story_video; left out, the empty"
                  + " brief.")
          @Nullable JsonNode request) {}

  record Answer(Account account, TemplateReadiness templateReadiness, List<Warning> warnings) {}

  record Account(
      String planCode,
      String planLabel,
      boolean apiAccess,
      boolean mcpAccess,
      @JsonPropertyDescription("Null for an account without limits.")
          @Nullable Long availableCredits,
      List<TemplateName> allowedTemplates) {}

  record TemplateReadiness(
      TemplateName template,
      boolean templateAccess,
      long requiredCredits,
      @Nullable Long availableCredits,
      long creditsNeeded,
      boolean readyToCreate,
      @JsonPropertyDescription("What stands in the way; empty when ready.")
          List<Blocker> blockers) {}

  record Blocker(String code, String message) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return quotes
        .quote(call.input().request(), call.caller().door())
        .map(quote -> answer(call.input().template(), quote));
  }

  /// The local owner's plan has no limits; plans and balances of others decide here once there are
  /// others.
  private static Answer answer(TemplateName template, Quotes.Quote quote) {
    long required = quote.estimate().totalCredits();
    return new Answer(
        new Account("owner", "Owner", true, true, null, List.of(TemplateName.values())),
        new TemplateReadiness(template, true, required, null, 0, true, List.of()),
        quote.warnings());
  }
}
