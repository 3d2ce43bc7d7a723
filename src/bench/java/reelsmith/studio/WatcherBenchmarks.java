package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;
import static reelsmith.studio.TestStudio.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Measures how soon 2,000 callers of `wait_for_video` and 2,000 listeners on event streams, each
/// on a connection of its own, hear that a run has ended, and what each of them costs. Stages are
/// off. Prints what src/docs/benchmarks.md says and asserts only that all of them heard.
class WatcherBenchmarks {

  private static final int WATCHERS = 2000;
  private static final int VIDEOS = 400;
  private static final int ENDED = 40;
  private static final int HEARD = WATCHERS / VIDEOS * ENDED;
  private static final int SPREAD_MILLISECONDS = 10_000;

  private final TestStudio studio =
      new TestStudio(
          withTimesOfCommits(),
          "--reelsmith.engine.works=false",
          "--reelsmith.mcp.calls-per-account=" + 2 * WATCHERS,
          TestStudio.UNLIMITED[0],
          TestStudio.UNLIMITED[1]);

  private final Customer customer = Customer.with(studio, 1_000_000);
  private final List<Arrival> heard = Collections.synchronizedList(new ArrayList<>());
  private final List<Arrival> answered = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failed = new AtomicInteger();
  private final CountDownLatch here = new CountDownLatch(1);
  private final CountDownLatch all = new CountDownLatch(2 * HEARD);

  /// @param at in milliseconds since 1970
  private record Arrival(long video, long at) {}

  @Test
  void watching() throws Exception {
    List<Long> videos = IntStream.range(0, VIDEOS).mapToObj(at -> customer.create(pond())).toList();
    long before = usedMemory();
    Process watchers = start(videos);
    try {
      Thread.ofVirtual().start(() -> read(watchers.inputReader()));
      assertThat(here.await(60, TimeUnit.SECONDS)).isTrue();
      // Each caller looks once more two seconds after it came.
      Thread.sleep(Duration.ofSeconds(3));
      double kilobytes = (usedMemory() - before) / 1024.0 / (2 * WATCHERS);
      long commits = committed();
      Thread.sleep(Duration.ofSeconds(4));
      System.out.printf(
          "%d waiting callers and as many listeners: %.1f kB each, %.0f transactions a second%n",
          WATCHERS, kilobytes, (committed() - commits) / 4.0);

      List<Long> aborts =
          videos.subList(0, ENDED).stream().map(this::millisecondsOfAborting).toList();
      assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();

      StudioBenchmarks.report("abort_video itself", aborts);
      StudioBenchmarks.report("from the commit that ends a run to an event stream", since(heard));
      StudioBenchmarks.report("from there to the answer of wait_for_video", since(answered));
    } finally {
      watchers.destroyForcibly();
      studio.close();
    }
    assertThat(failed).hasValue(0);
  }

  /// The folder of a database that notes when each transaction began to be committed.
  private static Path withTimesOfCommits() {
    Path home = TestStudio.temporaryFolder();
    var first = new TestStudio(home);
    first.sql("alter system set track_commit_timestamp = on");
    first.close();
    return home;
  }

  private static ObjectNode pond() {
    return silent("a pond");
  }

  private Process start(List<Long> videos) throws IOException {
    return new ProcessBuilder(
            "node",
            Path.of("src/bench/clients/watchers.mjs").toAbsolutePath().toString(),
            Integer.toString(studio.port()),
            key(),
            Integer.toString(WATCHERS),
            Integer.toString(SPREAD_MILLISECONDS),
            videos.stream().map(String::valueOf).collect(Collectors.joining(",")))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private String key() {
    return customer
        .call("create_api_key", json("{'label': 'watchers', 'for': 'integration'}"))
        .required("api_key")
        .asString();
  }

  private void read(BufferedReader told) {
    told.lines().forEach(this::note);
  }

  private void note(String line) {
    String[] words = line.split(" ", 3);
    switch (words[0]) {
      case "answered" -> note(answered, words);
      case "heard" -> note(heard, words);
      case "all" -> here.countDown();
      default -> {
        failed.incrementAndGet();
        System.out.println(line);
      }
    }
  }

  private void note(List<Arrival> arrivals, String[] words) {
    arrivals.add(new Arrival(Long.parseLong(words[1]), Long.parseLong(words[2])));
    all.countDown();
  }

  private long millisecondsOfAborting(long video) {
    long called = System.nanoTime();
    customer.abort(video);
    return (System.nanoTime() - called) / 1_000_000;
  }

  /// How many milliseconds after the database began to commit the end of the run.
  private List<Long> since(List<Arrival> arrivals) {
    Map<Long, Long> ends = new HashMap<>();
    for (Arrival arrival : arrivals) {
      ends.computeIfAbsent(
          arrival.video(),
          video ->
              studio.number(
                  "select (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000)::bigint"
                      + " from run where subject = "
                      + video));
    }
    return arrivals.stream().map(each -> each.at() - ends.get(each.video())).toList();
  }

  private long committed() {
    return studio.number(
        "select xact_commit from pg_stat_database where datname = current_database()");
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
