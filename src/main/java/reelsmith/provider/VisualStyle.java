package reelsmith.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// How pictures are drawn. The names are those of the public contract, in lower case on the wire.
public enum VisualStyle {
  SEMI_REALISTIC_PAINTERLY,
  ANIME,
  @JsonProperty("3d_animated")
  THREE_D_ANIMATED,
  PHOTOREALISTIC,
  CEL_SHADED_CARTOON,
  COMIC,
  WATERCOLOR_STORYBOOK,
  FLAT_VECTOR,
  PENCIL_SKETCH,
  OIL_PAINTING,
  NEON_CYBERPUNK,
  NOIR,
  CLAYMATION,
  KNITTED_YARN,
  LOW_POLY_3D,

  /// Described by the caller's own words.
  CUSTOM;

  /// The name callers use, such as `3d_animated`.
  public String wireName() {
    return this == THREE_D_ANIMATED ? "3d_animated" : name().toLowerCase(Locale.ROOT);
  }
}
