package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Says how many credits the caller's account has.
@Component
class GetBalance implements Operation<GetBalance.Input, GetBalance.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "get_balance",
          "Get the balance",
          "Says how many credits the account has, how many are set aside for runs, how many can be"
              + " spent, and which expire next. Free of charge.",
          Toolset.ACCOUNT,
          Route.get("/api/v1/account/credits"),
          Input.class,
          Answer.class);

  private final LedgerBooks books;
  private final Clock clock;

  GetBalance(LedgerBooks books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  record Input() {}

  record Answer(
      @JsonPropertyDescription("All that was granted less all that was used.") long balance,
      @JsonPropertyDescription("Set aside for runs that are not over.") long held,
      @JsonPropertyDescription("What can be spent now.") long available,
      @JsonPropertyDescription("Whether the account gets whatever it misses.") boolean unmetered,
      @JsonPropertyDescription("What expires next; null when nothing will.")
          @Nullable NextExpiry nextExpiry) {}

  record NextExpiry(long credits, Instant expiresAt) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    AccountId account = call.caller().account();
    Instant now = clock.instant();
    return books
        .nextToExpire(account, now)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .zipWith(books.standing(account, now), (next, standing) -> answer(standing, next));
  }

  private static Answer answer(LedgerBooks.Standing standing, Optional<Lot> next) {
    return new Answer(
        standing.balance(),
        standing.held(),
        standing.available(),
        standing.unmetered(),
        next.map(GetBalance::expiry).orElse(null));
  }

  private static @Nullable NextExpiry expiry(Lot lot) {
    return lot.expiresAt() == null ? null : new NextExpiry(lot.credits(), lot.expiresAt());
  }
}
