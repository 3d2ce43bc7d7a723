package reelsmith.provider.offline.picture;

/// A small drawing of one thing.
///
/// @param name such as `fire-engine`
/// @param metres how high the thing is in the world
/// @param body the inside of an SVG of 32 × 32
record Icon(String name, Kind kind, double metres, String body) {

  /// How an icon takes part in a picture.
  enum Kind {
    /// Only a face: it is given a body.
    HEAD,
    /// In the air.
    FLYER,
    /// Far up in the sky.
    SKY,
    /// On the water where there is some.
    FLOATER,
    /// In the water where there is some.
    SWIMMER,
    /// On the ground: animals, vehicles, furniture.
    LAND,
    /// Far behind, at the horizon.
    BUILDING,
    /// Grows from the ground.
    PLANT,
    /// Can be held.
    THING,
    /// Worn by people.
    WEAR
  }
}
