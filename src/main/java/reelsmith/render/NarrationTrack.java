package reelsmith.render;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// All narrations of a film in one WAV, each on its exact sample, with silence between them.
final class NarrationTrack {

  private static final int SAMPLE_BYTES = 2;
  private static final int HEADER_BYTES = 44;
  private static final int BUFFER_BYTES = 1 << 16;

  private NarrationTrack() {}

  /// Writes the track, exactly as long as the film. Blocks.
  static void write(FilmPlan plan, Path target) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
      out.write(header(plan.samples()));
      long written = 0;
      for (var slot : plan.slots()) {
        Path narration = slot.slide().narration();
        if (narration != null && slot.narrationSamples() > 0) {
          silence(out, slot.narrationSample() - written);
          copy(narration, slot.narrationSamples(), out);
          written = slot.narrationSample() + slot.narrationSamples();
        }
      }
      silence(out, plan.samples() - written);
    }
  }

  private static void copy(Path narration, long samples, OutputStream out) throws IOException {
    var wav = WavFile.read(narration);
    if (wav.samples() != samples) {
      throw new IOException("%s is not as long as it was planned".formatted(narration));
    }
    try (InputStream in = Files.newInputStream(narration)) {
      in.skipNBytes(wav.dataOffset());
      byte[] buffer = new byte[BUFFER_BYTES];
      for (long left = samples * SAMPLE_BYTES; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("%s ends too early".formatted(narration));
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  private static void silence(OutputStream out, long samples) throws IOException {
    if (samples < 0) {
      throw new IOException("two narrations overlap by %d samples".formatted(-samples));
    }
    byte[] nothing = new byte[BUFFER_BYTES];
    for (long left = samples * SAMPLE_BYTES; left > 0; left -= nothing.length) {
      out.write(nothing, 0, (int) Math.min(nothing.length, left));
    }
  }

  private static byte[] header(long samples) {
    int bytes = Math.toIntExact(samples * SAMPLE_BYTES);
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(letters("RIFF"))
        .putInt(bytes + HEADER_BYTES - 8)
        .put(letters("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(FilmBrief.SAMPLE_RATE)
        .putInt(FilmBrief.SAMPLE_RATE * SAMPLE_BYTES)
        .putShort((short) SAMPLE_BYTES)
        .putShort((short) (8 * SAMPLE_BYTES))
        .put(letters("data"))
        .putInt(bytes)
        .array();
  }

  private static byte[] letters(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
