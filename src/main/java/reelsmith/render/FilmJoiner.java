package reelsmith.render;

import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import reelsmith.render.ffmpeg.FfmpegCommand;
import reelsmith.render.ffmpeg.FfmpegError;

/// Joins finished segments and the sound track into a film, without encoding anything again. Its
/// method blocks.
final class FilmJoiner {

  private final FfmpegBuild build;

  FilmJoiner(FfmpegBuild build) {
    this.build = build;
  }

  Film join(FilmPlan plan, Path folder, Path sound, Path target, ProgressListener listener) {
    for (var segment : plan.segments()) {
      if (!segment.isEncoded(folder)) {
        throw new RenderFailure(
            "segment_missing",
            "The segment %s of slide '%s' is not there"
                .formatted(segment.digest(), segment.first().slide().id()));
      }
    }
    try (var unfinished = UnfinishedFile.beside(target);
        var reel = Reel.beside(target)) {
      copy(plan, reel.list(plan.segments(), folder), sound, unfinished.path(), listener);
      unfinished.finish();
      listener.progressed(plan.seconds(), plan.seconds());
      return new Film(
          target, plan.brief().size(), plan.frames(), plan.seconds(), Files.size(target));
    } catch (IOException failure) {
      throw new RenderFailure(
          "ffmpeg_failed", "The film cannot be written: " + failure.getMessage(), failure);
    } catch (FfmpegError failure) {
      throw new RenderFailure(
          "ffmpeg_failed", "The film cannot be joined: " + failure.getMessage(), failure);
    }
  }

  private void copy(FilmPlan plan, Path list, Path sound, Path target, ProgressListener listener) {
    var command = new FfmpegCommand(build.ffmpeg());
    command.setProgressListener(
        progress -> {
          Long millis = progress.getTime(TimeUnit.MILLISECONDS);
          if (millis != null && millis >= 0) {
            listener.progressed(Math.min(millis / 1000.0, plan.seconds()), plan.seconds());
          }
        });
    command
        .addInput(
            UrlInput.fromPath(list)
                .setFormat("concat")
                .addArguments("-protocol_whitelist", "file")
                .addArguments("-format_whitelist", "concat,mov"))
        .addInput(
            UrlInput.fromPath(sound)
                .setFormat("mov")
                .addArguments("-protocol_whitelist", "file")
                .addArguments("-format_whitelist", "mov"))
        .addOutput(
            UrlOutput.toPath(target)
                .setFormat("mp4")
                .addArguments("-map", "0:v:0")
                .addArguments("-map", "1:a:0")
                .addArguments("-c", "copy")
                .addArguments("-bsf:v", onTheGrid(plan.brief().framesPerSecond()))
                .addArguments(
                    "-video_track_timescale",
                    Integer.toString(plan.brief().framesPerSecond() * 1000))
                .addArguments("-map_metadata", "-1")
                .addArguments("-fflags", "+bitexact")
                .addArguments("-movflags", "+faststart"));
    command.run();
  }

  /// FFmpeg adds up the lengths of segments in whole microseconds, which a frame is not. Every time
  /// is put back on the grid of frames it came from.
  private static String onTheGrid(int framesPerSecond) {
    String back = "round(%s*TB*%d)/(TB*%d)";
    return "setts=pts=%s:dts=%s"
        .formatted(
            back.formatted("PTS", framesPerSecond, framesPerSecond),
            back.formatted("DTS", framesPerSecond, framesPerSecond));
  }
}
