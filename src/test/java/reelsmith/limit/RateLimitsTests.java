package reelsmith.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.api.TestDoors;
import reelsmith.operation.AccountId;
import reelsmith.operation.Admission;
import reelsmith.operation.Caller;
import reelsmith.operation.Credential;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;

/// Windows on the real database; two limiters stand for two processes. Takes about 2 s.
class RateLimitsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2031-05-05T12:00:00.250Z");
  private static final LimitSettings SETTINGS =
      new LimitSettings(
          600,
          Duration.ofSeconds(60),
          60,
          Duration.ofSeconds(60),
          300,
          Duration.ofSeconds(60),
          Duration.ofSeconds(20));
  private static final RatePolicy CALLS = SETTINGS.callsPolicy();

  private final DatabaseClient database = TestDoors.open().bean(DatabaseClient.class);
  private final CountedWindows windows = new CountedWindows(database);
  private final RateLimits one = at(NOON);
  private final RateLimits other = at(NOON);

  @Test
  void all_processes_together_admit_exactly_the_quota() {
    RateSubject greedy = someKey();

    long admitted = admitted(Flux.merge(calls(one, greedy, 3_000), calls(other, greedy, 3_000)));

    assertThat(admitted).isEqualTo(600);
  }

  @Test
  void keys_below_ninety_percent_are_never_refused_beside_a_greedy_one() {
    RateSubject greedy = someKey();
    List<RateSubject> modest = Flux.range(0, 10).map(i -> someKey()).collectList().block();

    Flux<Standing> flood = Flux.merge(calls(one, greedy, 3_000), calls(other, greedy, 3_000));
    Mono<Long> fine =
        Flux.fromIterable(modest)
            .flatMap(key -> Flux.merge(calls(one, key, 400), calls(other, key, 140)))
            .filter(Standing::admitted)
            .count();
    var both = Mono.zip(fine, flood.count()).block(PATIENCE);

    assertThat(both.getT1()).isEqualTo(10 * 540);
  }

  @Test
  void calls_of_a_key_over_stdio_are_counted_and_those_that_http_counts_are_not_again() {
    var settings =
        new LimitSettings(
            2,
            Duration.ofSeconds(60),
            60,
            Duration.ofSeconds(60),
            300,
            Duration.ofSeconds(60),
            PATIENCE);
    var admission = new StdioCallsAdmission(one, settings);
    Credential local = Credential.local();
    var key =
        new Credential(
            Credential.Kind.KEY,
            987_654_321L,
            null,
            local.scopes(),
            local.toolsets(),
            null,
            false,
            false);

    List<String> outcomes = new ArrayList<>();
    for (Door door : List.of(Door.MCP_HTTP, Door.REST, Door.MCP_SSE, Door.COMMAND_LINE)) {
      outcomes.add(outcome(admission, key, door));
    }
    for (int call = 0; call < 3; call++) {
      outcomes.add(outcome(admission, local, Door.MCP_STDIO));
    }
    assertThat(outcomes).containsOnly("admitted");
    assertThat(outcome(admission, key, Door.MCP_STDIO)).isEqualTo("admitted");
    assertThat(outcome(admission, key, Door.MCP_STDIO)).isEqualTo("admitted");
    assertThat(outcome(admission, key, Door.MCP_STDIO)).isEqualTo("rate_limited");
  }

  private static String outcome(Admission admission, Credential credential, Door door) {
    var caller = new Caller(new Identity(new AccountId(1), credential), door, "request-of-a-test");
    return admission
        .admit(caller, GetLimits.SPEC)
        .thenReturn("admitted")
        .onErrorResume(OperationFailure.class, refused -> Mono.just(refused.code()))
        .block(PATIENCE);
  }

  @Test
  void most_calls_need_no_database() {
    RateSubject key = someKey();

    Flux.range(0, 540).concatMap(i -> one.take(key, CALLS)).blockLast(PATIENCE);

    assertThat(windows.asked.get()).isEqualTo(45);
  }

  @Test
  void calls_that_come_at_once_reserve_no_more_than_they_use() {
    RateSubject key = someKey();

    Flux.range(0, 200).flatMap(i -> one.take(key, CALLS), 200).blockLast(PATIENCE);

    // Far fewer than calls; how many depends on who is quicker, the database or the callers.
    assertThat(windows.asked.get()).isLessThanOrEqualTo(20);
    assertThat(other.look(key, CALLS).block(PATIENCE).remaining()).isBetween(376L, 400L);
  }

  @Test
  void a_small_quota_is_kept_to_the_last_call() {
    var three = new RatePolicy("three", 3, Duration.ofSeconds(10));
    RateSubject key = someKey();

    List<Standing> all =
        Flux.range(0, 5).concatMap(i -> one.take(key, three)).collectList().block(PATIENCE);

    assertThat(all).extracting(Standing::admitted).containsExactly(true, true, true, false, false);
    assertThat(all).extracting(Standing::remaining).containsExactly(2L, 1L, 0L, 0L, 0L);
    assertThat(all.getLast().refusal().details())
        .containsEntry("policy", "three")
        .containsEntry("limit", 3L)
        .containsEntry("window_seconds", 10L)
        .containsEntry("retry_after_seconds", 10L);
  }

  @Test
  void a_new_window_begins_with_the_whole_quota() {
    RateSubject key = someKey();
    admitted(calls(one, key, 700));

    Standing before = one.take(key, CALLS).block(PATIENCE);
    Standing after = at(NOON.plusSeconds(60)).take(key, CALLS).block(PATIENCE);

    assertThat(before.admitted()).isFalse();
    assertThat(after.admitted()).isTrue();
    assertThat(after.remaining()).isEqualTo(599);
  }

  @Test
  void the_headers_are_those_of_the_draft() {
    Standing standing = new Standing(CALLS, true, 42, 17);

    assertThat(standing.policyHeader()).isEqualTo("\"calls\";q=600;w=60");
    assertThat(standing.limitHeader()).isEqualTo("\"calls\";r=42;t=17");
  }

  @Test
  void windows_begin_at_multiples_of_their_length() {
    assertThat(CALLS.windowAt(NOON.plusSeconds(59))).isEqualTo("2031-05-05T12:00:00Z");
    assertThat(CALLS.windowAt(NOON.plusSeconds(60))).isEqualTo("2031-05-05T12:01:00Z");
    assertThat(CALLS.secondsLeft(NOON)).isEqualTo(60);
    assertThat(CALLS.secondsLeft(NOON.plusSeconds(59))).isEqualTo(1);
  }

  @Test
  void what_cannot_be_counted_is_refused() {
    RateWindows away =
        new RateWindows(database) {
          @Override
          Mono<Granted> reserve(Window window, long count) {
            return Mono.error(new IllegalStateException("the database is away"));
          }
        };
    var limits = new RateLimits(away, SETTINGS, Clock.fixed(NOON, ZoneOffset.UTC));

    assertThatThrownBy(() -> limits.take(someKey(), CALLS).block(PATIENCE))
        .isInstanceOfSatisfying(
            OperationFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("service_unavailable"));
  }

  @Test
  void counting_goes_on_when_the_database_is_back() {
    var fails = new AtomicInteger(1);
    RateWindows shaky =
        new RateWindows(database) {
          @Override
          Mono<Granted> reserve(Window window, long count) {
            return fails.getAndDecrement() > 0
                ? Mono.error(new IllegalStateException("the database is away"))
                : super.reserve(window, count);
          }
        };
    var limits = new RateLimits(shaky, SETTINGS, Clock.fixed(NOON, ZoneOffset.UTC));
    RateSubject key = someKey();

    assertThatThrownBy(() -> limits.take(key, CALLS).block(PATIENCE))
        .isInstanceOf(OperationFailure.class);
    assertThat(limits.take(key, CALLS).block(PATIENCE).admitted()).isTrue();
  }

  @Test
  void counts_of_the_past_are_swept() {
    RateSubject key = someKey();
    one.take(key, CALLS).block(PATIENCE);

    sweepAt(NOON.plusSeconds(100));
    long kept = rows(key);
    sweepAt(NOON.plusSeconds(600));

    assertThat(kept).isEqualTo(1);
    assertThat(rows(key)).isZero();
  }

  @Test
  void whoever_sits_at_the_machine_is_free() {
    assertThat(RateSubject.of(Identity.local(new AccountId(1)))).isEmpty();
  }

  private void sweepAt(Instant time) {
    new RateSweep(windows, SETTINGS, Clock.fixed(time, ZoneOffset.UTC))
        .remove(100_000)
        .block(PATIENCE);
  }

  private RateLimits at(Instant time) {
    return new RateLimits(windows, SETTINGS, Clock.fixed(time, ZoneOffset.UTC));
  }

  private static Flux<Standing> calls(RateLimits limits, RateSubject subject, int count) {
    return Flux.range(0, count)
        .flatMap(i -> limits.take(subject, CALLS), 32)
        .subscribeOn(Schedulers.parallel());
  }

  private static long admitted(Flux<Standing> calls) {
    return calls.filter(Standing::admitted).count().block(PATIENCE);
  }

  private static RateSubject someKey() {
    return new RateSubject("key:" + UUID.randomUUID());
  }

  private long rows(RateSubject subject) {
    return database
        .sql("select count(*) from rate_window where subject = :subject")
        .bind("subject", subject.text())
        .mapValue(Long.class)
        .one()
        .block(PATIENCE);
  }

  private static final class CountedWindows extends RateWindows {

    private final AtomicInteger asked = new AtomicInteger();

    CountedWindows(DatabaseClient database) {
      super(database);
    }

    @Override
    Mono<Granted> reserve(Window window, long count) {
      asked.incrementAndGet();
      return super.reserve(window, count);
    }
  }
}
