package reelsmith.provider.offline.picture;

import java.util.List;

/// What is to be drawn.
///
/// @param things in the order of the words
/// @param scenerySeed the same for all pictures of a story at the same place and time of day
/// @param momentSeed of this picture alone: camera, positions, weather
/// @param depicted false if the words named nothing that can be drawn
record Brief(
    Surroundings surroundings,
    List<Figure> figures,
    List<Icon> things,
    long scenerySeed,
    long momentSeed,
    boolean depicted) {

  Brief {
    figures = List.copyOf(figures);
    things = List.copyOf(things);
  }
}
