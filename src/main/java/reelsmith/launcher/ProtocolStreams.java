package reelsmith.launcher;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The pipe to the program that started `./reelsmith stdio`. A bean of this type is there in that
/// mode only.
///
/// Whoever speaks the protocol reads `in` on a thread of its own until it ends, writes its last
/// answers to `out`, and then calls [#finish], which ends the program.
public final class ProtocolStreams {

  /// How long the program waits for the last answers once `in` has ended. Longer than the door
  /// itself goes on, so that it is never closed while it still answers.
  public static final Duration LAST_ANSWERS = Duration.ofSeconds(90);

  private final InputStream in;
  private final OutputStream out;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  public ProtocolStreams(InputStream in, OutputStream out) {
    this.in = new WatchedStream(in);
    this.out = out;
  }

  public InputStream in() {
    return in;
  }

  /// Carries protocol only. Write and flush whole messages.
  public OutputStream out() {
    return out;
  }

  /// Says that `in` has ended and the last answer was written. May be called more than once.
  public void finish() {
    finished.countDown();
    ended.countDown();
  }

  /// Whether everything was read and answered within a limit.
  boolean isFinishedWithin(Duration limit) throws InterruptedException {
    return finished.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Waits until `in` ends, as long as that takes, and then for the last answers; whether those
  /// were written within the limit.
  boolean awaitFinish(Duration limit) throws InterruptedException {
    ended.await();
    return isFinishedWithin(limit);
  }

  /// Notices its end, so that the program ends even when its reader forgets to say so.
  private final class WatchedStream extends FilterInputStream {

    WatchedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return noticed(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return noticed(super.read(bytes, offset, length));
    }

    private int noticed(int answer) {
      if (answer < 0) {
        ended.countDown();
      }
      return answer;
    }
  }
}
