package reelsmith.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.credits.TestLedger.PATIENCE;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reelsmith.TestClock;

class PricesTests {

  private static final String LISTED = "2026-03-19.public-pricing-estimate-v002";

  private final TestLedger tests = TestLedger.open();
  private final TestClock clock = TestClock.standingAt(TestLedger.START);
  private final Prices prices = new Prices(tests.bean(DatabaseClient.class), clock);

  @ParameterizedTest
  @CsvSource({"story, 12, 27, false, 183", "story, 12, 27, true, 153", "rants, 0, 12, true, 54"})
  void the_examples_of_the_documents_come_out(
      String template, int slides, int units, boolean preview, long total) {
    var work = Workload.of(true, slides, units, units > 0, true, !preview);

    Estimate estimate = prices.current(template).block(PATIENCE).estimate(work);

    assertThat(estimate.totalCredits()).isEqualTo(total);
    assertThat(estimate.pricingVersion()).isEqualTo(LISTED);
  }

  @ParameterizedTest
  @CsvSource({"dmstory, 8", "confession, 8", "didyouknow, 8", "list, 8", "ranking, 0"})
  void every_kind_of_video_has_prices(String template, int units) {
    PriceList list = prices.current(template).block(PATIENCE);

    assertThat(list.estimate(Workload.of(true, 0, units, units > 0, true, true)).renderCredits())
        .isEqualTo(30);
  }

  @Test
  void what_is_spoken_depends_on_a_script_that_is_not_written_and_timing_on_the_voice() {
    Precisions unwritten = Precisions.of(Workload.of(true, 12, 27, true, true, true));
    Precisions brought = Precisions.of(Workload.of(false, 12, 20, true, true, true));

    assertThat(unwritten.narration()).isEqualTo(Precision.UPPER_BOUND);
    assertThat(unwritten.total()).isEqualTo(Precision.UPPER_BOUND);
    assertThat(unwritten.image()).isEqualTo(Precision.EXACT);
    assertThat(brought.narration()).isEqualTo(Precision.EXACT);
    assertThat(brought.transcription()).isEqualTo(Precision.UPPER_BOUND);
    assertThat(brought.total()).isEqualTo(Precision.UPPER_BOUND);
  }

  @Test
  void a_new_list_counts_from_its_first_moment_and_the_old_one_stays() {
    tests.sql(
        """
        insert into price (version, active_from, source, template, event, per, credits)
        select 'dearer', '2026-06-01T00:00:00Z', source, 'story', event, per, credits * 2 from price
        where template = 'story' and version = '%s'
        """
            .formatted(LISTED));

    clock.set(Instant.parse("2026-05-31T23:59:59.999Z"));
    String before = prices.current("story").block(PATIENCE).version();
    clock.set(Instant.parse("2026-06-01T00:00:00Z"));
    PriceList after = prices.current("story").block(PATIENCE);

    assertThat(before).isEqualTo(LISTED);
    assertThat(after.version()).isEqualTo("dearer");
    assertThat(after.charges(new Workload(Map.of(PricedEvent.RENDER, 1L))))
        .containsExactly(new Charge("story.v001.render", 1, 60));
  }
}
