package reelsmith.stage;

import java.util.List;
import java.util.Optional;

/// Fits a script to a wished length: how fast it is spoken and how long the pauses are. Pure.
///
/// @param speedPercentage 80 to 200
/// @param pauseSeconds added after each slide
record LengthFit(int speedPercentage, double pauseSeconds) {

  static final LengthFit NATURAL = new LengthFit(100, 0);

  private static final double SILENCE_AROUND_SPEECH = 0.55;
  private static final double SHORTEST_SLIDE = 1.5;
  private static final double TOLERANCE = 0.10;
  private static final double LONGEST_PAUSE = 1.2;

  /// What sounds natural, and what is tried before giving up.
  enum Effort {
    GENTLE(92, 118, 0.8),
    EVERYTHING(80, 200, LONGEST_PAUSE * 1.6);

    private final int slowest;
    private final int fastest;
    private final double longestPause;

    Effort(int slowest, int fastest, double longestPause) {
      this.slowest = slowest;
      this.fastest = fastest;
      this.longestPause = longestPause;
    }
  }

  /// How the narrations meet the target, or empty when this effort is not enough.
  ///
  /// @param narrations seconds of each slide's line at the voice's own pace; what it is read for
  ///   when nobody speaks
  static Optional<LengthFit> of(List<Double> narrations, int targetSeconds, Effort effort) {
    double natural = filmSeconds(narrations, NATURAL);
    LengthFit fit =
        natural > targetSeconds
            ? faster(narrations, targetSeconds, effort)
            : slower(narrations, targetSeconds, effort);
    return fit.meets(narrations, targetSeconds) ? Optional.of(fit) : Optional.empty();
  }

  /// Whether the film is as long as wished for, give or take a tenth.
  boolean meets(List<Double> narrations, int targetSeconds) {
    return Math.abs(filmSeconds(narrations, this) - targetSeconds) <= TOLERANCE * targetSeconds;
  }

  /// The length of the film with this fit.
  static double filmSeconds(List<Double> narrations, LengthFit fit) {
    return narrations.stream().mapToDouble(line -> slotSeconds(line, fit)).sum();
  }

  private static double slotSeconds(double line, LengthFit fit) {
    double spoken = line * 100 / fit.speedPercentage();
    return Math.max(SHORTEST_SLIDE, spoken + SILENCE_AROUND_SPEECH) + fit.pauseSeconds();
  }

  private static LengthFit faster(List<Double> narrations, int target, Effort effort) {
    int speed = 100;
    while (speed < effort.fastest && filmSeconds(narrations, new LengthFit(speed, 0)) > target) {
      speed++;
    }
    return new LengthFit(speed, 0);
  }

  /// Pauses first, because a slow voice is noticed sooner than a pause.
  private static LengthFit slower(List<Double> narrations, int target, Effort effort) {
    double missing = target - filmSeconds(narrations, NATURAL);
    double pause = Math.min(effort.longestPause, missing / narrations.size());
    int speed = 100;
    while (speed > effort.slowest
        && filmSeconds(narrations, new LengthFit(speed, pause)) < target) {
      speed--;
    }
    return new LengthFit(speed, pause);
  }
}
