package reelsmith.credits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.pool.Pool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolBuilder;
import reelsmith.operation.OperationFailure;

/// Statements as PDF.
@Component
public class StatementPdf implements AutoCloseable {

  /// As many lines as a reader may want; about 500 pages.
  private static final int MOST_MOVEMENTS = 20_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int WRITTEN_AT_ONCE = 2;
  private static final int WAITING = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LedgerEntries entries;
  private final Duration patience;

  /// The library works on the caller's thread.
  private final Scheduler writers =
      Schedulers.newBoundedElastic(WRITTEN_AT_ONCE, WRITTEN_AT_ONCE + WAITING, "statements");

  /// Who waits for a turn has read nothing yet.
  private final Pool<Turn> turns =
      PoolBuilder.from(Mono.fromSupplier(Turn::new))
          .sizeBetween(0, WRITTEN_AT_ONCE)
          .maxPendingAcquire(WAITING)
          .buildPool();

  private static final class Turn {}

  @Autowired
  StatementPdf(LedgerEntries entries) {
    this(entries, PATIENCE);
  }

  /// @param patience how long a document may take, with its wait
  StatementPdf(LedgerEntries entries, Duration patience) {
    this.entries = entries;
    this.patience = patience;
  }

  /// The statement as a document. Signals `period_too_long` when it has too many movements for one,
  /// and `service_unavailable` when too many wait for theirs or it takes too long.
  ///
  /// @param holder whose statement it is, in words
  public Mono<byte[]> of(Statement statement, String holder) {
    if (statement.movements() > MOST_MOVEMENTS) {
      return Mono.error(
          new OperationFailure(
              OperationFailure.Kind.INVALID,
              "period_too_long",
              "This period has %d movements and a PDF takes at most %d. Choose a shorter period, or take statement.csv."
                  .formatted(statement.movements(), MOST_MOVEMENTS)));
    }
    return turns
        .withPoolable(turn -> written(statement, holder))
        .single()
        .timeout(patience)
        .onErrorMap(PoolAcquirePendingLimitException.class, error -> busy())
        .onErrorMap(RejectedExecutionException.class, error -> busy())
        .onErrorMap(TimeoutException.class, error -> busy());
  }

  private Mono<byte[]> written(Statement statement, String holder) {
    return entries
        .pages(statement.account(), statement.entries())
        .concatMapIterable(page -> page)
        .collectList()
        .publishOn(writers)
        .map(movements -> document(statement, holder, movements));
  }

  private static OperationFailure busy() {
    return new OperationFailure(
        OperationFailure.Kind.UNAVAILABLE,
        "service_unavailable",
        "Too many documents are being written right now. Wait a minute and try again.");
  }

  /// Stops the threads that write.
  @Override
  public void close() {
    turns.dispose();
    writers.dispose();
  }

  private static byte[] document(Statement statement, String holder, List<LedgerEntry> movements) {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      var title = "Statement of %s".formatted(holder);
      var information = new PDDocumentInformation();
      information.setTitle(title);
      information.setProducer("Reelsmith");
      document.setDocumentInformation(information);
      try (var sheets = new StatementSheets(document)) {
        write(sheets, title, statement, movements);
      }
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      StatementSheets sheets, String title, Statement statement, List<LedgerEntry> movements)
      throws IOException {
    sheets.title(title);
    sheets.line(
        "From %s to %s (UTC), in credits".formatted(time(statement.from()), time(statement.to())));
    sheets.line(
        "Opening %d, granted %d, used %d, closing %d"
            .formatted(
                statement.opening(), statement.granted(), statement.used(), statement.closing()));
    sheets.row("Time", "No.", "What", "Change", "Balance");
    sheets.row(time(statement.from()), "", "Opening balance", "", text(statement.opening()));
    for (LedgerEntry movement : movements) {
      sheets.row(
          time(movement.createdAt()),
          text(movement.number()),
          movement.description(),
          "%+d".formatted(movement.balanceChange()),
          text(movement.balanceAfter()));
    }
    sheets.row(time(statement.to()), "", "Closing balance", "", text(statement.closing()));
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  private static String text(long number) {
    return Long.toString(number);
  }
}
