package reelsmith.render;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything a film is made of, before anything is made.
///
/// @param framesPerSecond 24, 25, 30, 50 or 60: a frame must hold a whole number of sound samples
/// @param slides in the order they are shown; ids are unique
/// @param music a WAV that can be looped without a seam; absent for none
/// @param musicVolumePercent linear gain of the music once it is as loud as speech, 0 to 100
/// @param captions whether the words are drawn into the picture
/// @param digests SHA-256 of files that never change, as far as it is known; planning reads the
///   others to learn theirs
public record FilmBrief(
    FrameSize size,
    int framesPerSecond,
    List<SlideBrief> slides,
    @Nullable Path music,
    int musicVolumePercent,
    boolean captions,
    Map<Path, String> digests) {

  /// Samples per second of every sound in a film.
  public static final int SAMPLE_RATE = 48_000;

  private static final int MAXIMUM_SLIDES = 1000;

  public FilmBrief {
    slides = List.copyOf(slides);
    digests = Map.copyOf(digests);
    if (slides.isEmpty() || slides.size() > MAXIMUM_SLIDES) {
      throw new IllegalArgumentException(
          "A film has 1 to %d slides, not %d".formatted(MAXIMUM_SLIDES, slides.size()));
    }
    if (framesPerSecond < 1 || framesPerSecond > 60 || SAMPLE_RATE % framesPerSecond != 0) {
      throw new IllegalArgumentException(
          "%d frames per second do not divide %d Hz".formatted(framesPerSecond, SAMPLE_RATE));
    }
    if (musicVolumePercent < 0 || musicVolumePercent > 100) {
      throw new IllegalArgumentException(
          "A music volume of %d %% is outside 0 to 100".formatted(musicVolumePercent));
    }
    var ids = new HashSet<String>();
    for (var slide : slides) {
      if (!ids.add(slide.id())) {
        throw new IllegalArgumentException("Two slides have the id '%s'".formatted(slide.id()));
      }
    }
  }

  /// A film of whose files nothing is known yet.
  public FilmBrief(
      FrameSize size,
      int framesPerSecond,
      List<SlideBrief> slides,
      @Nullable Path music,
      int musicVolumePercent,
      boolean captions) {
    this(size, framesPerSecond, slides, music, musicVolumePercent, captions, Map.of());
  }

  /// The music when it can be heard.
  @Nullable Path audibleMusic() {
    return musicVolumePercent > 0 ? music : null;
  }
}
