package reelsmith.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelsmith.credits.TestLedger.PATIENCE;
import static reelsmith.credits.TestLedger.START;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.TestClock;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;

class StatementTests {

  private static final long SEED = Long.getLong("ledger.seed", 20260321);

  private final TestLedger tests = TestLedger.open();
  private final TestClock clock = TestClock.standingAt(TestLedger.START);
  private final Ledger ledger = tests.ledger(clock);
  private final Statements statements = tests.bean(Statements.class);
  private final LedgerEntries entries = tests.bean(LedgerEntries.class);
  private final StatementCsv csv = tests.bean(StatementCsv.class);
  private final StatementPdf pdf = tests.bean(StatementPdf.class);
  private final AccountId account = tests.newAccount();

  @Test
  void files_say_what_the_ledger_says_for_any_period() throws IOException {
    filesSayWhatTheLedgerSays(SEED, 40, 8);
  }

  /// A failure names the seed, for `-Dledger.seed`.
  @Test
  @Tag("long")
  void files_say_what_the_ledger_says_for_many_periods() throws IOException {
    filesSayWhatTheLedgerSays(System.nanoTime(), 1000, 2);
  }

  /// @param each so many periods, one is looked at as a document too
  private void filesSayWhatTheLedgerSays(long seed, int periods, int each) throws IOException {
    var random = new SplittableRandom(seed);
    Instant end = someMonths(random);

    for (int period = 0; period < periods; period++) {
      long hours = Duration.between(START, end).toHours();
      Instant from = START.plus(Duration.ofHours(random.nextLong(-10, hours)));
      Instant to = from.plus(Duration.ofHours(random.nextLong(1, hours)));

      Statement statement = statements.of(account, new Period(from, to)).block(PATIENCE);

      List<String> rows = rows(csv.statement(statement));
      List<Long> changes = column(rows.subList(2, rows.size() - 1), 4);
      assertThat(statement.opening()).as("seed %d", seed).isEqualTo(balanceBefore(from));
      assertThat(statement.closing()).isEqualTo(balanceBefore(to));
      assertThat(column(rows, 5).getFirst()).isEqualTo(statement.opening());
      assertThat(column(rows, 5).getLast()).isEqualTo(statement.closing());
      assertThat(statement.opening() + sum(changes)).isEqualTo(statement.closing());
      assertThat(changes).hasSize((int) statement.movements());
      if (period % each == 0) {
        assertThat(figuresIn(pdf.of(statement, "customer").block(PATIENCE)))
            .as("seed %d", seed)
            .isEqualTo(figures(statement, changes));
      }
    }
  }

  /// Readers that wait until the test lets them go on.
  private static final class HeldEntries extends LedgerEntries {

    private final AtomicInteger read = new AtomicInteger();
    private final Sinks.Empty<Void> opened = Sinks.empty();

    HeldEntries(DatabaseClient database) {
      super(database);
    }

    @Override
    public Flux<List<LedgerEntry>> pages(AccountId account, Filter filter) {
      return Flux.defer(
          () -> {
            read.incrementAndGet();
            return opened.asMono().thenMany(super.pages(account, filter));
          });
    }
  }

  @Test
  void documents_wait_for_their_turn_before_anything_is_read_and_too_many_are_told_to_come_again() {
    ledger.grant(TestLedger.grantOf(account, 5, null)).block(PATIENCE);
    Statement statement =
        statements.of(account, new Period(START, START.plusSeconds(1))).block(PATIENCE);
    var held = new HeldEntries(tests.bean(DatabaseClient.class));
    try (var writer = new StatementPdf(held, PATIENCE)) {
      var asked =
          Flux.range(0, 100)
              .flatMap(
                  i ->
                      writer
                          .of(statement, "customer")
                          .map(document -> "written")
                          .onErrorResume(OperationFailure.class, busy -> Mono.just(busy.code())),
                  100)
              .collectList()
              .toFuture();

      int atOnce = held.read.get();
      held.opened.tryEmitEmpty();
      List<String> outcomes = Mono.fromFuture(asked).block(PATIENCE);

      assertThat(atOnce).isEqualTo(2);
      assertThat(outcomes).filteredOn("written"::equals).hasSize(34);
      assertThat(outcomes).filteredOn("service_unavailable"::equals).hasSize(66);
    }
  }

  @Test
  void a_document_that_takes_too_long_is_given_up_and_the_next_has_its_turn() {
    ledger.grant(TestLedger.grantOf(account, 5, null)).block(PATIENCE);
    Statement statement =
        statements.of(account, new Period(START, START.plusSeconds(1))).block(PATIENCE);
    var held = new HeldEntries(tests.bean(DatabaseClient.class));
    try (var writer = new StatementPdf(held, Duration.ofMillis(200))) {
      var code = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        writer
            .of(statement, "customer")
            .doOnError(OperationFailure.class, busy -> code.add(busy.code()))
            .onErrorComplete()
            .block(PATIENCE);
      }

      assertThat(code)
          .containsExactly("service_unavailable", "service_unavailable", "service_unavailable");
      assertThat(held.read).hasValue(3);
    }
  }

  @Test
  void the_whole_ledger_adds_up_to_the_balance_and_hides_what_expired() {
    someMonths(new SplittableRandom(SEED));

    List<String> rows = rows(csv.ledger(account, LedgerEntries.Filter.ALL));

    assertThat(
            tests.number(
                "select count(*) from ledger_transaction where kind = 'expire' and account_id = "
                    + account))
        .isPositive();
    assertThat(rows).noneMatch(row -> row.contains("xpire,") || row.contains("Expired"));
    assertThat(sum(column(rows.subList(1, rows.size()), 5)))
        .isEqualTo(ledger.balance(account).block(PATIENCE).balance());
    assertThat(column(rows.subList(1, rows.size()), 0))
        .isEqualTo(Flux.range(1, rows.size() - 1).map(Integer::longValue).collectList().block());
  }

  @Test
  void what_expired_lowers_what_later_entries_show_as_available() {
    grant(30, START.plusSeconds(60));
    grant(50, null);
    clock.putForward(Duration.ofMinutes(1));
    ledger.hold(TestLedger.holdOf(account, UUID.randomUUID(), 20)).block(PATIENCE);

    List<LedgerEntry> found =
        entries.newest(account, LedgerEntries.Filter.ALL, Long.MAX_VALUE, 10).block(PATIENCE);

    assertThat(found)
        .extracting(LedgerEntry::kind)
        .containsExactly(LedgerEntry.Kind.HOLD, LedgerEntry.Kind.GRANT, LedgerEntry.Kind.GRANT);
    assertThat(found.getFirst().balanceAfter()).isEqualTo(80);
    assertThat(found.getFirst().heldAfter()).isEqualTo(20);
    assertThat(found.getFirst().availableAfter()).isEqualTo(30);
  }

  @Test
  void no_cell_is_a_formula() {
    String words = "=HYPERLINK(\"https://evil.example\"), \"quoted\"";
    ledger.grant(new NewGrant(account, GrantKind.PROMO, 10, null, null, words)).block(PATIENCE);
    ledger
        .grant(new NewGrant(account, GrantKind.PROMO, 10, null, null, " @SUM(A1)"))
        .block(PATIENCE);

    List<String> rows = rows(csv.ledger(account, LedgerEntries.Filter.ALL));

    assertThat(rows.get(1))
        .contains(",\"'=HYPERLINK(\"\"https://evil.example\"\"), \"\"quoted\"\"\",");
    assertThat(rows.get(2)).contains(",' @SUM(A1),");
  }

  @Test
  void a_document_shows_words_of_any_script() throws IOException {
    ledger
        .grant(
            new NewGrant(
                account,
                GrantKind.PROMO,
                10,
                null,
                null,
                "Привет, für Dich 😀 " + "long words ".repeat(12)))
        .block(PATIENCE);
    Statement statement =
        statements
            .of(account, new Period(START.minusSeconds(1), START.plusSeconds(1)))
            .block(PATIENCE);

    String text = text(pdf.of(statement, "Café Ωmega").block(PATIENCE));

    assertThat(text).contains("Statement of Café Ωmega", "Привет, für Dich", "[U+1F600]", "+10");
  }

  @Test
  void a_document_of_too_many_pages_is_refused() {
    var statement = new Statement(account, START, START.plusSeconds(1), 0, 0, 0, 0, 20_001, 20_001);

    assertThatThrownBy(() -> pdf.of(statement, "customer").block(PATIENCE))
        .isInstanceOfSatisfying(
            OperationFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("period_too_long"));
  }

  /// Grants, holds and expiry over some months; the end of them.
  private Instant someMonths(SplittableRandom random) {
    grant(500, null);
    for (int step = 0; step < 60; step++) {
      clock.putForward(Duration.ofHours(random.nextLong(1, 72)));
      if (step % 5 == 0) {
        grant(
            random.nextLong(1, 50),
            clock.instant().plus(Duration.ofHours(random.nextLong(1, 200))));
      }
      UUID run = UUID.randomUUID();
      ledger.hold(TestLedger.holdOf(account, run, random.nextLong(0, 9))).block(PATIENCE);
      long held = ledger.holdOf(run).block(PATIENCE).credits();
      ledger.resolve(run, TestLedger.charges(random.nextLong(held + 1))).block(PATIENCE);
    }
    return clock.instant();
  }

  private void grant(long credits, Instant expiresAt) {
    ledger.grant(TestLedger.grantOf(account, credits, expiresAt)).block(PATIENCE);
  }

  /// Added up from postings, as nothing under test does it.
  private long balanceBefore(Instant time) {
    return tests.number(
        """
        select coalesce(-sum(amount), 0)::bigint from posting join ledger_transaction t
          using (account_id, sequence)
        where account_id = %s and book in ('source', 'used') and t.created_at < '%s'
        """
            .formatted(account, time));
  }

  private static List<String> rows(Flux<byte[]> pieces) {
    String text =
        String.join(
            "",
            pieces
                .map(piece -> new String(piece, StandardCharsets.UTF_8))
                .collectList()
                .block(PATIENCE));
    assertThat(text).endsWith("\r\n");
    return List.of(text.split("\r\n"));
  }

  private static List<Long> column(List<String> rows, int column) {
    return rows.stream()
        .map(row -> row.split(",", -1)[column])
        .filter(cell -> cell.matches("-?\\d+"))
        .map(Long::parseLong)
        .toList();
  }

  private static long sum(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).sum();
  }

  /// The figures of a document in their order: the sums, the opening balance, each change with its
  /// sign and the balance after it, the closing balance.
  private static List<String> figuresIn(byte[] document) throws IOException {
    var figures =
        Pattern.compile(
            "Opening \\d+, .*|(?:Opening|Closing) balance \\d+|[+-]\\d+ \\d+$", Pattern.MULTILINE);
    return figures.matcher(text(document)).results().map(MatchResult::group).toList();
  }

  private static List<String> figures(Statement statement, List<Long> changes) {
    List<String> figures = new ArrayList<>();
    long balance = statement.opening();
    long granted = changes.stream().filter(change -> change > 0).mapToLong(Long::longValue).sum();
    figures.add(
        "Opening %d, granted %d, used %d, closing %d"
            .formatted(
                balance, granted, balance + granted - statement.closing(), statement.closing()));
    figures.add("Opening balance " + balance);
    for (long change : changes) {
      balance += change;
      figures.add("%+d %d".formatted(change, balance));
    }
    figures.add("Closing balance " + statement.closing());
    return figures;
  }

  private static String text(byte[] document) throws IOException {
    try (var pages = Loader.loadPDF(document)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(pages);
    }
  }
}
