package reelsmith.video;

import org.jspecify.annotations.Nullable;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;

/// The kinds of video. All have prices; so far only stories can be made.
enum TemplateName {
  STORY(0),
  DMSTORY(12),
  CONFESSION(12),
  DIDYOUKNOW(12),
  RANTS(12),
  RANKING(0),
  LIST(12);

  private final int narrationUnits;

  TemplateName(int narrationUnits) {
    this.narrationUnits = narrationUnits;
  }

  /// How much is spoken at most in a video whose script is not written yet; a story's depends on
  /// its slides.
  int narrationUnits() {
    return narrationUnits;
  }

  /// As in paths and answers.
  String wireName() {
    return WireFormat.name(this);
  }

  /// The same of a kind that a caller may leave out.
  static @Nullable String wireName(@Nullable TemplateName name) {
    return name == null ? null : name.wireName();
  }

  /// Why such a video cannot be made; null when it can.
  @Nullable OperationFailure notAvailable() {
    return this == STORY
        ? null
        : new OperationFailure(
            OperationFailure.Kind.INVALID,
            "not_available_yet",
            "Videos of the kind %s cannot be made here yet; make a story.".formatted(wireName()));
  }
}
