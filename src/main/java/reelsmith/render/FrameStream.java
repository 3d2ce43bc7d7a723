package reelsmith.render;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import reelsmith.render.frame.FrameWatch;

/// The frames of a segment as a stream of bytes. Each is drawn when the encoder asks for it, so at
/// most one is held and the encoder sets the pace.
final class FrameStream extends InputStream {

  private static final int FRAMES_PER_REPORT = 10;

  private final SegmentComposer composer;
  private final int frames;
  private final ProgressListener listener;
  private final FrameWatch watch;
  private final byte[] frame;
  private int drawn;
  private int position;
  private volatile @Nullable Throwable failure;

  FrameStream(SegmentPlan plan, SegmentComposer composer, ProgressListener listener) {
    this.composer = composer;
    this.frames = plan.frames();
    this.listener = listener;
    this.watch = new FrameWatch(plan.size().width(), plan.size().height());
    this.frame = new byte[composer.frameBytes()];
    this.position = frame.length;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (position == frame.length) {
      if (drawn == frames) {
        return -1;
      }
      draw();
    }
    int count = Math.min(length, frame.length - position);
    System.arraycopy(frame, position, target, offset, count);
    position += count;
    return count;
  }

  FrameWatch watch() {
    return watch;
  }

  /// Why drawing stopped, when it did.
  @Nullable Throwable failure() {
    return failure;
  }

  private void draw() {
    try {
      composer.compose(drawn, frame);
      watch.look(frame);
      drawn++;
      position = 0;
      if (drawn % FRAMES_PER_REPORT == 0 || drawn == frames) {
        listener.progressed(drawn, frames);
      }
    } catch (RuntimeException | Error broken) {
      // Whoever pumps the frames may keep it to himself, above all when memory is short.
      failure = broken;
      throw broken;
    }
  }
}
