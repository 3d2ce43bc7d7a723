package reelsmith.provider.offline.picture;

/// How a composed scene gets the look of one visual style.
interface Recipe {

  /// The finished picture, opaque.
  Pixels finish(Painting painting);

  /// True if the scene should be drawn in steps instead of soft gradients.
  default boolean isFlat() {
    return false;
  }
}
