package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelsmith.studio.MortalStages.Death;
import reelsmith.studio.MortalStages.Moment;
import tools.jackson.databind.JsonNode;

/// Workers that freeze (SIGSTOP) right before they record something, and wake up when others have
/// finished their film; about 30 seconds each.
@Tag("long")
class FrozenWorkerTests {

  private static TestStudio studio;
  private static Wreck wreck;

  @BeforeAll
  static void startStudio() {
    studio = new TestStudio(TestStudio.temporaryFolder(), "--reelsmith.engine.works=false");
    wreck = new Wreck(studio);
  }

  @AfterAll
  static void stopStudio() {
    studio.close();
  }

  @ParameterizedTest
  @CsvSource({"slides, MADE", "slides, DONE", "segments, MADE", "film, MADE", "film, DONE"})
  void what_a_worker_records_too_late_changes_nothing(String stage, Moment moment) {
    Customer customer = Customer.with(studio, 10_000);
    long video = customer.create(DeathTests.film());
    try (var late = LateWorker.start(studio.home(), new Death(stage, moment))) {
      TestStudio.await(late::isThere);
      late.freeze();
      studio.sql("update stage set lease_until = clock_timestamp() where state = 'running'");
      TestStudio heir = new TestStudio(studio.home(), MortalWorker.settings());
      try {
        JsonNode film = customer.finished(video);
        String written = everythingOf(video);

        late.wakeUp();

        TestStudio.await(() -> late.wasRefused(stage));
        wreck.assertIntact(film);
        assertThat(everythingOf(video)).isEqualTo(written);
        wreck.assertEndedOnce(video);
        wreck.assertNothingStays();
        assertThat(customer.held()).isZero();
        assertThat(customer.mistakes()).isEmpty();
      } finally {
        heir.close();
      }
    }
  }

  private static String everythingOf(long video) {
    return studio.text(
        """
        select string_agg(line, E'\\n' order by line) from (
          select 'video ' || video::text as line from video where id = %1$d
          union all select 'run ' || run::text from run where subject = %1$d
          union all select 'stage ' || stage::text from stage
            join run on run.id = stage.run_id where subject = %1$d
          union all select 'item ' || item::text from item where subject = %1$d
          union all select 'event ' || id || event::text from outbox
            where (event ->> 'subject')::bigint = %1$d
          union all select 'hold ' || h::text || r::text from credit_hold h
            left join hold_resolution r on r.hold_id = h.id where h.video_id = %1$d) written
        """
            .formatted(video));
  }
}
