package reelsmith.template;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The shape of the film.
public enum AspectRatio {
  @JsonProperty("9:16")
  PORTRAIT(1080, 1920),

  @JsonProperty("1:1")
  SQUARE(1080, 1080),

  @JsonProperty("16:9")
  LANDSCAPE(1920, 1080);

  private final int width;
  private final int height;

  AspectRatio(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /// Pixels of a full-size film.
  public int width() {
    return width;
  }

  public int height() {
    return height;
  }
}
