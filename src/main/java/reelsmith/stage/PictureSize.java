package reelsmith.stage;

import reelsmith.template.Production;

/// How large pictures are drawn: a little larger than the film, so that the camera can move.
///
/// @param width even
/// @param height even
record PictureSize(int width, int height) {

  private static final double ROOM_TO_MOVE = 1.1;

  static PictureSize of(Production production) {
    return new PictureSize(even(production.width()), even(production.height()));
  }

  private static int even(int pixels) {
    return 2 * (int) Math.round(pixels * ROOM_TO_MOVE / 2);
  }
}
