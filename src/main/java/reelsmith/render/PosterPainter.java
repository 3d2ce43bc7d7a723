package reelsmith.render;

import com.github.kokorin.jaffree.ffmpeg.PipeInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import reelsmith.render.ffmpeg.FfmpegCommand;
import reelsmith.render.ffmpeg.FfmpegError;
import reelsmith.render.frame.PictureSampler;

/// Makes the still picture that stands for a film. Its method blocks.
final class PosterPainter {

  private final FfmpegBuild build;
  private final PictureLoader pictures;

  PosterPainter(FfmpegBuild build, PictureLoader pictures) {
    this.build = build;
    this.pictures = pictures;
  }

  /// The first slide half way through its motion, without captions, as a JPEG.
  Path paint(FilmPlan plan, Path target) {
    var size = plan.brief().size();
    var slot = plan.slots().getFirst();
    var view = slot.motion(plan.brief().framesPerSecond()).at(slot.frames() / 2);
    byte[] frame = new byte[size.pixels() * 3 / 2];
    new PictureSampler(size.width(), size.height())
        .sample(pictures.load(slot.slide(), size), view, frame);
    try (var unfinished = UnfinishedFile.beside(target)) {
      write(size, frame, unfinished.path());
      requireSize(size, PictureHeader.read(unfinished.path()));
      unfinished.finish();
      return target;
    } catch (IOException | FfmpegError failure) {
      throw new RenderFailure(
          "ffmpeg_failed", "The poster cannot be made: " + failure.getMessage(), failure);
    }
  }

  /// FFmpeg may have lied.
  private static void requireSize(FrameSize size, PictureHeader made) throws IOException {
    if (made.width() != size.width() || made.height() != size.height()) {
      throw new IOException("it has %dx%d pixels".formatted(made.width(), made.height()));
    }
  }

  private void write(FrameSize size, byte[] frame, Path target) {
    var command = new FfmpegCommand(build.ffmpeg());
    command
        .addInput(
            PipeInput.pumpFrom(new ByteArrayInputStream(frame))
                .setFormat("rawvideo")
                .addArguments("-protocol_whitelist", "tcp")
                .addArguments("-format_whitelist", "rawvideo")
                .addArguments("-pix_fmt", "yuv420p")
                .addArguments("-video_size", size.toString()))
        .addOutput(
            UrlOutput.toPath(target)
                .setFormat("mjpeg")
                // JPEG knows neither BT.709 nor limited range.
                .addArguments(
                    "-vf",
                    "scale=in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc,"
                        + "format=yuvj420p")
                .addArguments("-frames:v", "1")
                .addArguments("-q:v", "2"));
    command.run();
  }
}
