package reelsmith.render;

import java.nio.file.Path;

/// An FFmpeg that was seen to run.
///
/// @param version such as `8.0.1`
/// @param fingerprint digest of its version and build options; part of every segment's digest
public record FfmpegBuild(
    Origin origin, Path ffmpeg, Path ffprobe, String version, String fingerprint) {

  /// Where an FFmpeg comes from, in the order they are tried.
  public enum Origin {
    CONFIGURED,
    BUNDLED,
    PATH
  }
}
