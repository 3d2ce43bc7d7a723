package reelsmith.render;

import org.jspecify.annotations.Nullable;

/// A film, or a part of it, that could not be made or is not what was planned.
///
/// Codes: `picture_missing, picture_unreadable, picture_too_large, narration_missing,
/// narration_unreadable, narration_format, music_missing, music_unreadable, segment_missing,
/// segment_black, segment_frozen, segment_broken, sound_unbalanced, film_streams, film_duration,
/// film_loudness, film_silent, film_skewed, ffmpeg_missing, ffmpeg_failed, render_timeout`.
public final class RenderFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;

  public RenderFailure(String code, String message) {
    this(code, message, null);
  }

  public RenderFailure(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// The condition, as a stable snake_case word.
  public String code() {
    return code;
  }
}
