package reelsmith.render.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The slow way a camera travels over a still picture: nearer or farther, and a little to one side.
///
/// Where it goes follows from the slide's id alone, so a slide moves the same wherever it stands in
/// the film. The path is smooth in time and never leaves the picture.
public final class Motion {

  private static final double NEAREST = 1.24;
  private static final double FARTHEST = 1.05;

  private final int firstFrame;
  private final int frames;
  private final View from;
  private final View to;

  private Motion(int firstFrame, int frames, View from, View to) {
    this.firstFrame = firstFrame;
    this.frames = frames;
    this.from = from;
    this.to = to;
  }

  /// The motion of a slide.
  ///
  /// @param frames length of the slide's slot
  /// @param margin frames the motion goes on before and after the slot, while a transition shows it
  public static Motion of(String slideId, int frames, int margin, int framesPerSecond) {
    var seed = ByteBuffer.wrap(digest(slideId));
    int direction = Math.floorMod(seed.getInt(), 8);
    double sideways = seed.getInt() / (double) Integer.MAX_VALUE;
    double upwards = seed.getInt() / (double) Integer.MAX_VALUE;
    // A longer slide travels farther, so that the speed stays about the same.
    double seconds = (double) frames / framesPerSecond;
    double travel = Math.min(1, 0.3 + seconds / 8);
    double drift = Math.min(1, 0.3 + seconds / 6);

    double far = FARTHEST + 0.03;
    double near = far + (NEAREST - far) * travel;
    View start;
    View end;
    switch (direction) {
      case 0, 1, 2 -> {
        start = at(0, 0, FARTHEST);
        end = at(0.6 * sideways, 0.6 * upwards, near);
      }
      case 3, 4 -> {
        start = at(0.6 * sideways, 0.6 * upwards, near);
        end = at(0, 0, FARTHEST);
      }
      case 5 -> {
        start = at(-drift, 0.3 * upwards, far + 0.05);
        end = at(drift, -0.3 * upwards, far + 0.08);
      }
      case 6 -> {
        start = at(drift, 0.3 * upwards, far + 0.08);
        end = at(-drift, -0.3 * upwards, far + 0.05);
      }
      default -> {
        double up = upwards < 0 ? -drift : drift;
        start = at(0.3 * sideways, up, far + 0.04);
        end = at(-0.3 * sideways, -up, far + 0.07);
      }
    }
    return new Motion(-margin, frames + 2 * margin, start, end);
  }

  /// The view shown at a frame of the slot; frames before and after the slot are allowed.
  public View at(int frame) {
    double time = frames < 2 ? 0 : (double) (frame - firstFrame) / (frames - 1);
    double eased = ease(Math.min(1, Math.max(0, time)));
    // Equal factors in equal times look like an even speed; equal differences do not.
    double zoom = from.zoom() * Math.pow(to.zoom() / from.zoom(), eased);
    // The travel over the ground is tied to the zoom, so that both end together on a straight path.
    double share =
        Math.abs(to.zoom() - from.zoom()) < 1e-9
            ? eased
            : (1 / from.zoom() - 1 / zoom) / (1 / from.zoom() - 1 / to.zoom());
    return new View(
        from.centerX() + (to.centerX() - from.centerX()) * share,
        from.centerY() + (to.centerY() - from.centerY()) * share,
        zoom);
  }

  /// Sets off and arrives gently without ever standing still.
  private static double ease(double time) {
    double smooth = time * time * (3 - 2 * time);
    return 0.6 * time + 0.4 * smooth;
  }

  /// A view whose edge touches the picture's edge when `sideways` or `upwards` is 1 or -1.
  private static View at(double sideways, double upwards, double zoom) {
    double room = 0.5 - 0.5 / zoom;
    return new View(0.5 + room * sideways, 0.5 + room * upwards, zoom);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
