package reelsmith.render.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Puts two frames together into one. Frames are planar YUV 4:2:0 of one size.
public final class FrameBlend {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long EVEN = 0x00ff00ff00ff00ffL;
  private static final long HALF = 0x0080008000800080L;

  private FrameBlend() {}

  /// Lets `next` show through `frame` by `share` of 256.
  public static void fade(byte[] frame, byte[] next, int share) {
    int rest = 256 - share;
    int at = 0;
    for (; at + 8 <= frame.length; at += 8) {
      long old = (long) EIGHT.get(frame, at);
      long young = (long) EIGHT.get(next, at);
      long even = (old & EVEN) * rest + (young & EVEN) * share + HALF;
      long odd = (old >>> 8 & EVEN) * rest + (young >>> 8 & EVEN) * share + HALF;
      EIGHT.set(frame, at, even >>> 8 & EVEN | odd & ~EVEN);
    }
    for (; at < frame.length; at++) {
      frame[at] = (byte) (((frame[at] & 0xff) * rest + (next[at] & 0xff) * share + 128) >> 8);
    }
  }

  /// Moves `frame` to the left by `pixels` and lets `next` follow from the right.
  ///
  /// @param pixels even, 0 to `width`
  public static void pushLeft(byte[] frame, byte[] next, int width, int height, int pixels) {
    int area = width * height;
    rowsLeft(frame, next, 0, width, height, pixels);
    rowsLeft(frame, next, area, width / 2, height / 2, pixels / 2);
    rowsLeft(frame, next, area + area / 4, width / 2, height / 2, pixels / 2);
  }

  /// Moves `frame` up by `pixels` and lets `next` follow from below.
  ///
  /// @param pixels even, 0 to `height`
  public static void pushUp(byte[] frame, byte[] next, int width, int height, int pixels) {
    int area = width * height;
    planeUp(frame, next, 0, width * height, width * pixels);
    planeUp(frame, next, area, area / 4, width / 2 * (pixels / 2));
    planeUp(frame, next, area + area / 4, area / 4, width / 2 * (pixels / 2));
  }

  private static void rowsLeft(
      byte[] frame, byte[] next, int offset, int width, int height, int pixels) {
    for (int y = 0; y < height; y++) {
      int row = offset + y * width;
      System.arraycopy(frame, row + pixels, frame, row, width - pixels);
      System.arraycopy(next, row, frame, row + width - pixels, pixels);
    }
  }

  private static void planeUp(byte[] frame, byte[] next, int offset, int length, int moved) {
    System.arraycopy(frame, offset + moved, frame, offset, length - moved);
    System.arraycopy(next, offset, frame, offset + length - moved, moved);
  }
}
