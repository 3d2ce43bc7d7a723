package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Page;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Lists all accounts of the installation, the oldest first.
@Component
class ListAccounts implements Operation<ListAccounts.Input, ListAccounts.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
              "list_accounts",
              "List accounts",
              "Lists the accounts of this installation, the oldest first, with their plans and subscriptions."
                  + " For hosts.",
              Toolset.ACCOUNT,
              Route.get("/api/v1/host/accounts"),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private static final int PAGE = 50;

  private final Accounts accounts;
  private final Plans plans;
  private final Memberships memberships;
  private final Clock clock;

  ListAccounts(Accounts accounts, Plans plans, Memberships memberships, Clock clock) {
    this.accounts = accounts;
    this.plans = plans;
    this.memberships = memberships;
    this.clock = clock;
  }

  record Input(
      @JsonPropertyDescription("How many at most; default 50.") @Min(1) @Max(200)
          @Nullable Integer limit,
      @JsonPropertyDescription("next_cursor of the page before.") @Min(1) @Nullable Long cursor) {}

  record Answer(
      List<AccountView> accounts,
      @JsonPropertyDescription("Give this as cursor for the next page; null on the last.")
          @Nullable Long nextCursor) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    int limit = input.limit() == null ? PAGE : input.limit();
    long after = input.cursor() == null ? 0 : input.cursor();
    return accounts
        .list(after, limit + 1)
        .collectList()
        .zipWith(plans.all().collectMap(Plan::code))
        .map(found -> answer(Page.of(found.getT1(), limit), found.getT2()));
  }

  private Answer answer(Page<Account> page, Map<String, Plan> byCode) {
    Instant now = clock.instant();
    return new Answer(
        page.entries().stream().map(account -> view(account, byCode, now)).toList(),
        page.nextCursor(account -> account.id().value()));
  }

  private AccountView view(Account account, Map<String, Plan> byCode, Instant now) {
    Plan plan = Objects.requireNonNull(byCode.get(account.planCodeAt(now)));
    return AccountView.of(account, memberships.of(account, plan), now);
  }
}
