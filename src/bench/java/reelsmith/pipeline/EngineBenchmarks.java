package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.node.ObjectNode;

/// The engine alone: stages that do nothing, on the embedded database with its defaults, which
/// write each commit to disk. One process, four stages at once. Prints steps a second; asserts only
/// that all runs were completed.
class EngineBenchmarks {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Plan SIX = TestEngine.chain("a", "b", "c", "d", "e", "f");
  private static final int QUEUED = 1000;
  private static final int MEASURED = 100;
  private static final int HISTORY = 20_000;

  private final TestEngine engine = TestEngine.open();

  /// Tests do without; a program that is measured does not.
  @BeforeEach
  void writeEachCommitToDisk() {
    engine.sql("alter system set synchronous_commit = on");
    engine.sql("select pg_reload_conf()");
  }

  @Test
  void a_thousand_queued_runs() {
    made(MEASURED);

    long heap = usedHeap();
    double seconds = made(QUEUED);

    say(
        "%d runs of 6 steps: %.0f steps a second, %.1f runs a second, heap %+.1f MB",
        QUEUED, 6 * QUEUED / seconds, QUEUED / seconds, (usedHeap() - heap) / 1e6);
  }

  @Test
  void runs_cost_the_same_after_a_long_history() {
    made(MEASURED);
    double before = made(MEASURED);
    addHistory();
    double after = made(MEASURED);

    say(
        "a run costs %.1f ms with few runs in the tables, %.1f ms after %d: ratio %.2f (aim: flat)",
        1000 * before / MEASURED, 1000 * after / MEASURED, HISTORY, after / before);
  }

  /// Queues runs and waits until all of them are completed; says how many seconds that took.
  private double made(int runs) {
    long started = System.nanoTime();
    List<Run> queued =
        Objects.requireNonNull(
            Flux.range(0, runs)
                .flatMap(number -> engine.runs().queue(newRun()), 8)
                .collectList()
                .block(PATIENCE));
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
    return new NewRun(1, engine.newSubject(), "toy", SIX, input, Duration.ofMinutes(30));
  }

  /// Runs that ended long ago, with their stages and items, as the engine leaves them.
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
