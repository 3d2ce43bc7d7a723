package reelsmith.stage;

import java.util.List;
import java.util.Optional;
import reelsmith.render.SlideBrief;
import reelsmith.template.Production;

/// Fits a script to a wished length: how fast it is spoken and how long the pauses are. Pure.
///
/// @param speedPercentage 80 to 200
/// @param pauseSeconds added after each slide
record LengthFit(int speedPercentage, double pauseSeconds) {

  static final int NATURAL_PACE = 100;
  static final LengthFit NATURAL = new LengthFit(NATURAL_PACE, 0);

  private static final int SLOWEST = 80;
  private static final int FASTEST = 200;

  /// What is said or read on one slide.
  ///
  /// @param seconds at the voice's own pace; what it is read for when nobody speaks; 0 when there
  ///   is nothing to read
  record Line(double seconds, boolean spoken) {}

  /// What sounds natural beside the pace that was wished, and what is tried before giving up.
  enum Effort {
    GENTLE(92, 118, 0.8),
    EVERYTHING(0, 250, 1.92);

    private final int slowest;
    private final int fastest;
    private final double longestPause;

    Effort(int slowest, int fastest, double longestPause) {
      this.slowest = slowest;
      this.fastest = fastest;
      this.longestPause = longestPause;
    }

    int slowest(int pace) {
      return Math.max(SLOWEST, pace * slowest / 100);
    }

    int fastest(int pace) {
      return Math.min(FASTEST, pace * fastest / 100);
    }
  }

  /// How the lines meet the target, or empty when this effort is not enough.
  ///
  /// @param pace in percent, how fast it is spoken where the length does not mind
  static Optional<LengthFit> of(List<Line> lines, int targetSeconds, Effort effort, int pace) {
    LengthFit fit =
        filmSeconds(lines, new LengthFit(pace, 0)) > targetSeconds
            ? faster(lines, targetSeconds, effort, pace)
            : slower(lines, targetSeconds, effort, pace);
    return fit.meets(lines, targetSeconds) ? Optional.of(fit) : Optional.empty();
  }

  /// Whether the film is as long as wished for.
  boolean meets(List<Line> lines, int targetSeconds) {
    return Production.isAbout(targetSeconds, filmSeconds(lines, this));
  }

  /// The length of the film with this fit.
  static double filmSeconds(List<Line> lines, LengthFit fit) {
    return lines.stream().mapToDouble(line -> slotSeconds(line, fit)).sum();
  }

  /// As the renderer does it: no pace makes a slide shorter than it is looked at, and each takes
  /// whole frames.
  private static double slotSeconds(Line line, LengthFit fit) {
    double told = line.seconds() * NATURAL_PACE / fit.speedPercentage();
    double seconds = SlideBrief.seconds(told, line.spoken()) + fit.pauseSeconds();
    return Math.ceil(seconds * FilmBriefs.FRAMES_PER_SECOND - 1e-6) / FilmBriefs.FRAMES_PER_SECOND;
  }

  private static LengthFit faster(List<Line> lines, int target, Effort effort, int pace) {
    int speed = pace;
    while (speed < effort.fastest(pace) && filmSeconds(lines, new LengthFit(speed, 0)) > target) {
      speed++;
    }
    return new LengthFit(speed, 0);
  }

  /// Pauses first, because a slow voice is noticed sooner than a pause.
  private static LengthFit slower(List<Line> lines, int target, Effort effort, int pace) {
    double missing = target - filmSeconds(lines, new LengthFit(pace, 0));
    double pause = Math.min(effort.longestPause, missing / lines.size());
    int speed = pace;
    while (speed > effort.slowest(pace)
        && filmSeconds(lines, new LengthFit(speed, pause)) < target) {
      speed--;
    }
    return new LengthFit(speed, pause);
  }
}
