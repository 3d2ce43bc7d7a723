package reelsmith.render;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Blocking work on threads of its own. Cancelling, or running out of time, interrupts the thread,
/// and that is what kills a running FFmpeg.
final class Work {

  private Work() {}

  /// @param limit time the work may take once a thread has begun it; waiting for one does not count
  static <T> Mono<T> on(Scheduler workers, Duration limit, Callable<T> work) {
    return Mono.create(
        sink -> {
          var over = new AtomicBoolean();
          var thread = Disposables.swap();
          sink.onCancel(
              () -> {
                over.set(true);
                thread.dispose();
              });
          thread.update(workers.schedule(() -> run(work, limit, sink, over, thread)));
        });
  }

  private static <T> void run(
      Callable<T> work, Duration limit, MonoSink<T> sink, AtomicBoolean over, Disposable thread) {
    Disposable alarm =
        Schedulers.parallel()
            .schedule(
                () -> {
                  if (over.compareAndSet(false, true)) {
                    thread.dispose();
                    sink.error(late(limit));
                  }
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
    try {
      T made = work.call();
      if (over.compareAndSet(false, true)) {
        sink.success(made);
      }
    } catch (Throwable failure) {
      // Whatever it is, somebody waits for it: an error of the JVM must end the Mono too.
      // When nobody waits any more, how an interrupted FFmpeg ended is no news.
      if (over.compareAndSet(false, true)) {
        sink.error(failure);
      }
    } finally {
      alarm.dispose();
    }
  }

  private static RenderFailure late(Duration limit) {
    return new RenderFailure(
        "render_timeout", "The work was not done within %d ms".formatted(limit.toMillis()));
  }
}
