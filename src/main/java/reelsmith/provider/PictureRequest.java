package reelsmith.provider;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture to draw.
///
/// @param picture what is seen
/// @param continuity what stays as it was in the pictures before, a line each and the latest first;
///   may be blank
/// @param characters who is seen, with their looks
/// @param customStyle the caller's words for [VisualStyle#CUSTOM]
/// @param characterSheet a drawing of all characters to stay true to, where the provider can use
///   one
/// @param previous the picture before, where the provider can use one
/// @param seed the same request with the same seed gives the same picture where the provider allows
///   it; all pictures of one story share it
public record PictureRequest(
    String picture,
    String continuity,
    List<Script.Character> characters,
    VisualStyle style,
    @Nullable String customStyle,
    int width,
    int height,
    @Nullable Path characterSheet,
    @Nullable Path previous,
    long seed) {

  public PictureRequest {
    characters = List.copyOf(characters);
  }
}
