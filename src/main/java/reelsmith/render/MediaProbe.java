package reelsmith.render;

import com.github.kokorin.jaffree.JaffreeException;
import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffprobe.FFprobe;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.Stream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Reads what a video file is made of, without decoding it.
final class MediaProbe {

  private final FfmpegBuild build;

  MediaProbe(FfmpegBuild build) {
    this.build = build;
  }

  /// The streams of an MP4, with their packets counted. Blocks.
  FFprobeResult streams(Path file, String failureCode) {
    try {
      return new FFprobe(build.ffprobe())
          .addArguments("-protocol_whitelist", "file")
          .addArguments("-format_whitelist", "mov")
          .setShowStreams(true)
          .setShowFormat(true)
          .setCountPackets(true)
          .setInput(file)
          .execute();
    } catch (JaffreeException broken) {
      // Jaffree interrupts itself when the answer makes no sense, so that this looks as if somebody
      // had cancelled. Who really cancels does not hear how it ended.
      throw new RenderFailure(
          failureCode, "FFprobe cannot read %s".formatted(file.getFileName()), broken);
    }
  }

  /// The only stream of that kind.
  static Stream only(FFprobeResult result, StreamType type, String failureCode) {
    var streams = Objects.requireNonNullElse(result.getStreams(), List.<Stream>of());
    var found = streams.stream().filter(stream -> stream.getCodecType() == type).toList();
    if (found.size() != 1) {
      throw new RenderFailure(
          failureCode, "The file has %d streams of %s, not one".formatted(found.size(), type));
    }
    return found.getFirst();
  }
}
