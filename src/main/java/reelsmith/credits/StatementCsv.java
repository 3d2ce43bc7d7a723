package reelsmith.credits;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;

/// Ledgers and statements as comma-separated values in UTF-8, piece by piece.
@Component
public class StatementCsv {

  private final LedgerEntries entries;

  StatementCsv(LedgerEntries entries) {
    this.entries = entries;
  }

  /// Every entry of a ledger, the oldest first. The `balance_change` column adds up to the balance.
  public Flux<byte[]> ledger(AccountId account, LedgerEntries.Filter filter) {
    return pieces(
        Flux.concat(
            Mono.fromSupplier(
                () ->
                    Csv.row(
                        "number",
                        "created_at",
                        "kind",
                        "description",
                        "credits",
                        "balance_change",
                        "balance_after",
                        "held_after",
                        "available_after",
                        "video_id",
                        "pipeline_run_id",
                        "template",
                        "pricing_version",
                        "grant_kind",
                        "expires_at")),
            entries.pages(account, filter).map(StatementCsv::ledgerRows)));
  }

  /// A statement: its opening balance, what changed it, its closing balance.
  public Flux<byte[]> statement(Statement statement) {
    return pieces(
        Flux.concat(
            Mono.fromSupplier(
                () ->
                    Csv.row("created_at", "number", "kind", "description", "change", "balance")
                        + edge(statement, true)),
            entries.pages(statement.account(), statement.entries()).map(StatementCsv::movements),
            Mono.fromSupplier(() -> edge(statement, false))));
  }

  private static Flux<byte[]> pieces(Flux<String> text) {
    return text.map(piece -> piece.getBytes(StandardCharsets.UTF_8));
  }

  private static String edge(Statement statement, boolean opening) {
    return opening
        ? Csv.row(
            statement.from(), null, "opening_balance", "Opening balance", null, statement.opening())
        : Csv.row(
            statement.to(), null, "closing_balance", "Closing balance", null, statement.closing());
  }

  private static String ledgerRows(List<LedgerEntry> page) {
    var rows = new StringBuilder();
    for (LedgerEntry entry : page) {
      rows.append(
          Csv.row(
              entry.number(),
              entry.createdAt(),
              entry.kind(),
              entry.description(),
              entry.credits(),
              entry.balanceChange(),
              entry.balanceAfter(),
              entry.heldAfter(),
              entry.availableAfter(),
              entry.videoId(),
              entry.pipelineRunId(),
              entry.template(),
              entry.pricingVersion(),
              entry.grantKind(),
              entry.expiresAt()));
    }
    return rows.toString();
  }

  private static String movements(List<LedgerEntry> page) {
    var rows = new StringBuilder();
    for (LedgerEntry entry : page) {
      rows.append(
          Csv.row(
              entry.createdAt(),
              entry.number(),
              entry.kind(),
              entry.description(),
              entry.balanceChange(),
              entry.balanceAfter()));
    }
    return rows.toString();
  }
}
