package reelsmith.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reelsmith.api.TestDoors;

/// Rounds in which something fails, on a real database; about a second.
class SweepsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestDoors doors = TestDoors.open();
  private final AtomicInteger batches = new AtomicInteger();

  @Test
  void one_sweep_that_fails_does_not_keep_the_others_from_theirs() {
    sweeps(sweep(sql("select 1 / 0")), sweep(Mono.just(0L))).round().block(PATIENCE);

    assertThat(batches).hasValue(2);
  }

  @Test
  void a_sweep_goes_on_in_batches_until_there_is_less_than_one() {
    Mono<Long> removed = Mono.fromSupplier(() -> batches.get() < 3 ? 1_000L : 999L);

    sweeps(sweep(removed)).round().block(PATIENCE);

    assertThat(batches).hasValue(3);
  }

  @Test
  void every_statement_of_a_sweep_has_a_limit() {
    var limit = new StringBuilder();
    Mono<Long> asking =
        doors
            .bean(DatabaseClient.class)
            .sql("show statement_timeout")
            .mapValue(String.class)
            .one()
            .doOnNext(limit::append)
            .thenReturn(0L);

    sweeps(sweep(asking)).round().block(PATIENCE);

    assertThat(limit).hasToString("10s");
  }

  @Test
  void a_chore_that_fails_is_done_again_in_the_next_round_and_holds_up_no_other() {
    var failed = new AtomicInteger();
    var done = new AtomicInteger();
    var house =
        new Housekeeper(
            List.of(
                chore(
                    Mono.fromRunnable(
                        () -> {
                          failed.incrementAndGet();
                          throw new IllegalStateException("The disk is away");
                        })),
                chore(Mono.fromRunnable(done::incrementAndGet))));

    house.round().then(house.round()).block(PATIENCE);

    assertThat(failed).hasValue(2);
    assertThat(done).hasValue(2);
  }

  private Sweeps sweeps(Sweep... sweeps) {
    return new Sweeps(
        List.of(sweeps), doors.bean(DatabaseClient.class), doors.bean(TransactionalOperator.class));
  }

  private Sweep sweep(Mono<Long> removed) {
    return new Sweep() {
      @Override
      public String name() {
        return "toys";
      }

      @Override
      public Mono<Long> remove(int most) {
        batches.incrementAndGet();
        return removed;
      }
    };
  }

  private static Chore chore(Mono<Void> round) {
    return new Chore() {
      @Override
      public String name() {
        return "a chore";
      }

      @Override
      public Mono<Void> round() {
        return round;
      }
    };
  }

  private Mono<Long> sql(String statement) {
    return doors.bean(DatabaseClient.class).sql(statement).fetch().rowsUpdated();
  }
}
