package reelsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reelsmith.TestClock;
import reelsmith.account.IssuedKey;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;

/// Limits as clients meet them. Takes about 1 s. Each test has windows of its own in the future, so
/// that no other test is refused.
class RateLimitFilterTests {

  private static int hours;

  private final TestDoors doors = TestDoors.open();
  private final TestClock clock = doors.bean(TestClock.class);
  private final IssuedKey key = doors.newKey();

  @BeforeEach
  void goIntoTheFuture() {
    hours += 1;
    clock.putForward(Duration.ofHours(hours));
  }

  @AfterEach
  void comeBack() {
    clock.reset();
  }

  @Test
  void every_answer_says_what_is_left() {
    Answer first = get(key);
    Answer second = get(key);

    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"calls\";q=600;w=60");
    assertThat(first.header("RateLimit")).startsWith("\"calls\";r=599;t=");
    assertThat(second.header("RateLimit")).startsWith("\"calls\";r=598;t=");
  }

  @Test
  void a_refused_call_still_counts_and_says_so() {
    Answer answer = doors.send(doors.stranger("/api/v1/nothing").header("X-Api-Key", key.text()));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("RateLimit")).contains("r=599");
  }

  @Test
  void past_the_quota_a_key_is_refused_and_another_is_not() {
    fill("key:" + key.id(), "calls", 600);

    Answer refused = get(key);
    Answer innocent = get(doors.newKey());

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(refused.json().at("/error/details/policy").asString()).isEqualTo("calls");
    assertThat(refused.json().at("/error/details/limit").asInt()).isEqualTo(600);
    assertThat(refused.json().at("/error/details/window_seconds").asInt()).isEqualTo(60);
    assertThat(refused.header("Retry-After"))
        .isEqualTo(refused.json().at("/error/details/retry_after_seconds").asString());
    assertThat(refused.header("RateLimit"))
        .isEqualTo("\"calls\";r=0;t=" + refused.header("Retry-After"));
    assertThat(innocent.status()).isEqualTo(200);
  }

  @Test
  void calls_that_spend_have_a_limit_of_their_own() {
    fill("key:" + key.id(), "spends", 60);

    Answer spending =
        doors.send(
            doors
                .stranger("/api/v1/toys")
                .header("X-Api-Key", key.text())
                .header("Idempotency-Key", "past-the-limit")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"kite\"}")));

    assertThat(spending.status()).isEqualTo(429);
    assertThat(spending.json().at("/error/details/policy").asString()).isEqualTo("spends");
    assertThat(spending.header("RateLimit-Policy")).isEqualTo("\"spends\";q=60;w=60");
    assertThat(spending.header("RateLimit"))
        .isEqualTo("\"spends\";r=0;t=" + spending.header("Retry-After"));
    assertThat(get(key).status()).isEqualTo(200);
  }

  @Test
  void a_key_has_one_rate_wherever_it_is_used() {
    Answer here = from("198.51.100.21");
    Answer there = from("203.0.113.21");

    assertThat(here.header("RateLimit")).contains("r=599");
    assertThat(there.header("RateLimit")).contains("r=598");
  }

  private Answer from(String client) {
    return doors.send(
        doors
            .stranger("/api/v1/toys?limit=1")
            .header("X-Api-Key", key.text())
            .header("X-Forwarded-For", client));
  }

  @Test
  void get_limits_shows_what_is_left() {
    fill("key:" + key.id(), "calls", 100);

    Answer answer =
        doors.send(doors.stranger("/api/v1/account/limits").header("X-Api-Key", key.text()));

    assertThat(answer.json().at("/limited").booleanValue()).isTrue();
    assertThat(answer.json().at("/rates/0/policy").asString()).isEqualTo("calls");
    assertThat(answer.json().at("/rates/0/remaining").asInt()).isEqualTo(499);
    assertThat(answer.json().at("/rates/1/remaining").asInt()).isEqualTo(60);
    assertThat(answer.json().at("/max_body_bytes").asInt()).isEqualTo(3_145_728);
    assertThat(answer.json().at("/sessions_per_account").asInt()).isEqualTo(32);
  }

  @Test
  void guessing_keys_is_bounded_and_harms_no_key_of_the_same_address() {
    fill("address:127.0.0.1", "failures", 300);

    Answer guessed =
        doors.send(doors.stranger("/api/v1/toys?limit=1").header("X-Api-Key", "rk_live_guess"));
    Answer nothing = doors.send(doors.stranger("/api/v1/toys?limit=1"));
    Answer right = get(key);

    assertThat(guessed.status()).isEqualTo(429);
    assertThat(guessed.json().at("/error/details/policy").asString()).isEqualTo("failures");
    assertThat(nothing.status()).isEqualTo(429);
    assertThat(right.status()).isEqualTo(200);
    assertThat(right.header("RateLimit")).contains("r=599");
  }

  @Test
  void behind_a_proxy_the_one_who_guesses_is_refused_and_not_everybody() {
    fill("address:198.51.100.9", "failures", 300);

    Answer guessed = guess("198.51.100.9");
    Answer other = guess("198.51.100.10");

    assertThat(guessed.status()).isEqualTo(429);
    assertThat(other.status()).isEqualTo(401);
  }

  private Answer guess(String client) {
    return doors.send(
        doors
            .stranger("/api/v1/toys?limit=1")
            .header("X-Api-Key", "rk_live_guess")
            .header("X-Forwarded-For", client));
  }

  @Test
  void below_that_a_failure_is_just_a_failure() {
    Answer answer =
        doors.send(doors.stranger("/api/v1/toys?limit=1").header("X-Api-Key", "rk_live_guess"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("RateLimit")).isEmpty();
  }

  private Answer get(IssuedKey with) {
    return doors.send(doors.stranger("/api/v1/toys?limit=1").header("X-Api-Key", with.text()));
  }

  /// In this window and the next, should it begin before the answer.
  private void fill(String subject, String policy, int taken) {
    long now = clock.instant().getEpochSecond() / 60 * 60;
    for (long start : new long[] {now, now + 60}) {
      doors.sql(
          "insert into rate_window values ('%s', '%s', '%s', %d)"
              .formatted(subject, policy, Instant.ofEpochSecond(start), taken));
    }
  }
}
