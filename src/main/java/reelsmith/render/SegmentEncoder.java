package reelsmith.render;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.PipeInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import reelsmith.render.ffmpeg.FfmpegCommand;
import reelsmith.render.ffmpeg.FfmpegError;

/// Makes the silent segments of a film. Its methods block.
final class SegmentEncoder {

  private static final int PIPE_BYTES = 1 << 20;

  private final FfmpegBuild build;
  private final Encoding encoding;
  private final PictureLoader pictures;
  private final MediaProbe probe;

  SegmentEncoder(FfmpegBuild build, Encoding encoding, PictureLoader pictures) {
    this.build = build;
    this.encoding = encoding;
    this.pictures = pictures;
    this.probe = new MediaProbe(build);
  }

  /// Encodes a segment into its file below `folder`, unless it is there.
  Path encode(SegmentPlan plan, Path folder, ProgressListener listener) {
    Path target = plan.file(folder);
    if (plan.isEncoded(folder)) {
      listener.progressed(plan.frames(), plan.frames());
      return target;
    }
    try (var unfinished = UnfinishedFile.beside(target)) {
      draw(plan, unfinished.path(), listener);
      unfinished.finish();
      return target;
    } catch (IOException failure) {
      throw new RenderFailure(
          "segment_broken", "The segment cannot be written: " + failure.getMessage(), failure);
    }
  }

  private void draw(SegmentPlan plan, Path target, ProgressListener listener) {
    var composer = new SegmentComposer(plan, slide -> pictures.load(slide, plan.size()));
    var frames = new FrameStream(plan, composer, listener);
    var command = new FfmpegCommand(build.ffmpeg());
    command
        .addInput(
            PipeInput.pumpFrom(frames, PIPE_BYTES)
                .setFormat("rawvideo")
                .addArguments("-protocol_whitelist", "tcp")
                .addArguments("-format_whitelist", "rawvideo")
                .addArguments("-pix_fmt", "yuv420p")
                .addArguments("-video_size", plan.size().toString())
                .addArguments("-framerate", Integer.toString(plan.framesPerSecond())))
        .addOutput(encoding.output(target, plan));
    try {
      command.run();
      requireDrawn(frames);
    } catch (CancellationException stopped) {
      // Jaffree stops FFmpeg in the same way when a frame could not be drawn.
      requireDrawn(frames);
      throw stopped;
    } catch (FfmpegError failure) {
      requireDrawn(frames);
      throw new RenderFailure(
          "segment_broken",
          "The segment could not be encoded: %s".formatted(failure.getMessage()),
          failure);
    }
    check(plan, composer, frames, target);
  }

  private static void requireDrawn(FrameStream frames) {
    Throwable drawing = frames.failure();
    if (drawing != null) {
      throw new RenderFailure("segment_broken", "A frame could not be drawn: " + drawing, drawing);
    }
  }

  private void check(SegmentPlan plan, SegmentComposer composer, FrameStream frames, Path file) {
    var watch = frames.watch();
    int patience = plan.framesPerSecond();
    String slide = plan.first().slide().id();
    if (composer.shouldBeLight()
        && watch.longestBlackFrames() >= Math.min(patience, plan.frames())) {
      throw new RenderFailure(
          "segment_black",
          "The segment of slide '%s' is black for %d frames"
              .formatted(slide, watch.longestBlackFrames()));
    }
    if (composer.shouldMove() && watch.longestStillFrames() >= patience) {
      throw new RenderFailure(
          "segment_frozen",
          "The segment of slide '%s' stands still for %d frames"
              .formatted(slide, watch.longestStillFrames()));
    }
    var video =
        MediaProbe.only(probe.streams(file, "segment_broken"), StreamType.VIDEO, "segment_broken");
    Integer packets = video.getNbReadPackets();
    if (packets == null || packets != plan.frames()) {
      throw new RenderFailure(
          "segment_broken",
          "The segment of slide '%s' has %s frames, not %d"
              .formatted(slide, packets, plan.frames()));
    }
  }
}
