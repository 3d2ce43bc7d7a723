package reelsmith.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

class SharedListeningTests {

  private final Sinks.Many<String> source = Sinks.many().multicast().directBestEffort();
  private final Flux<String> shared = SharedListening.of(source.asFlux());

  @Test
  void however_many_listen_the_source_is_listened_to_once_and_until_the_last_has_left() {
    List<String> heard = new ArrayList<>();
    Disposable first = shared.subscribe(heard::add);
    Disposable last = shared.subscribe(heard::add);
    int listenersOfSource = source.currentSubscriberCount();
    say("ding");
    first.dispose();
    say("dong");
    last.dispose();

    assertThat(heard).containsExactly("ding", "ding", "dong");
    assertThat(listenersOfSource).isEqualTo(1);
    assertThat(source.currentSubscriberCount()).isZero();
  }

  @Test
  void who_comes_after_the_last_has_left_hears_as_well() {
    shared.subscribe().dispose();
    List<String> heard = new ArrayList<>();
    shared.subscribe(heard::add);

    say("ding");

    assertThat(heard).containsExactly("ding");
  }

  /// What `share()` of Reactor does not keep: about one in five thousand is disconnected or deaf.
  @Test
  void who_comes_while_the_last_one_leaves_hears_what_is_said_next() throws Exception {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 20_000; round++) {
        Disposable last = shared.subscribe();
        var heard = new AtomicInteger();
        var together = new CyclicBarrier(2);
        Future<?> leaving = two.submit(() -> atOnce(together, last::dispose));
        Disposable.Swap next = Disposables.swap();
        Future<?> coming =
            two.submit(
                () ->
                    atOnce(
                        together,
                        () -> next.update(shared.subscribe(said -> heard.incrementAndGet()))));
        leaving.get(1, TimeUnit.MINUTES);
        coming.get(1, TimeUnit.MINUTES);

        say("ding");

        assertThat(heard).as("round %d", round).hasValue(1);
        next.dispose();
      }
    }
  }

  @Test
  void a_failure_of_the_source_is_told_to_all_and_who_comes_next_begins_anew() {
    var begun = new AtomicInteger();
    Flux<String> failing =
        SharedListening.of(
            Flux.defer(
                () ->
                    begun.incrementAndGet() == 1
                        ? source.asFlux().map(Integer::valueOf).map(String::valueOf)
                        : source.asFlux()));
    List<Throwable> told = new ArrayList<>();
    failing.subscribe(said -> {}, told::add);
    failing.subscribe(said -> {}, told::add);
    say("ding");
    List<String> heard = new ArrayList<>();
    failing.subscribe(heard::add);

    say("dong");

    assertThat(told).hasSize(2).hasOnlyElementsOfType(NumberFormatException.class);
    assertThat(heard).containsExactly("dong");
  }

  @Test
  void who_comes_in_the_moment_of_a_failure_is_told_as_well() {
    List<Throwable> told = new ArrayList<>();
    shared.subscribe(said -> {}, told::add);

    shared
        .doOnSubscribe(counted -> source.tryEmitError(new IllegalStateException("gone")).orThrow())
        .subscribe(said -> {}, told::add);

    assertThat(told).hasSize(2).hasOnlyElementsOfType(IllegalStateException.class);
  }

  @Test
  void the_end_of_a_source_is_the_end_for_all() {
    List<String> ended = new ArrayList<>();
    shared.doOnComplete(() -> ended.add("first")).subscribe();
    shared.doOnComplete(() -> ended.add("second")).subscribe();

    source.tryEmitComplete().orThrow();

    assertThat(ended).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void who_comes_later_may_be_told_first_what_was_said_last() {
    Flux<String> latest = SharedListening.ofLatest(source.asFlux());
    Disposable first = latest.subscribe();
    say("ding");
    say("dong");
    List<String> heard = new ArrayList<>();
    Disposable second = latest.subscribe(heard::add);
    first.dispose();
    second.dispose();
    latest.subscribe(heard::add);

    assertThat(heard).containsExactly("dong");
  }

  @Test
  void sources_of_other_names_are_listened_to_apart() {
    var byName = new SharedListening<String, String>();
    List<String> heard = new ArrayList<>();
    Disposable bell = byName.listen("bell", source.asFlux()).subscribe(heard::add);
    byName.listen("phone", source.asFlux().map(said -> said + "!")).subscribe(heard::add);
    say("ding");
    bell.dispose();
    say("dong");

    assertThat(heard).containsExactly("ding", "ding!", "dong!");
  }

  private void say(String word) {
    source.tryEmitNext(word).orThrow();
  }

  private static boolean atOnce(CyclicBarrier together, Runnable action) throws Exception {
    together.await(1, TimeUnit.MINUTES);
    action.run();
    return true;
  }
}
