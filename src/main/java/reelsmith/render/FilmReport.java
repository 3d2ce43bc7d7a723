package reelsmith.render;

/// What was measured on a finished film that passed every check.
///
/// @param videoCodec such as `h264 High yuv420p bt709`
/// @param audioCodec such as `aac 48000`
/// @param seconds length of the picture
/// @param loudness integrated, in LUFS; -70 for silence
/// @param truePeak in dBTP; -99 for silence
/// @param startSkewSeconds how far sound and picture start apart
/// @param lengthSkewSeconds how far sound and picture end apart
public record FilmReport(
    String videoCodec,
    String audioCodec,
    double seconds,
    double loudness,
    double truePeak,
    double startSkewSeconds,
    double lengthSkewSeconds) {}
