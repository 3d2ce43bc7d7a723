package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import tools.jackson.databind.node.ObjectNode;

/// Measures creates without stages, and prints what src/docs/benchmarks.md says. Asserts only that
/// all of it happened.
class StudioBenchmarks {

  private static final int CREATES = 1000;
  private static final int AT_ONCE = 16;

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

  static void report(String what, List<Long> took) {
    List<Long> sorted = took.stream().sorted().toList();
    System.out.printf(
        "%s: p50 %d ms, p99 %d ms (%d measured, load %.1f)%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get((int) (sorted.size() * 0.99)),
        sorted.size(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
