package reelsmith.template;

import java.util.UUID;

/// A finished film and what lies beside it.
///
/// @param film MP4
/// @param poster JPEG
/// @param srt subtitles for players
/// @param vtt subtitles for browsers
public record FilmFiles(
    UUID film,
    UUID poster,
    UUID srt,
    UUID vtt,
    double seconds,
    long bytes,
    int width,
    int height,
    double loudness) {}
