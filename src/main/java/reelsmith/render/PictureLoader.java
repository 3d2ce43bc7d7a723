package reelsmith.render;

import com.github.kokorin.jaffree.ffmpeg.PipeOutput;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import reelsmith.render.ffmpeg.FfmpegCommand;
import reelsmith.render.ffmpeg.FfmpegError;
import reelsmith.render.frame.Picture;

/// Decodes pictures, scaled and cropped to cover the frame, and keeps the last few: the body of a
/// slide and its two transitions need the same one.
final class PictureLoader {

  /// Larger than the frame, so that sampling between its pixels stays sharp while the camera moves.
  private static final double OVERSAMPLING = 1.5;

  private static final int KEPT = 4;
  private static final int MAXIMUM_SIDE = 30_000;

  private record Key(Path file, long modified, FrameSize size) {}

  /// Where a picture is kept. Segments of the same slide that begin together wait here for the
  /// first to decode it, or each would hold a copy of its own.
  private static final class Place {
    final ReentrantLock lock = new ReentrantLock();
    @Nullable Picture picture;
  }

  /// Gives its bytes away without copying them.
  private static final class Samples extends ByteArrayOutputStream {

    Samples(int expected) {
      super(expected);
    }

    byte[] bytes() {
      return count == buf.length ? buf : toByteArray();
    }
  }

  private final FfmpegBuild build;
  private final long maximumPixels;
  private final Map<Key, Place> kept =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Place> eldest) {
          return size() > KEPT;
        }
      };

  PictureLoader(FfmpegBuild build, long maximumPixels) {
    this.build = build;
    this.maximumPixels = maximumPixels;
  }

  /// The picture of a slide, ready for frames of that size. Blocks.
  ///
  /// Codes: `picture_missing, picture_unreadable, picture_too_large`.
  Picture load(SlideBrief slide, FrameSize size) {
    Place place = place(key(slide, size));
    try {
      place.lock.lockInterruptibly();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The picture is not waited for any more");
    }
    try {
      Picture picture = place.picture;
      if (picture == null) {
        picture = decode(slide, size);
        place.picture = picture;
      }
      return picture;
    } finally {
      place.lock.unlock();
    }
  }

  private synchronized Place place(Key key) {
    return kept.computeIfAbsent(key, absent -> new Place());
  }

  private static Key key(SlideBrief slide, FrameSize size) {
    try {
      Path file = slide.picture();
      return new Key(file, Files.getLastModifiedTime(file).toMillis(), size);
    } catch (IOException gone) {
      throw new RenderFailure(
          "picture_missing",
          "The picture of slide '%s' is not there: %s".formatted(slide.id(), slide.picture()),
          gone);
    }
  }

  private Picture decode(SlideBrief slide, FrameSize size) {
    var header = header(slide);
    int width = enlarged(size.width());
    int height = enlarged(size.height());
    var samples = new Samples(width * height * 3 / 2);
    var command = new FfmpegCommand(build.ffmpeg());
    command
        .addInput(
            UrlInput.fromPath(slide.picture())
                .setFormat(header.demuxer())
                .addArguments("-protocol_whitelist", "file")
                .addArguments("-format_whitelist", header.demuxer())
                .addArguments("-max_pixels", Long.toString(maximumPixels)))
        .addOutput(
            PipeOutput.pumpTo(samples)
                .setFormat("rawvideo")
                .addArguments("-frames:v", "1")
                .addArguments("-vf", covering(width, height))
                .addArguments("-pix_fmt", "yuv420p"));
    try {
      command.run();
      return Picture.of(samples.bytes(), width, height);
    } catch (FfmpegError failure) {
      throw failure.wasKilled()
          ? new RenderFailure("ffmpeg_failed", "FFmpeg did not run to its end", failure)
          : unreadable(slide, failure);
    } catch (IllegalArgumentException broken) {
      throw unreadable(slide, broken);
    }
  }

  private PictureHeader header(SlideBrief slide) {
    PictureHeader header;
    try {
      header = PictureHeader.read(slide.picture());
    } catch (IOException broken) {
      throw unreadable(slide, broken);
    }
    if (header.width() < 1 || header.height() < 1) {
      throw unreadable(slide, new IOException("it has no size"));
    }
    boolean elongated = header.width() > MAXIMUM_SIDE || header.height() > MAXIMUM_SIDE;
    if (elongated || header.pixels() > maximumPixels) {
      throw new RenderFailure(
          "picture_too_large",
          "The picture of slide '%s' has %dx%d pixels; the limit is %d"
              .formatted(slide.id(), header.width(), header.height(), maximumPixels));
    }
    return header;
  }

  private static String covering(int width, int height) {
    return "scale=%d:%d:force_original_aspect_ratio=increase:force_divisible_by=2"
            .formatted(width, height)
        + ":flags=lanczos+accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv"
        + ",crop=%d:%d,format=yuv420p".formatted(width, height);
  }

  private static int enlarged(int side) {
    return (int) Math.round(side * OVERSAMPLING / 2) * 2;
  }

  private static RenderFailure unreadable(SlideBrief slide, Exception cause) {
    return new RenderFailure(
        "picture_unreadable",
        "The picture of slide '%s' cannot be read: %s".formatted(slide.id(), cause.getMessage()),
        cause);
  }
}
