package reelsmith.render.caption;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A drawn caption as it is laid over a frame: brightness, colour and opacity of the rectangle it
/// fills, in BT.709 with limited range, colour at half size.
///
/// @param left even
/// @param top even
/// @param width even
/// @param height even
public record CaptionPatch(
    int left,
    int top,
    int width,
    int height,
    byte[] luma,
    byte[] cover,
    byte[] blue,
    byte[] red,
    byte[] softCover) {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /// Turns a picture with premultiplied alpha into a patch of its visible rectangle.
  static CaptionPatch of(BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int stride = image.getWidth();
    int[] box = visible(pixels, stride, image.getHeight());
    int width = box[2] - box[0];
    int height = box[3] - box[1];
    var patch =
        new CaptionPatch(
            box[0],
            box[1],
            width,
            height,
            new byte[width * height],
            new byte[width * height],
            new byte[width * height / 4],
            new byte[width * height / 4],
            new byte[width * height / 4]);
    for (int y = 0; y < height; y += 2) {
      for (int x = 0; x < width; x += 2) {
        patch.fillBlock(pixels, stride, x, y);
      }
    }
    return patch;
  }

  /// Draws the patch onto a frame.
  ///
  /// @param frame planar YUV 4:2:0
  /// @param down pixels the patch is moved down; even
  /// @param opacity 0 to 256
  public void drawOn(byte[] frame, int frameWidth, int frameHeight, int down, int opacity) {
    int y0 = top + down;
    int area = frameWidth * frameHeight;
    for (int y = Math.max(0, -y0); y < Math.min(height, frameHeight - y0); y++) {
      blend(frame, (y0 + y) * frameWidth + left, luma, cover, y * width, width, opacity);
    }
    int halfWidth = frameWidth / 2;
    for (int y = Math.max(0, -y0 / 2); y < Math.min(height, frameHeight - y0) / 2; y++) {
      int target = area + (y0 / 2 + y) * halfWidth + left / 2;
      int source = y * width / 2;
      blend(frame, target, blue, softCover, source, width / 2, opacity);
      blend(frame, target + area / 4, red, softCover, source, width / 2, opacity);
    }
  }

  private static void blend(
      byte[] frame, int target, byte[] ink, byte[] cover, int source, int length, int opacity) {
    int at = 0;
    while (at < length) {
      // Most of a patch is the room between letters.
      if (at + Long.BYTES <= length && (long) EIGHT.get(cover, source + at) == 0) {
        at += Long.BYTES;
        continue;
      }
      int covered = (cover[source + at] & 0xff) * opacity;
      int old = frame[target + at] & 0xff;
      int sum = old * (255 * 256 - covered) + (ink[source + at] & 0xff) * opacity * 255 + 32640;
      frame[target + at] = (byte) (sum / (255 * 256));
      at++;
    }
  }

  private void fillBlock(int[] pixels, int stride, int x, int y) {
    float redSum = 0;
    float greenSum = 0;
    float blueSum = 0;
    float alphaSum = 0;
    for (int part = 0; part < 4; part++) {
      int column = x + (part & 1);
      int row = y + (part >> 1);
      int pixel = pixels[(top + row) * stride + left + column];
      float alpha = (pixel >>> 24) / 255f;
      int r = pixel >> 16 & 255;
      int g = pixel >> 8 & 255;
      int b = pixel & 255;
      luma[row * width + column] = level(16 * alpha + 0.18259f * r + 0.61423f * g + 0.06201f * b);
      cover[row * width + column] = (byte) (pixel >>> 24);
      redSum += r / 4f;
      greenSum += g / 4f;
      blueSum += b / 4f;
      alphaSum += alpha / 4f;
    }
    int at = y / 2 * (width / 2) + x / 2;
    blue[at] = level(128 * alphaSum - 0.10064f * redSum - 0.33857f * greenSum + 0.43922f * blueSum);
    red[at] = level(128 * alphaSum + 0.43922f * redSum - 0.39894f * greenSum - 0.04027f * blueSum);
    softCover[at] = level(255 * alphaSum);
  }

  private static byte level(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }

  /// The even rectangle around everything that is not transparent: left, top, right, bottom.
  private static int[] visible(int[] pixels, int width, int height) {
    int left = width;
    int top = height;
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (pixels[y * width + x] >>> 24 != 0) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    if (right <= left) {
      return new int[] {0, 0, 2, 2};
    }
    return new int[] {left & ~1, top & ~1, right + 1 & ~1, bottom + 1 & ~1};
  }
}
