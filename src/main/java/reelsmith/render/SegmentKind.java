package reelsmith.render;

/// What a segment of a film shows.
public enum SegmentKind {
  /// The first moments of the first slide.
  OPENING,
  /// The middle of one slide. Depends on that slide alone.
  BODY,
  /// The last moments of one slide and the first of the next.
  TRANSITION,
  /// The last moments of the last slide.
  CLOSING
}
