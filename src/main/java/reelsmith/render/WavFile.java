package reelsmith.render;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the samples of a WAV file stand and what they are.
///
/// @param dataOffset bytes before the first sample
/// @param dataBytes bytes of samples that are really there
record WavFile(int sampleRate, int channels, int bits, long dataOffset, long dataBytes) {

  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;

  /// @throws IOException when the file is not a WAV of uncompressed samples
  static WavFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      var riff = bytes(in, 12);
      if (riff.getInt(0) != fourLetters("RIFF") || riff.getInt(8) != fourLetters("WAVE")) {
        throw new IOException("not a RIFF WAVE file");
      }
      return chunks(in, Files.size(file));
    } catch (EOFException end) {
      throw new IOException("the file ends before its samples begin", end);
    }
  }

  private static WavFile chunks(InputStream in, long fileBytes) throws IOException {
    long offset = 12;
    ByteBuffer format = null;
    while (true) {
      var head = bytes(in, 8);
      offset += 8;
      long length = Integer.toUnsignedLong(head.getInt(4));
      if (head.getInt(0) == fourLetters("data")) {
        if (format == null) {
          throw new IOException("samples without a format");
        }
        return of(format, offset, Math.min(length, fileBytes - offset));
      }
      long padded = length + (length & 1);
      if (head.getInt(0) == fourLetters("fmt ") && length >= 16 && length <= 64) {
        format = bytes(in, (int) padded);
      } else {
        in.skipNBytes(padded);
      }
      offset += padded;
    }
  }

  private static WavFile of(ByteBuffer format, long offset, long dataBytes) throws IOException {
    int kind = Short.toUnsignedInt(format.getShort(0));
    int channels = Short.toUnsignedInt(format.getShort(2));
    int bits = Short.toUnsignedInt(format.getShort(14));
    if (kind != PCM && kind != EXTENSIBLE || channels < 1 || bits < 8) {
      throw new IOException("the samples are not plain PCM");
    }
    return new WavFile(format.getInt(4), channels, bits, offset, dataBytes);
  }

  /// Samples of one channel.
  long samples() {
    return dataBytes / (channels * (bits / 8));
  }

  private static ByteBuffer bytes(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int fourLetters(String letters) {
    return letters.charAt(0)
        | letters.charAt(1) << 8
        | letters.charAt(2) << 16
        | letters.charAt(3) << 24;
  }
}
