package reelsmith.template;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How large films are made.
///
/// @param framePercentage width and height in percent of full size, 20 to 100; less makes drafts in
///   a fraction of the time
@ConfigurationProperties("reelsmith.film")
public record FilmSettings(@DefaultValue("100") int framePercentage) {

  public FilmSettings {
    if (framePercentage < 20 || framePercentage > 100) {
      throw new IllegalArgumentException("reelsmith.film.frame-percentage must be 20 to 100");
    }
  }

  /// A side of the frame in this size, even as encoders need it.
  int scaled(int pixels) {
    return 2 * Math.round(pixels * framePercentage / 200f);
  }
}
