package reelsmith.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/// One film being made while a person looks on.
final class Making {

  private static final Duration TAKE_BACK = Duration.ofSeconds(15);

  private final FilmMaker maker;
  private final ProgressDisplay display;
  private final Sinks.Empty<Void> aborted = Sinks.empty();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<MakeProgress.@Nullable Finished> finished = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Making(FilmMaker maker, ProgressDisplay display) {
    this.maker = maker;
    this.display = display;
  }

  /// Makes the film and waits for it. Throws [CommandFailure] when it was not made.
  MakeProgress.Finished make(MakeRequest request) throws InterruptedException {
    maker
        .make(request, aborted.asMono())
        .doFinally(_ -> ended.countDown())
        .subscribe(this::show, failure::set);
    ended.await();
    display.end();
    var film = finished.get();
    if (film != null) {
      return film;
    }
    throw explained(failure.get());
  }

  /// Gives the film up and waits until it is taken back. Does nothing once it has ended.
  void abort() {
    if (ended.getCount() == 0) {
      return;
    }
    aborted.tryEmitEmpty();
    try {
      if (!ended.await(TAKE_BACK.toMillis(), TimeUnit.MILLISECONDS)) {
        display.show(new MakeProgress.Remark("The film could not be taken back in time."));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(MakeProgress progress) {
    switch (progress) {
      case MakeProgress.Working working -> display.show(working);
      case MakeProgress.Remark remark -> display.show(remark);
      case MakeProgress.Finished film -> {
        display.show(new MakeProgress.Working("Finished", 1, null));
        finished.set(film);
      }
    }
  }

  private static CommandFailure explained(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> new CommandFailure(ExitCode.ABORTED, "aborted, and no film was made");
      case MakeFailure known ->
          new CommandFailure(
              ExitCode.FAILED,
              known.getMessage() + (known.whatToDo() == null ? "" : "\n  " + known.whatToDo()),
              known);
      default ->
          new CommandFailure(
              ExitCode.FAILED,
              "The film was not made, because of a mistake in the program: " + failure,
              failure);
    };
  }
}
