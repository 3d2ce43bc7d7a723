package reelsmith.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.api.TestDoors;
import reelsmith.api.toy.BuyToy;
import tools.jackson.databind.node.ObjectNode;

/// Writes that get in each other's way, on a real database; about three seconds.
class ConflictTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestDoors doors = TestDoors.open();
  private final DatabaseClient database = doors.bean(DatabaseClient.class);
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void of_two_writes_that_wait_in_a_circle_both_succeed() {
    doors.sql("create table if not exists toy_shelf (id int primary key, toys int not null)");
    doors.sql(
        "insert into toy_shelf values (1, 0), (2, 0) on conflict (id) do update set toys = 0");
    Sinks.One<Boolean> oneHasBegun = Sinks.one();
    Sinks.One<Boolean> otherHasBegun = Sinks.one();
    OperationRunner runner =
        runner(
            name ->
                name.equals("up")
                    ? moved(1, oneHasBegun, otherHasBegun, 2)
                    : moved(2, otherHasBegun, oneHasBegun, 1));

    now(Mono.zip(runner.run(buying("up")), runner.run(buying("down"))));

    assertThat(attempts).hasValue(3);
    assertThat(text("select string_agg(toys::text, ' ') from toy_shelf")).isEqualTo("2 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001"})
  void a_write_that_others_always_get_in_the_way_of_may_be_asked_for_again(String state) {
    OperationRunner runner = runner(name -> raised(state));

    OperationFailure failure = failureOf(runner.run(buying("kite")));

    assertThat(failure.code()).isEqualTo("service_unavailable");
    assertThat(failure.getMessage()).contains("same idempotency key");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void a_lock_that_is_held_for_too_long_is_no_mistake_of_ours() {
    OperationRunner runner = runner(name -> raised("55P03"));

    assertThat(failureOf(runner.run(buying("kite"))).code()).isEqualTo("service_unavailable");
    assertThat(attempts).hasValue(1);
  }

  /// Waits for ten seconds, as a caller would.
  @Test
  @Tag("long")
  void a_key_whose_first_call_still_runs_is_in_progress() {
    Sinks.One<Boolean> begun = Sinks.one();
    OperationRunner slow =
        runner(name -> Mono.<Void>never().doOnSubscribe(never -> begun.tryEmitValue(true)));
    Invocation call = buying("kite");
    var first = slow.run(call).subscribe();
    now(begun.asMono());

    OperationFailure failure = failureOf(slow.run(call));
    first.dispose();

    assertThat(failure.code()).isEqualTo("idempotency_in_progress");
  }

  /// Puts a toy on one shelf and, when the other call has done the same, on the next.
  private Mono<Void> moved(
      int first, Sinks.One<Boolean> begun, Sinks.One<Boolean> other, int next) {
    return put(first)
        .then(Mono.fromRunnable(() -> begun.tryEmitValue(true)))
        .then(other.asMono())
        .then(put(next));
  }

  private Mono<Void> put(int shelf) {
    return database.sql("update toy_shelf set toys = toys + 1 where id = " + shelf).then();
  }

  private Mono<Void> raised(String state) {
    return database
        .sql("do $$ begin raise exception using errcode = '%s'; end $$".formatted(state))
        .then();
  }

  /// Buys toys as `work` says by their name.
  private OperationRunner runner(Function<String, Mono<Void>> work) {
    var catalog =
        new OperationCatalog(
            List.of(
                new Operation<BuyToy.Input, BuyToy.Answer>() {
                  @Override
                  public OperationSpec<BuyToy.Input, BuyToy.Answer> spec() {
                    return new BuyToy().spec();
                  }

                  @Override
                  public Mono<BuyToy.Answer> run(Call<BuyToy.Input> call) {
                    attempts.incrementAndGet();
                    return work.apply(call.input().name()).thenReturn(new BuyToy.Answer(1, 1));
                  }
                }));
    return new OperationRunner(
        catalog,
        new ToolFiles(catalog),
        doors.bean(IdempotencyKeys.class),
        List.of(),
        List.of(),
        doors.bean(TransactionalOperator.class));
  }

  private static Invocation buying(String toy) {
    ObjectNode input = WireFormat.mapper().createObjectNode().put("name", toy);
    return new Invocation(
        "buy_toy",
        new Caller(Identity.local(new AccountId(1)), Door.REST, "request-of-a-test"),
        input,
        UUID.randomUUID().toString(),
        ProgressListener.NONE);
  }

  private static OperationFailure failureOf(Mono<ObjectNode> call) {
    return now(
        call.map(answer -> new OperationFailure(OperationFailure.Kind.INTERNAL, "none", "Worked."))
            .onErrorResume(OperationFailure.class, Mono::just));
  }

  private String text(String query) {
    return now(database.sql(query).mapValue(String.class).one());
  }

  private static <T> T now(Mono<T> mono) {
    return Objects.requireNonNull(mono.block(PATIENCE));
  }
}
