package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The engine alone: providers that answer at once and a copy of a small file instead of rendering,
/// on the embedded database with its defaults, which write each commit to disk. One process, four
/// stages at once. Prints steps a second; asserts only that all runs were completed.
class EngineBenchmarks {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final List<String> STAGES = List.of("a", "b", "c", "d", "e", "f");
  private static final Plan SIX = TestEngine.chain(STAGES.toArray(String[]::new));
  private static final String RENDERS = STAGES.getLast();
  private static final int QUEUED = 1000;
  private static final int WARMING_UP = 100;
  private static final int FEW = 10;
  private static final int ROUNDS = 10;
  private static final int HISTORY = 20_000;

  /// Facts that the engine tells of one run of six steps, about.
  private static final int FACTS = 4;

  private final TestEngine engine = TestEngine.open();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  @TempDir private Path folder;
  private Path small;

  /// Tests do without; a program that is measured does not.
  @BeforeEach
  void writeEachCommitToDisk() throws IOException {
    engine.sql("alter system set synchronous_commit = on");
    engine.sql("select pg_reload_conf()");
    small = Files.write(folder.resolve("small.mp4"), new byte[100_000]);
  }

  @Test
  void a_thousand_queued_runs() {
    made(WARMING_UP, () -> {});
    mostInFlight.set(0);

    double seconds = made(QUEUED, () -> {});
    int most = mostInFlight.get();
    long before = usedHeap();
    List<String> whileQueued = new ArrayList<>();
    made(QUEUED, () -> whileQueued.add(heapAndQueue(before)));

    say(
        "%d runs of 6 steps: %.0f steps a second, %.1f runs a second, at most %d stages at once;"
            + " heap when all were asked for: %s",
        QUEUED, 6 * QUEUED / seconds, QUEUED / seconds, most, whileQueued.getFirst());
  }

  @Test
  void runs_cost_the_same_after_a_long_history() {
    made(WARMING_UP, () -> {});
    double before = 0;
    for (int round = 0; round < ROUNDS; round++) {
      engine.sql("truncate run, stage, item, outbox cascade");
      before += made(FEW, () -> {});
    }
    addHistory();
    double after = 0;
    for (int round = 0; round < ROUNDS; round++) {
      after += made(FEW, () -> {});
    }

    say(
        "a run costs %.1f ms with %d runs in the tables, %.1f ms with %d: ratio %.2f (aim: flat)",
        1000 * before / ROUNDS / FEW, FEW, 1000 * after / ROUNDS / FEW, HISTORY, after / before);
  }

  private String heapAndQueue(long before) {
    long queued =
        Long.parseLong(
            engine.text("select count(*)::text from run where state in ('queued', 'running')"));
    return "%+.1f MB with %d runs still to do".formatted((usedHeap() - before) / 1e6, queued);
  }

  /// Queues runs and waits until all of them are completed; says how many seconds that took.
  ///
  /// @param whenQueued done as soon as the last one is queued
  private double made(int runs, Runnable whenQueued) {
    long started = System.nanoTime();
    List<Run> queued =
        Objects.requireNonNull(
            Flux.range(0, runs)
                .flatMap(number -> engine.runs().queue(newRun()), 8)
                .collectList()
                .block(PATIENCE));
    whenQueued.run();
    long last = queued.stream().mapToLong(Run::number).max().orElseThrow();
    long first = queued.stream().mapToLong(Run::number).min().orElseThrow();
    String unfinished =
        "select count(*)::text from run where state in ('queued', 'running') and number between "
            + first
            + " and "
            + last;
    Flux.interval(Duration.ofMillis(50))
        .onBackpressureDrop()
        .concatMap(tick -> engine.database().sql(unfinished).mapValue(String.class).one(), 1)
        .takeUntil("0"::equals)
        .blockLast(PATIENCE);
    double seconds = (System.nanoTime() - started) / 1e9;
    assertThat(
            engine.text(
                "select count(*)::text from run where state = 'completed' and number between "
                    + first
                    + " and "
                    + last))
        .isEqualTo(Integer.toString(runs));
    return seconds;
  }

  private NewRun newRun() {
    ObjectNode input = WireFormat.mapper().createObjectNode().put("idea", "a toy");
    long subject = engine.newSubject();
    STAGES.forEach(stage -> engine.toys().when(subject, stage, work -> counted(work, stage)));
    return new NewRun(1, subject, "toy", SIX, input);
  }

  private Mono<StageOutcome> counted(StageWork work, String stage) {
    return Mono.defer(
        () -> {
          mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
          return work.item(stage, "input", 1, () -> made(work, stage))
              .map(made -> ToyStages.done(stage))
              .doFinally(signal -> inFlight.decrementAndGet());
        });
  }

  private Mono<JsonNode> made(StageWork work, String stage) {
    JsonNode made = ToyStages.json(stage);
    return stage.equals(RENDERS)
        ? Mono.fromCallable(() -> copied(work))
            .subscribeOn(Schedulers.boundedElastic())
            .thenReturn(made)
        : Mono.just(made);
  }

  private Path copied(StageWork work) throws IOException {
    Path film = folder.resolve(work.subject() + ".mp4");
    Files.copy(small, film);
    Files.delete(film);
    return film;
  }

  /// Runs that ended long ago, with their stages, items and facts, as the engine leaves them.
  private void addHistory() {
    engine.sql(
        """
        insert into run (account_id, subject, template, state, input, created_at, started_at,
          finished_at, deadline_at)
        select 1, -n, 'toy', 'completed', '{}', now() - interval '1 day', now(), now(), now()
        from generate_series(1, %d) n
        """
            .formatted(HISTORY));
    engine.sql(
        """
        insert into stage (run_id, position, name, label, needs, state, finished_at)
        select run.id, n, chr(96 + n), 'Doing', '{}', 'done', now()
        from run, generate_series(1, 6) n where run.subject < 0
        """);
    engine.sql(
        """
        insert into item (subject, stage, key, input_digest, seconds, run_id)
        select run.subject, 'a', n::text, 'digest', 1, run.id
        from run, generate_series(1, 6) n where run.subject < 0
        """);
    engine.sql(
        """
        insert into outbox (event, added_at, published_at)
        select jsonb_build_object('name', 'toy.done', 'subject', -n), now(), now()
        from generate_series(1, %d) n, generate_series(1, %d)
        """
            .formatted(HISTORY, FACTS));
    engine.sql("analyze");
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void say(String text, Object... values) {
    System.out.printf(
        Locale.ROOT,
        "%s (load %.1f)%n",
        String.format(Locale.ROOT, text, values),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
