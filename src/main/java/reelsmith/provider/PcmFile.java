package reelsmith.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// Sound on disk as WAV. Both methods block.
public final class PcmFile {

  private static final int BYTES_OF_SAMPLE = 2;

  private PcmFile() {}

  /// Writes a 16-bit WAV file, replacing what was there. Nobody ever sees a half-written file: it
  /// appears by an atomic move.
  ///
  /// @throws IOException if the folder is missing or cannot be written
  public static void write(Pcm sound, Path target) throws IOException {
    var folder = target.toAbsolutePath().getParent();
    var unfinished = Files.createTempFile(folder, target.getFileName() + ".", ".part");
    try {
      AudioSystem.write(stream(sound), AudioFileFormat.Type.WAVE, unfinished.toFile());
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /// Reads a 16-bit WAV file.
  ///
  /// @throws IOException if it cannot be read or is not a 16-bit WAV file
  public static Pcm read(Path source) throws IOException {
    try (var stream = AudioSystem.getAudioInputStream(source.toFile())) {
      var format = stream.getFormat();
      if (format.getSampleSizeInBits() != 8 * BYTES_OF_SAMPLE
          || !format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)) {
        throw new IOException("%s is not 16-bit sound but %s".formatted(source, format));
      }
      var bytes = stream.readAllBytes();
      var order = format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      var frame = BYTES_OF_SAMPLE * format.getChannels();
      var samples = new short[bytes.length / frame * format.getChannels()];
      ByteBuffer.wrap(bytes).order(order).asShortBuffer().get(samples);
      return new Pcm(samples, (int) format.getSampleRate(), format.getChannels());
    } catch (UnsupportedAudioFileException e) {
      throw new IOException("%s is not a WAV file".formatted(source), e);
    }
  }

  private static AudioInputStream stream(Pcm sound) {
    var samples = sound.samples();
    var bytes =
        ByteBuffer.allocate(BYTES_OF_SAMPLE * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    var format =
        new AudioFormat(sound.sampleRate(), 8 * BYTES_OF_SAMPLE, sound.channels(), true, false);
    return new AudioInputStream(
        new ByteArrayInputStream(bytes.array()), format, samples.length / sound.channels());
  }
}
