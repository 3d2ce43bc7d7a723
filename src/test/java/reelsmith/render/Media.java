package reelsmith.render;

import com.github.kokorin.jaffree.ffmpeg.PipeOutput;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffprobe.FFprobe;
import com.github.kokorin.jaffree.ffprobe.Packet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import reelsmith.render.ffmpeg.FfmpegCommand;

/// Decodes what was made, for tests.
final class Media {

  private Media() {}

  /// All frames of a file, planar YUV 4:2:0, one after the other.
  static byte[] frames(Path file) {
    var bytes = new ByteArrayOutputStream();
    var command = new FfmpegCommand(TestMedia.build().ffmpeg());
    command
        .addInput(UrlInput.fromPath(file))
        .addOutput(
            PipeOutput.pumpTo(bytes)
                .setFormat("rawvideo")
                .addArguments("-pix_fmt", "yuv420p")
                .addArguments("-map", "0:v"));
    command.run();
    return bytes.toByteArray();
  }

  /// The sound of a file, left channel, 48 kHz.
  static short[] sound(Path file) {
    var bytes = new ByteArrayOutputStream();
    var command = new FfmpegCommand(TestMedia.build().ffmpeg());
    command
        .addInput(UrlInput.fromPath(file))
        .addOutput(
            PipeOutput.pumpTo(bytes)
                .setFormat("s16le")
                .addArguments("-map", "0:a")
                .addArguments("-af", "pan=mono|c0=c0")
                .addArguments("-ar", "48000"));
    command.run();
    var samples = new short[bytes.size() / 2];
    ByteBuffer.wrap(bytes.toByteArray())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return samples;
  }

  static List<Packet> videoPackets(Path file) {
    return new FFprobe(TestMedia.build().ffprobe())
        .setShowPackets(true)
        .setSelectStreams("v:0")
        .setInput(file)
        .execute()
        .getPackets();
  }
}
