package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Grants credits to any account, never twice for one request: a reference or an idempotency key
/// says which request it is.
@Component
class GrantCredits implements Operation<GrantCredits.Input, GrantCredits.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "grant_credits",
              "Grant credits",
              "Gives credits to an account. Only for whoever runs this installation. The same"
                  + " reference grants once, so name what the credits are for; without a reference"
                  + " an idempotency key is needed.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              Route.post("/api/v1/host/accounts/{account_id}/grants"),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private final Ledger ledger;
  private final LedgerBooks books;
  private final Clock clock;

  GrantCredits(Ledger ledger, LedgerBooks books, Clock clock) {
    this.ledger = ledger;
    this.books = books;
    this.clock = clock;
  }

  /// The kinds a host may grant; [GrantKind#OWNER] is taken, never given.
  enum Kind {
    MONTHLY(GrantKind.MONTHLY),
    ANNUAL(GrantKind.ANNUAL),
    PROMO(GrantKind.PROMO),
    PARTNER(GrantKind.PARTNER),
    PURCHASE(GrantKind.PURCHASE),
    CORRECTION(GrantKind.CORRECTION);

    private final GrantKind kind;

    Kind(GrantKind kind) {
      this.kind = kind;
    }
  }

  record Input(
      @JsonPropertyDescription("The account that gets the credits.") @Min(1) long accountId,
      @JsonPropertyDescription("Why they are granted.") Kind kind,
      @JsonPropertyDescription("How many.") @Min(1) @Max(1_000_000_000) long credits,
      @JsonPropertyDescription(
              "When what is left of them is gone: a date (its start in UTC) or a time with offset."
                  + " Left out, monthly grants expire in two months and others never; annual grants"
                  + " need it (the term's end and two months).")
          @Pattern(regexp = PointInTime.PATTERN)
          @Nullable String expiresAt,
      @JsonPropertyDescription(
              "Names what they are for, such as an invoice; the same reference grants once. Needed"
                  + " when no idempotency key is sent.")
          @Size(min = 1, max = 200)
          @Nullable String reference,
      @JsonPropertyDescription("One line for the customer's ledger; made from the kind by default.")
          @Size(min = 1, max = 200)
          @Nullable String description) {}

  record Answer(
      long grantId,
      long accountId,
      GrantKind kind,
      long credits,
      Instant grantedAt,
      @JsonPropertyDescription("Null for never.") @Nullable Instant expiresAt,
      @Nullable String reference,
      String description) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    requireName(call);
    NewGrant grant = grant(call.input(), expiry(call.input()));
    return books
        .exists(grant.account())
        .filter(there -> there)
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound("account " + grant.account())))
        .flatMap(there -> ledger.grant(grant))
        .map(granted -> answer(granted, call.input().reference()));
  }

  private static void requireName(Call<Input> call) {
    if (call.input().reference() == null && call.idempotencyKey() == null) {
      throw new OperationFailure(
          OperationFailure.Kind.INVALID,
          "idempotency_required",
          "Send a reference that names what the credits are for, or an idempotency key (header"
              + " Idempotency-Key, or idempotency_key in a tool call), and the same when you retry.");
    }
  }

  private static NewGrant grant(Input input, @Nullable Instant expiresAt) {
    String words = input.description();
    String reference = input.reference();
    return new NewGrant(
        new AccountId(input.accountId()),
        input.kind().kind,
        input.credits(),
        expiresAt,
        // Payments have references too; what a host calls something must not meet them.
        reference == null ? null : "host " + reference,
        words == null ? words(input.kind()) : words);
  }

  private @Nullable Instant expiry(Input input) {
    Instant now = clock.instant();
    Instant asked = PointInTime.of(input.expiresAt(), "/expires_at");
    if (asked != null && !asked.isAfter(now)) {
      throw OperationFailure.invalid("/expires_at", "too_small", "must be in the future");
    }
    if (asked == null && input.kind() == Kind.ANNUAL) {
      throw OperationFailure.invalid(
          "/expires_at", "required", "must be the end of the term and two months");
    }
    return asked == null && input.kind() == Kind.MONTHLY ? GrantExpiry.ofMonthly(now) : asked;
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case MONTHLY -> "Credits of the month";
      case ANNUAL -> "Credits of the year";
      case PROMO -> "Promotion";
      case PARTNER -> "Partner offer";
      case PURCHASE -> "Purchase";
      case CORRECTION -> "Correction";
    };
  }

  private static Answer answer(Grant grant, @Nullable String reference) {
    return new Answer(
        grant.id(),
        grant.account().value(),
        grant.kind(),
        grant.credits(),
        grant.grantedAt(),
        grant.expiresAt(),
        reference,
        grant.description());
  }
}
