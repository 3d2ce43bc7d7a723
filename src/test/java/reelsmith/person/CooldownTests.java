package reelsmith.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reelsmith.person.Cooldown.Tally;

class CooldownTests {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Cooldown cooldown =
      new Cooldown(3, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(30));

  @Test
  void the_first_failures_are_free() {
    Tally tally = failed(3, NOON);

    assertThat(tally.waitsAt(NOON)).isZero();
  }

  @Test
  void each_further_failure_doubles_the_wait_up_to_the_longest() {
    assertThat(failed(4, NOON).waitsAt(NOON)).isEqualTo(Duration.ofSeconds(10));
    assertThat(failed(5, NOON).waitsAt(NOON)).isEqualTo(Duration.ofSeconds(20));
    assertThat(failed(6, NOON).waitsAt(NOON)).isEqualTo(Duration.ofSeconds(40));
    assertThat(failed(7, NOON).waitsAt(NOON)).isEqualTo(Duration.ofMinutes(1));
    assertThat(failed(500, NOON).waitsAt(NOON)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void a_wait_has_an_end() {
    Tally tally = failed(4, NOON);

    assertThat(tally.waitsAt(NOON.plusSeconds(9))).isEqualTo(Duration.ofSeconds(1));
    assertThat(tally.waitsAt(NOON.plusSeconds(10))).isZero();
  }

  @Test
  void failures_are_forgotten_one_by_one() {
    Tally later = cooldown.counted(failed(4, NOON), NOON.plus(Duration.ofMinutes(61)));

    assertThat(later.failures()).isEqualTo(3);
    assertThat(later.countedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(60)));
  }

  @Test
  void failing_just_often_enough_does_not_keep_the_oldest_alive() {
    Tally tally = failed(2, NOON);

    for (int i = 1; i <= 20; i++) {
      tally = cooldown.counted(tally, NOON.plus(Duration.ofMinutes(29L * i)));
    }

    assertThat(tally.failures()).isLessThanOrEqualTo(4);
  }

  @Test
  void after_a_long_while_everything_begins_anew() {
    Tally later = cooldown.counted(failed(500, NOON), NOON.plus(Duration.ofDays(30)));

    assertThat(later).isEqualTo(new Tally(1, NOON.plus(Duration.ofDays(30)), null));
  }

  @Test
  void a_clock_that_was_put_back_harms_nobody() {
    Tally earlier = cooldown.counted(failed(1, NOON), NOON.minusSeconds(3600));

    assertThat(earlier.failures()).isEqualTo(2);
  }

  private Tally failed(int times, Instant now) {
    Tally tally = Tally.none(now);
    for (int i = 0; i < times; i++) {
      tally = cooldown.counted(tally, now);
    }
    return tally;
  }
}
