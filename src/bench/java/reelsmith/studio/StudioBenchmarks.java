package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;
import static reelsmith.studio.TestStudio.json;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.event.EventBus;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import tools.jackson.databind.node.ObjectNode;

/// Measures creates and waiting without stages, and prints what src/docs/benchmarks.md says.
/// Asserts only that all of it happened.
class StudioBenchmarks {

  private static final int CREATES = 1000;
  private static final int AT_ONCE = 16;
  private static final int WATCHERS = 2000;
  private static final int VIDEOS = 400;
  private static final int ENDED = 40;

  private final TestStudio studio = TestStudio.idle();

  @Test
  void creates() {
    Customer customer = Customer.with(studio, 1_000_000);
    List<String> keys =
        IntStream.range(0, CREATES).mapToObj(number -> UUID.randomUUID().toString()).toList();
    timed("warming up", customer, keys.subList(0, 200));

    int accepted =
        timed("creates, accepted", customer, keys.subList(200, CREATES))
            + timed("creates, replayed", customer, keys.subList(200, CREATES));

    assertThat(accepted).isEqualTo(2 * (CREATES - 200));
    assertThat(customer.mistakes()).isEmpty();
  }

  private int timed(String what, Customer customer, List<String> keys) {
    long started = System.nanoTime();
    List<Long> took =
        Objects.requireNonNull(
            Flux.fromIterable(keys)
                .flatMap(
                    key -> creating(customer, key).elapsed().map(answer -> answer.getT1()), AT_ONCE)
                .collectList()
                .block(Duration.ofMinutes(5)));
    double seconds = (System.nanoTime() - started) / 1e9;
    report("%s: %.0f a second".formatted(what, took.size() / seconds), took);
    return took.size();
  }

  private Mono<ObjectNode> creating(Customer customer, String key) {
    return studio.calling(
        Identity.local(customer.account()), Door.REST, "create_story_video", silent("a pond"), key);
  }

  @Test
  void waiting() throws InterruptedException {
    Customer customer = Customer.with(studio, 1_000_000);
    List<Long> videos =
        Objects.requireNonNull(
            Flux.range(0, VIDEOS)
                .flatMap(number -> creating(customer, UUID.randomUUID().toString()), AT_ONCE)
                .map(answer -> answer.required("video_id").asLong())
                .collectList()
                .block(Duration.ofMinutes(5)));
    long before = usedMemory();
    Set<Long> ended = ConcurrentHashMap.newKeySet();
    List<Arrival> heard = Collections.synchronizedList(new ArrayList<>());
    List<Arrival> answered = Collections.synchronizedList(new ArrayList<>());
    var all = new CountDownLatch(2 * WATCHERS / VIDEOS * ENDED);
    Disposable.Composite watchers = Disposables.composite();
    for (int number = 0; number < WATCHERS; number++) {
      long video = videos.get(number % VIDEOS);
      watchers.add(listening(video, ended, heard, all));
      watchers.add(waiting(number, customer, video, ended, answered, all));
    }
    // Callers come within ten seconds; each looks at first, and again from time to time.
    assertThat(all.await(15, TimeUnit.SECONDS)).isFalse();
    long commits = committed();
    assertThat(all.await(4, TimeUnit.SECONDS)).isFalse();
    System.out.printf(
        "%d waiting callers and as many listeners: %.1f kB each, %.0f transactions a second%n",
        WATCHERS, (usedMemory() - before) / 1024.0 / (2 * WATCHERS), (committed() - commits) / 4.0);

    List<Long> aborts = new ArrayList<>();
    for (long video : videos.subList(0, ENDED)) {
      ended.add(video);
      long called = System.nanoTime();
      customer.abort(video);
      aborts.add((System.nanoTime() - called) / 1_000_000);
    }
    assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
    watchers.dispose();

    report("abort_video itself", aborts);
    report("from the end of a run, before it is committed, to a listener on the bus", since(heard));
    report("from there to the answer of wait_for_video", since(answered));
  }

  private Disposable listening(
      long video, Set<Long> ended, List<Arrival> heard, CountDownLatch all) {
    return studio
        .bean(EventBus.class)
        .events()
        .filter(event -> event.subject() == video && event.name().endsWith("aborted"))
        .next()
        .subscribe(event -> note(video, ended, heard, all));
  }

  private Disposable waiting(
      int number,
      Customer customer,
      long video,
      Set<Long> ended,
      List<Arrival> answered,
      CountDownLatch all) {
    ObjectNode input = json("{'wait_seconds': 45}").put("video_id", video);
    return studio
        .calling(Identity.local(customer.account()), Door.MCP_HTTP, "wait_for_video", input, null)
        .delaySubscription(Duration.ofMillis(5L * number))
        .subscribe(
            answer -> note(video, ended, answered, all),
            failure -> System.out.println("Waiting failed: " + failure));
  }

  private static void note(
      long video, Set<Long> ended, List<Arrival> arrivals, CountDownLatch all) {
    if (ended.contains(video)) {
      arrivals.add(new Arrival(video, System.currentTimeMillis()));
    }
    all.countDown();
  }

  /// @param at in milliseconds since 1970
  private record Arrival(long video, long at) {}

  /// How many milliseconds after the moment that the database wrote down as the end of the run.
  private List<Long> since(List<Arrival> arrivals) {
    Map<Long, Long> ends = new HashMap<>();
    for (Arrival arrival : arrivals) {
      ends.computeIfAbsent(
          arrival.video(),
          video ->
              studio.number(
                  "select (extract(epoch from finished_at) * 1000)::bigint from run"
                      + " where subject = "
                      + video));
    }
    return arrivals.stream().map(each -> each.at() - ends.get(each.video())).toList();
  }

  private static void report(String what, List<Long> took) {
    List<Long> sorted = took.stream().sorted().toList();
    System.out.printf(
        "%s: p50 %d ms, p99 %d ms (%d measured, load %.1f)%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get((int) (sorted.size() * 0.99)),
        sorted.size(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
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
