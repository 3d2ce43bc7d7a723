package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.account.Membership;
import reelsmith.account.Memberships;
import reelsmith.credits.Ledger;
import reelsmith.operation.AccountId;
import reelsmith.operation.Call;
import reelsmith.operation.Caller;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
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
              "Says whether this account can create the video right now, what it needs and what"
                  + " stands in the way. Call it first. Free of charge; nothing is written down.",
              Toolset.STORY,
              Route.post("/api/v1/account/readiness"),
              Input.class,
              Answer.class)
          .permitting(Permission.ASK);

  private final Quotes quotes;
  private final Memberships memberships;
  private final Ledger ledger;
  private final Spending spending;

  CheckReadiness(Quotes quotes, Memberships memberships, Ledger ledger, Spending spending) {
    this.quotes = quotes;
    this.memberships = memberships;
    this.ledger = ledger;
    this.spending = spending;
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
      List<String> allowedTemplates) {}

  record TemplateReadiness(
      TemplateName template,
      boolean templateAccess,
      long requiredCredits,
      @Nullable Long availableCredits,
      long creditsNeeded,
      boolean readyToCreate,
      @JsonPropertyDescription("What stands in the way; empty when ready.")
          List<Blocker> blockers) {}

  record Blocker(String code, String message) {

    static Blocker of(OperationFailure failure) {
      return new Blocker(failure.code(), String.valueOf(failure.getMessage()));
    }
  }

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return quotes
        .offer(call.input().template(), call.input().request(), call.caller().door())
        .flatMap(offer -> answer(call, offer));
  }

  private Mono<Answer> answer(Call<Input> call, Quotes.Offer offer) {
    AccountId account = call.caller().account();
    return Mono.zip(
            memberships.of(account),
            ledger.balance(account),
            permission(call.caller())
                .concatWith(spending.obstacles(call.caller(), offer.purchase()))
                .concatWith(Mono.justOrEmpty(offer.notAvailable()))
                .map(Blocker::of)
                .collectList())
        .map(
            found ->
                answer(
                    call.input().template(),
                    offer,
                    found.getT1(),
                    found.getT2().available(),
                    found.getT3()));
  }

  /// A key that only reads may ask, but not create.
  private static Flux<OperationFailure> permission(Caller caller) {
    return caller.credential().reaches(CreateStoryVideo.SPEC)
        ? Flux.empty()
        : Flux.just(OperationFailure.notPermitted(caller.credential(), CreateStoryVideo.SPEC));
  }

  private static Answer answer(
      TemplateName template,
      Quotes.Offer offer,
      Membership membership,
      long balance,
      List<Blocker> blockers) {
    Long available = membership.unmetered() ? null : balance;
    long required = offer.purchase().credits();
    return new Answer(
        new Account(
            membership.planCode(),
            membership.planLabel(),
            membership.apiAccess(),
            membership.mcpAccess(),
            available,
            membership.templates()),
        new TemplateReadiness(
            template,
            membership.templates().contains(template.wireName()),
            required,
            available,
            available == null ? 0 : Math.max(0, required - available),
            blockers.isEmpty(),
            blockers),
        offer.warnings());
  }
}
