package reelsmith.database.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Waits for something that can only be asked for again and again, and never longer than a limit.
final class Patience {

  private static final Duration PAUSE = Duration.ofMillis(25);

  private Patience() {}

  /// A question whose answer may not be there yet.
  interface Question<T> {
    Optional<T> ask() throws IOException;
  }

  /// Asks until there is an answer; empty when there was none within the limit.
  static <T> Optional<T> until(Duration limit, Question<T> question) throws IOException {
    var end = System.nanoTime() + limit.toNanos();
    var answer = question.ask();
    while (answer.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while waiting");
      }
      answer = question.ask();
    }
    return answer;
  }
}
