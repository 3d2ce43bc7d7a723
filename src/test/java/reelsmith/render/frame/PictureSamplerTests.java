package reelsmith.render.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureSamplerTests {

  private static final int WIDTH = 270;
  private static final int HEIGHT = 480;
  private static final int FRAMES = 90;

  @Test
  void frames_follow_the_path_to_a_tenth_of_a_pixel_without_trembling() {
    int width = 406;
    int height = 720;
    var picture = Picture.of(waves(width, height), width, height);
    var sampler = new PictureSampler(WIDTH, HEIGHT);
    byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];
    for (String slide : new String[] {"one", "two", "three", "four"}) {
      var motion = Motion.of(slide, FRAMES, 15, 30);
      double squares = 0;
      double trembling = 0;
      double[] before = {0, 0};
      for (int number = 0; number < FRAMES; number++) {
        sampler.sample(picture, motion.at(number), frame);
        double[] off = offset(frame, motion.at(number), width, height);
        squares += off[0] * off[0] + off[1] * off[1];
        trembling = Math.max(trembling, Math.hypot(off[0] - before[0], off[1] - before[1]));
        before = off;
      }

      assertThat(Math.sqrt(squares / FRAMES)).as("RMS in pixels").isLessThan(0.02);
      assertThat(trembling).as("pixels from frame to frame").isLessThan(0.03);
    }
  }

  @Test
  void a_view_of_the_whole_picture_at_its_own_size_is_the_picture() {
    byte[] samples = waves(WIDTH, HEIGHT);
    var sampler = new PictureSampler(WIDTH, HEIGHT);
    byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];

    sampler.sample(Picture.of(samples, WIDTH, HEIGHT), View.WHOLE, frame);

    assertThat(frame).isEqualTo(samples);
  }

  /// Segments are found again by what they were made of, so not a byte may differ.
  @Test
  void every_sample_is_the_rounded_mean_of_its_four_neighbours() {
    int width = 74;
    int height = 58;
    byte[] samples = new byte[width * height * 3 / 2];
    new Random(4711).nextBytes(samples);
    int frameWidth = 50;
    int frameHeight = 38;
    byte[] frame = new byte[frameWidth * frameHeight * 3 / 2];

    for (View view : List.of(View.WHOLE, new View(0.47, 0.53, 1.137), new View(0.55, 0.44, 1.9))) {
      new PictureSampler(frameWidth, frameHeight)
          .sample(Picture.of(samples, width, height), view, frame);

      List<Channel> shown = Channel.of(frame, frameWidth, frameHeight);
      List<Channel> whole = Channel.of(samples, width, height);
      for (int channel = 0; channel < 3; channel++) {
        assertShown(whole.get(channel), view, shown.get(channel));
      }
    }
  }

  private record Channel(byte[] bytes, int start, int width, int height) {

    static List<Channel> of(byte[] bytes, int width, int height) {
      int pixels = width * height;
      return List.of(
          new Channel(bytes, 0, width, height),
          new Channel(bytes, pixels, width / 2, height / 2),
          new Channel(bytes, pixels + pixels / 4, width / 2, height / 2));
    }

    /// The sample there, or the nearest on the edge.
    int at(int x, int y) {
      return bytes[start + Math.min(y, height - 1) * width + Math.min(x, width - 1)] & 0xff;
    }
  }

  private static void assertShown(Channel whole, View view, Channel frame) {
    for (int y = 0; y < frame.height(); y++) {
      int down = place(y, frame.height(), view.centerY(), whole.height(), view.zoom());
      for (int x = 0; x < frame.width(); x++) {
        int right = place(x, frame.width(), view.centerX(), whole.width(), view.zoom());
        int upper = between(whole, right, down >> 8);
        int lower = between(whole, right, (down >> 8) + 1);
        assertThat(frame.at(x, y))
            .as("%s: %d, %d", view, x, y)
            .isEqualTo(mean(upper, lower, down & 255));
      }
    }
  }

  /// In 1/256 pixel of the plane.
  private static int place(int at, int length, double center, int planeLength, double zoom) {
    double step = planeLength / (zoom * length);
    double place = center * planeLength - step * length / 2 + (at + 0.5) * step - 0.5;
    return Math.min((planeLength - 1) << 8, Math.max(0, (int) Math.floor(place * 256 + 0.5)));
  }

  private static int between(Channel channel, int place, int y) {
    return mean(channel.at(place >> 8, y), channel.at((place >> 8) + 1, y), place & 255);
  }

  private static int mean(int one, int other, int share) {
    return (one * (256 - share) + other * share + 128) >> 8;
  }

  @Test
  void brightness_stays_as_it_was_wherever_the_camera_stands() {
    byte[] samples = new byte[WIDTH * HEIGHT * 3 / 2];
    java.util.Arrays.fill(samples, (byte) 201);
    var sampler = new PictureSampler(WIDTH, HEIGHT);
    byte[] frame = new byte[samples.length];

    sampler.sample(Picture.of(samples, WIDTH, HEIGHT), new View(0.47, 0.53, 1.137), frame);

    assertThat(frame).isEqualTo(samples);
  }

  @Test
  void fades_and_pushes_begin_with_the_one_and_end_with_the_other() {
    byte[] one = waves(WIDTH, HEIGHT);
    byte[] other = one.clone();
    for (int at = 0; at < other.length; at++) {
      other[at] = (byte) (255 - other[at]);
    }

    byte[] faded = one.clone();
    FrameBlend.fade(faded, other, 256);
    byte[] pushed = one.clone();
    FrameBlend.pushLeft(pushed, other, WIDTH, HEIGHT, WIDTH);
    byte[] lifted = one.clone();
    FrameBlend.pushUp(lifted, other, WIDTH, HEIGHT, HEIGHT);
    byte[] untouched = one.clone();
    FrameBlend.fade(untouched, other, 0);

    assertThat(faded).isEqualTo(other);
    assertThat(pushed).isEqualTo(other);
    assertThat(lifted).isEqualTo(other);
    assertThat(untouched).isEqualTo(one);
  }

  @Test
  void black_and_still_stretches_are_seen() {
    var watch = new FrameWatch(WIDTH, HEIGHT);
    byte[] black = new byte[WIDTH * HEIGHT * 3 / 2];
    byte[] light = waves(WIDTH, HEIGHT);

    watch.look(light);
    for (int number = 0; number < 5; number++) {
      watch.look(black);
    }
    watch.look(light);

    assertThat(watch.longestBlackFrames()).isEqualTo(5);
    assertThat(watch.longestStillFrames()).isEqualTo(4);
  }

  private static byte[] waves(int width, int height) {
    byte[] samples = new byte[width * height * 3 / 2];
    java.util.Arrays.fill(samples, (byte) 128);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        samples[y * width + x] = (byte) Math.round(wave((x + 0.5) / width, (y + 0.5) / height));
      }
    }
    return samples;
  }

  /// A picture known at every point, as shares of its sides.
  private static double wave(double x, double y) {
    return 126
        + 50 * Math.sin(2 * Math.PI * (7 * x + 3 * y))
        + 40 * Math.cos(2 * Math.PI * (11 * y - 2 * x));
  }

  /// How far a frame lies beside where the path wants it, in frame pixels: the shift that explains
  /// the difference best.
  private static double[] offset(byte[] frame, View view, int width, int height) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xd = 0;
    double yd = 0;
    double stepX = 1 / (view.zoom() * WIDTH);
    double stepY = 1 / (view.zoom() * HEIGHT);
    for (int y = 2; y < HEIGHT - 2; y += 3) {
      for (int x = 2; x < WIDTH - 2; x += 3) {
        double px = view.centerX() + (x + 0.5 - WIDTH / 2.0) * stepX;
        double py = view.centerY() + (y + 0.5 - HEIGHT / 2.0) * stepY;
        double gx = (wave(px + stepX, py) - wave(px - stepX, py)) / 2;
        double gy = (wave(px, py + stepY) - wave(px, py - stepY)) / 2;
        double off = (frame[y * WIDTH + x] & 0xff) - wave(px, py);
        xx += gx * gx;
        xy += gx * gy;
        yy += gy * gy;
        xd += gx * off;
        yd += gy * off;
      }
    }
    double determinant = xx * yy - xy * xy;
    return new double[] {(yy * xd - xy * yd) / determinant, (xx * yd - xy * xd) / determinant};
  }
}
