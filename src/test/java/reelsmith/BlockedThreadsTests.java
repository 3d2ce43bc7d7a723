package reelsmith;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// That the watch over threads sees anything at all. Takes no time.
class BlockedThreadsTests {

  /// Written into a note by its stack; no other class or method is called like it.
  private static final String SLEEPER = "BlockedThreadsTests.forbiddenSleepOfThisTest";

  @Test
  void a_thread_that_must_not_wait_is_noticed_when_it_does() {
    BlockedThreads.watch();

    Mono<Void> sleep = Mono.fromRunnable(BlockedThreadsTests::forbiddenSleepOfThisTest);
    // A thread of its own: those of the shared scheduler have a past in this process.
    Scheduler watched = Schedulers.newParallel("watched", 1);
    sleep.subscribeOn(watched).block();
    sleep.subscribeOn(Schedulers.boundedElastic()).block();
    watched.dispose();

    assertThat(BlockedThreads.notes().stream().filter(note -> note.contains(SLEEPER))).hasSize(1);
    BlockedThreads.forget(SLEEPER);
  }

  private static void forbiddenSleepOfThisTest() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
