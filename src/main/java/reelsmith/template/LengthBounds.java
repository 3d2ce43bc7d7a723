package reelsmith.template;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.FieldProblem;
import reelsmith.provider.PlainSpeech;
import reelsmith.render.SlideBrief;

/// Between which lengths a film surely lies, known before anything is written or spoken. What lies
/// within may still turn out to be out of reach; what lies outside always is. Pure.
record LengthBounds(double shortestSeconds, double longestSeconds) {

  /// What the studio's own writer can fill a slide with, spoken slowly, with the longest pause.
  private static final double LONGEST_WRITTEN_SLIDE_SECONDS = 22;

  /// What nobody falls short of: the fastest voice at its fastest, without any pause.
  private static final double LEAST_SECONDS_PER_LETTER = 0.01;

  /// What nobody exceeds: digits and signs, each read as a word, by a slow voice at its slowest.
  private static final double MOST_SECONDS_PER_CHARACTER = 0.65;

  /// The longest pause after a slide, and the time a slide takes that has nothing to read.
  private static final double LONGEST_EXTRA_SECONDS = 1.92 + SlideBrief.shortestSeconds(false);

  static final String CODE = "target_length_unreachable";

  /// @param brought the caller's script, or null when the studio writes one
  /// @param speaks false when voices are off
  static LengthBounds of(@Nullable List<SlideWish> brought, int slides, boolean speaks) {
    if (brought == null) {
      return new LengthBounds(
          slides * SlideBrief.shortestSeconds(speaks), slides * LONGEST_WRITTEN_SLIDE_SECONDS);
    }
    double shortest = 0;
    double longest = 0;
    for (SlideWish slide : brought) {
      String text = PlainSpeech.of(slide.narration() == null ? "" : slide.narration());
      double spoken =
          LEAST_SECONDS_PER_LETTER * text.codePoints().filter(Character::isLetterOrDigit).count();
      double most = MOST_SECONDS_PER_CHARACTER * text.codePointCount(0, text.length());
      shortest += SlideBrief.seconds(spoken, speaks && !text.isEmpty());
      longest += SlideBrief.seconds(most, false) + LONGEST_EXTRA_SECONDS;
    }
    return new LengthBounds(shortest, longest);
  }

  /// Why a film cannot be of that length, or empty when it may be.
  Optional<FieldProblem> problemWith(@Nullable Integer targetSeconds) {
    if (targetSeconds == null) {
      return Optional.empty();
    }
    if (shortestSeconds > Production.longest(targetSeconds)) {
      return problem(
          "the slides last at least %.0f seconds; ask for more seconds or fewer slides"
              .formatted(Math.ceil(shortestSeconds)));
    }
    if (longestSeconds < Production.shortest(targetSeconds)) {
      return problem(
          "the slides last at most %.0f seconds; ask for fewer seconds, more slides or more text"
              .formatted(Math.floor(longestSeconds)));
    }
    return Optional.empty();
  }

  private static Optional<FieldProblem> problem(String message) {
    return Optional.of(new FieldProblem("/target_seconds", CODE, message));
  }
}
