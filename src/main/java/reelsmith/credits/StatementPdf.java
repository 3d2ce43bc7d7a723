package reelsmith.credits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.operation.OperationFailure;

/// Statements as PDF.
@Component
public class StatementPdf implements AutoCloseable {

  /// As many lines as a reader may want; about 500 pages.
  private static final int MOST_MOVEMENTS = 20_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final LedgerEntries entries;

  /// The library works on the caller's thread.
  private final Scheduler writers = Schedulers.newBoundedElastic(2, 32, "statements");

  StatementPdf(LedgerEntries entries) {
    this.entries = entries;
  }

  /// The statement as a document. Signals `period_too_long` when it has too many movements for one.
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
    return entries
        .pages(statement.account(), statement.entries())
        .concatMapIterable(page -> page)
        .collectList()
        .publishOn(writers)
        .map(movements -> document(statement, holder, movements));
  }

  /// Stops the threads that write.
  @Override
  public void close() {
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
