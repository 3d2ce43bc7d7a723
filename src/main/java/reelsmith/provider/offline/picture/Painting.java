package reelsmith.provider.offline.picture;

/// A composed scene before it gets the look of a style.
///
/// @param backdrop scenery with the shadows of the cast
/// @param cast figures and things; transparent around them
/// @param veil rain, snow, sparks in front of all; transparent around them
/// @param unit pixels for one unit
/// @param lightX where the light comes from, in pixels
record Painting(
    Pixels backdrop,
    Pixels cast,
    Pixels veil,
    double unit,
    double lightX,
    double lightY,
    Palette palette,
    long seed) {

  int width() {
    return backdrop.width();
  }

  int height() {
    return backdrop.height();
  }

  /// All layers, one over the other.
  Pixels flattened() {
    return backdrop.copy().under(cast).under(veil);
  }
}
