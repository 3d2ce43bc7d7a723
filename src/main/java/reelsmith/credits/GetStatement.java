package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Page;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Draws up a statement of the caller's account.
@Component
class GetStatement implements Operation<GetStatement.Input, GetStatement.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "get_statement",
          "Get a statement",
          "Says what the account's balance was at the start of a period, what changed it, and what"
              + " it was at the end. Free of charge. GET /api/v1/account/statement.csv and .pdf have"
              + " the same as files.",
          Toolset.ACCOUNT,
          Route.get("/api/v1/account/statement"),
          Input.class,
          Answer.class);

  private static final int PAGE = 100;

  private final Statements statements;
  private final LedgerEntries entries;
  private final Clock clock;

  GetStatement(Statements statements, LedgerEntries entries, Clock clock) {
    this.statements = statements;
    this.entries = entries;
    this.clock = clock;
  }

  record Input(
      @JsonPropertyDescription(
              "The start of the period: a date (its start in UTC) or a time with offset. Left out,"
                  + " the start of this month.")
          @Pattern(regexp = PointInTime.PATTERN)
          @Nullable String from,
      @JsonPropertyDescription(
              "The end of the period, itself not part of it; a date or a time like from. Left out,"
                  + " now.")
          @Pattern(regexp = PointInTime.PATTERN)
          @Nullable String to,
      @JsonPropertyDescription("How many movements at most; default 100.") @Min(1) @Max(500)
          @Nullable Integer limit,
      @JsonPropertyDescription("next_cursor of the page before.") @Min(1) @Nullable Long cursor) {}

  record Answer(
      Instant from,
      Instant to,
      long openingBalance,
      @JsonPropertyDescription("All that was granted in the period.") long granted,
      @JsonPropertyDescription("All that was used in the period.") long used,
      @JsonPropertyDescription("opening_balance + granted - used.") long closingBalance,
      @JsonPropertyDescription("How many movements the period has.") long movementCount,
      @JsonPropertyDescription("What changed the balance, the oldest first.")
          List<Movement> movements,
      @JsonPropertyDescription("Give this as cursor for the next page; null on the last.")
          @Nullable Long nextCursor) {}

  record Movement(
      long number,
      Instant createdAt,
      LedgerEntry.Kind kind,
      String description,
      @JsonPropertyDescription("Plus what was granted, minus what was used.") long change,
      @JsonPropertyDescription("The balance after it.") long balance) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    Period period = Period.of(input.from(), input.to(), clock.instant());
    return statements.of(call.caller().account(), period).flatMap(sums -> page(sums, input));
  }

  private Mono<Answer> page(Statement statement, Input input) {
    int limit = input.limit() == null ? PAGE : input.limit();
    long after = input.cursor() == null ? 0 : input.cursor();
    return entries
        .oldest(statement.account(), statement.entries(), after, limit + 1)
        .map(found -> answer(statement, Page.of(found, limit)));
  }

  private static Answer answer(Statement statement, Page<LedgerEntry> page) {
    return new Answer(
        statement.from(),
        statement.to(),
        statement.opening(),
        statement.granted(),
        statement.used(),
        statement.closing(),
        statement.movements(),
        page.entries().stream().map(GetStatement::movement).toList(),
        page.nextCursor(LedgerEntry::number));
  }

  private static Movement movement(LedgerEntry entry) {
    return new Movement(
        entry.number(),
        entry.createdAt(),
        entry.kind(),
        entry.description(),
        entry.balanceChange(),
        entry.balanceAfter());
  }
}
