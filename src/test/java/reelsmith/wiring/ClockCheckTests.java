package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import reelsmith.doctor.Finding;

class ClockCheckTests {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @Test
  void a_clock_that_runs_ahead_is_found_and_what_to_do() {
    Finding found = StudioHealthChecks.clocks(NOW.plusSeconds(3600), NOW, NOW.plusSeconds(3601));

    assertThat(found.outcome()).isEqualTo(Finding.Outcome.WARNING);
    assertThat(found.message()).isEqualTo("this machine's is 3600 seconds ahead of the database's");
    assertThat(found.whatToDo()).contains("NTP");
  }

  @Test
  void a_clock_that_runs_behind_is_found() {
    Finding found = StudioHealthChecks.clocks(NOW.minusSeconds(8), NOW, NOW.minusSeconds(7));

    assertThat(found.message()).isEqualTo("this machine's is 7 seconds behind the database's");
  }

  @Test
  void a_database_that_answers_slowly_is_not_taken_for_a_wrong_clock() {
    Finding found = StudioHealthChecks.clocks(NOW.minusSeconds(40), NOW, NOW.plusSeconds(4));

    assertThat(found.outcome()).isEqualTo(Finding.Outcome.OK);
  }
}
