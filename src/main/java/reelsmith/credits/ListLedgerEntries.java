package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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

/// Lists what happened to the credits of the caller's account.
@Component
class ListLedgerEntries implements Operation<ListLedgerEntries.Input, ListLedgerEntries.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "list_ledger_entries",
          "List ledger entries",
          "Lists what happened to the account's credits, the newest first: granted, set aside for a"
              + " run, used, given back. Free of charge. GET /api/v1/account/ledger.csv has all of"
              + " it as a file.",
          Toolset.ACCOUNT,
          Route.get("/api/v1/account/ledger"),
          Input.class,
          Answer.class);

  private static final int PAGE = 50;

  private final LedgerEntries entries;

  ListLedgerEntries(LedgerEntries entries) {
    this.entries = entries;
  }

  record Input(
      @JsonPropertyDescription("Only entries of this kind.") LedgerEntry.@Nullable Kind kind,
      @JsonPropertyDescription("Only entries of this video.") @Min(1) @Nullable Long videoId,
      @JsonPropertyDescription(
              "Only entries from then on: a date (its start in UTC) or a time with offset.")
          @Pattern(regexp = PointInTime.PATTERN)
          @Nullable String from,
      @JsonPropertyDescription("Only entries before then; a date or a time like from.")
          @Pattern(regexp = PointInTime.PATTERN)
          @Nullable String to,
      @JsonPropertyDescription("How many at most; default 50.") @Min(1) @Max(200)
          @Nullable Integer limit,
      @JsonPropertyDescription("next_cursor of the page before.") @Min(1) @Nullable Long cursor) {

    LedgerEntries.Filter filter() {
      Instant start = PointInTime.of(from, "/from");
      Instant end = PointInTime.of(to, "/to");
      PointInTime.checkOrder(start, end);
      return new LedgerEntries.Filter(
          kind == null ? List.of() : List.of(kind), videoId, start, end, null);
    }
  }

  record Answer(
      List<LedgerEntry> entries,
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
    long before = input.cursor() == null ? Long.MAX_VALUE : input.cursor();
    return entries
        .newest(call.caller().account(), input.filter(), before, limit + 1)
        .map(found -> Page.of(found, limit))
        .map(page -> new Answer(page.entries(), page.nextCursor(LedgerEntry::number)));
  }
}
