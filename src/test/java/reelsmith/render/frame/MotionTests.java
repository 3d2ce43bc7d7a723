package reelsmith.render.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class MotionTests {

  private static final int FRAMES = 120;
  private static final int MARGIN = 15;

  @Test
  void the_view_never_leaves_the_picture() {
    for (int slide = 0; slide < 300; slide++) {
      var motion = Motion.of("slide-" + slide, FRAMES, MARGIN, 30);
      for (int frame = -MARGIN; frame < FRAMES + MARGIN; frame++) {
        var view = motion.at(frame);
        double half = 0.5 / view.zoom();

        assertThat(view.zoom()).isBetween(1.0, 1.4);
        assertThat(view.centerX()).isBetween(half - 1e-9, 1 - half + 1e-9);
        assertThat(view.centerY()).isBetween(half - 1e-9, 1 - half + 1e-9);
      }
    }
  }

  @Test
  void the_path_is_smooth_and_never_stands_still() {
    for (int slide = 0; slide < 100; slide++) {
      var motion = Motion.of("slide-" + slide, FRAMES, MARGIN, 30);
      double fastest = 0;
      double hardest = 0;
      double slowest = Double.MAX_VALUE;
      double[] before = null;
      for (int frame = -MARGIN + 1; frame < FRAMES + MARGIN; frame++) {
        var step = step(motion, frame);
        double speed = Math.hypot(Math.hypot(step[0], step[1]), step[2]);
        fastest = Math.max(fastest, speed);
        slowest = Math.min(slowest, speed);
        if (before != null) {
          hardest =
              Math.max(
                  hardest,
                  Math.abs(speed - Math.hypot(Math.hypot(before[0], before[1]), before[2])));
        }
        before = step;
      }

      assertThat(slowest).as("pixels per frame").isGreaterThan(0.05);
      assertThat(fastest).isLessThan(4);
      assertThat(hardest).as("pixels per frame and frame").isLessThan(0.1);
    }
  }

  @Test
  void slides_move_in_different_directions_and_each_always_in_its_own() {
    var ways = new HashSet<View>();
    for (int slide = 0; slide < 20; slide++) {
      var view = Motion.of("slide-" + slide, FRAMES, MARGIN, 30).at(FRAMES / 2);
      ways.add(view);

      assertThat(Motion.of("slide-" + slide, FRAMES, MARGIN, 30).at(FRAMES / 2)).isEqualTo(view);
    }

    assertThat(ways).hasSizeGreaterThan(15);
  }

  /// How far the middle and a corner of a frame of 1080 by 1920 move, in its pixels.
  private static double[] step(Motion motion, int frame) {
    var now = motion.at(frame);
    var then = motion.at(frame - 1);
    return new double[] {
      (now.centerX() - then.centerX()) * now.zoom() * 1080,
      (now.centerY() - then.centerY()) * now.zoom() * 1920,
      (now.zoom() / then.zoom() - 1) * Math.hypot(540, 960)
    };
  }
}
