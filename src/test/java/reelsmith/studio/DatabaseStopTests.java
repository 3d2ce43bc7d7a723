package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.database.DataFolder;
import reelsmith.database.embedded.LocalPostgres;
import reelsmith.database.embedded.OtherProcess;
import tools.jackson.databind.JsonNode;

/// The database is stopped in good order (`pg_ctl stop -m fast`) under a run, and started again;
/// about 15 seconds each.
@Tag("long")
class DatabaseStopTests {

  private final FfmpegScript ffmpeg = new FfmpegScript();
  private final TestStudio studio = started(ffmpeg);
  private final Wreck wreck = new Wreck(studio);

  @AfterEach
  void stopStudio() {
    studio.close();
  }

  /// While FFmpeg encodes a segment, and while it joins the film.
  @ParameterizedTest
  @ValueSource(strings = {"*libx264*", "*concat*"})
  void a_run_goes_on_after_a_stop_while_ffmpeg_works(String when) throws Exception {
    Path waits = ffmpeg.file("waits");
    Path may = ffmpeg.file("may");
    ffmpeg.does(when, "touch '%s'; until [ -e '%s' ]; do sleep 0.05; done".formatted(waits, may));
    Customer customer = Customer.with(studio, 10_000);
    long video = customer.create(silent("a pond", "a heron"));
    TestStudio.await(() -> Files.exists(waits));

    Wreck.Kept before = wreck.kept(video);
    stopDatabase();
    try (var starter = OtherProcess.using(studio.home())) {
      assertThat(starter.port()).isPositive();
      Files.createFile(may);

      assertGoesOn(customer, video, before);
    }
  }

  @Test
  void a_run_goes_on_after_a_stop_in_the_middle_of_its_settlement() throws Exception {
    ffmpeg.works();
    Customer customer = Customer.with(studio, 10_000);
    long video = customer.create(silent("a mill (waits)"));
    try (var postgres = LocalPostgres.open(DataFolder.open(studio.home()));
        var connection =
            DriverManager.getConnection(
                postgres.address().jdbcUrl(),
                postgres.address().user(),
                postgres.address().password());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Whoever settles waits for this row in the middle of its transaction.
      statement.execute(
          "select 1 from credit_balance where account_id = %s for update"
              .formatted(customer.account()));
      studio.gate().open("a mill");
      TestStudio.await(
          () ->
              studio.number(
                      """
                      select count(*) from pg_stat_activity
                      where wait_event_type = 'Lock' and query like '%credit_balance%'
                      """)
                  > 0);
      assertThat(studio.text("select state from run where subject = " + video))
          .isEqualTo("running");

      Wreck.Kept before = wreck.kept(video);
      stopDatabase();
      try (var starter = OtherProcess.using(studio.home())) {
        assertThat(starter.port()).isPositive();

        assertGoesOn(customer, video, before);
      }
    }
  }

  private void assertGoesOn(Customer customer, long video, Wreck.Kept before) {
    JsonNode film = customer.finished(video);

    wreck.assertIntact(film);
    wreck.assertStillKept(video, before, "while the database was stopped");
    wreck.assertEndedOnce(video);
    wreck.assertNothingStays();
    assertThat(customer.bills(video)).matches("\\d+ held, [1-9]\\d* used, \\d+ back");
    assertThat(customer.held()).isZero();
    assertThat(customer.mistakes()).isEmpty();
  }

  /// By the signal that `pg_ctl stop -m fast` sends.
  private void stopDatabase() throws Exception {
    long server = server();
    new ProcessBuilder("kill", "-INT", Long.toString(server)).inheritIO().start().waitFor();
    ProcessHandle.of(server)
        .map(ProcessHandle::onExit)
        .ifPresent(end -> end.orTimeout(60, TimeUnit.SECONDS).join());
    assertThat(studio.home().resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  private long server() throws IOException {
    Path file = studio.home().resolve("postgres/data/postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).getFirst().strip());
  }

  private static TestStudio started(FfmpegScript ffmpeg) {
    ffmpeg.works();
    return new TestStudio(
        TestStudio.temporaryFolder(),
        "--reelsmith.engine.lease=2s",
        "--reelsmith.engine.heartbeat=500ms",
        ffmpeg.setting());
  }
}
