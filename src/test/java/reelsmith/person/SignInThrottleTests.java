package reelsmith.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reelsmith.TestClock;
import reelsmith.api.TestDoors;
import reelsmith.person.SignInThrottle.Attempt;

class SignInThrottleTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestDoors doors = TestDoors.open();
  private final TestClock clock = doors.bean(TestClock.class);
  private final SignInThrottle throttle = doors.bean(SignInThrottle.class);

  @AfterEach
  void putBackTheClock() {
    clock.reset();
  }

  @Test
  void many_attempts_at_once_are_no_way_around_the_wait() {
    List<Attempt> attempts =
        Flux.range(0, 24)
            .flatMap(i -> throttle.count("crowd@example.com", "203.0.113." + i))
            .collectList()
            .block(PATIENCE);

    assertThat(attempts).hasSize(24);
    assertThat(attempts).filteredOn(Attempt::mayPass).hasSize(6);
  }

  @Test
  void what_nobody_needs_any_more_is_swept_away() {
    throttle.count("once@example.com", "203.0.113.200").block(PATIENCE);
    clock.putForward(Duration.ofDays(400));
    throttle.count("again@example.com", "203.0.113.201").block(PATIENCE);
    long before = rows();

    doors.bean(ForgottenTallies.class).remove(10_000).block(PATIENCE);

    // The address and the e-mail address that were counted just now; what all have in common is
    // over within a moment.
    assertThat(rows()).isLessThan(before).isBetween(2L, 3L);
    doors.sql("delete from sign_in_tally");
  }

  private long rows() {
    return doors.number("select count(*) from sign_in_tally");
  }
}
