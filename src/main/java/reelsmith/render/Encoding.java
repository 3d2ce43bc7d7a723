package reelsmith.render;

import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import java.nio.file.Path;
import java.util.List;

/// How segments are encoded. The arguments are part of every segment's digest.
///
/// Groups of pictures are closed and the number of threads is fixed, so that equal frames give
/// equal bytes and segments can be joined without encoding again.
record Encoding(int threads, String fingerprint) {

  static Encoding of(FfmpegBuild build, int threads) {
    return new Encoding(
        threads, build.fingerprint() + " " + String.join(" ", arguments(threads, 30)));
  }

  UrlOutput output(Path target, SegmentPlan plan) {
    UrlOutput output = UrlOutput.toPath(target).setFormat("mp4");
    var arguments = arguments(threads, plan.framesPerSecond());
    for (int at = 0; at < arguments.size(); at += 2) {
      output.addArguments(arguments.get(at), arguments.get(at + 1));
    }
    return output;
  }

  private static List<String> arguments(int threads, int framesPerSecond) {
    return List.of(
        "-vf",
        "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709",
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "20",
        "-profile:v",
        "high",
        "-pix_fmt",
        "yuv420p",
        "-threads",
        Integer.toString(threads),
        "-g",
        Integer.toString(framesPerSecond * 2),
        "-flags:v",
        "+cgop+bitexact",
        "-fflags",
        "+bitexact",
        "-colorspace",
        "bt709",
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
        "-color_range",
        "tv",
        "-video_track_timescale",
        Integer.toString(framesPerSecond * 1000),
        "-map_metadata",
        "-1");
  }
}
