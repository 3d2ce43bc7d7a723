package reelsmith.render;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.jspecify.annotations.Nullable;

/// Pictures and sounds for tests, made from numbers.
final class TestMedia {

  static final FrameSize SMALL = new FrameSize(270, 480);

  private static final int RATE = FilmBrief.SAMPLE_RATE;
  private static final Path BIN = Path.of("target", "test-bin").toAbsolutePath();
  private static final FfmpegBuild BUILD = new FfmpegBinaries(null, BIN).find();

  private final Path folder;

  TestMedia(Path folder) {
    this.folder = folder;
  }

  /// The bundled FFmpeg, unpacked once for all tests.
  static FfmpegBuild build() {
    return BUILD;
  }

  /// A picture with a sky and round things in it.
  Path picture(String name, int seed) throws IOException {
    return picture(name, seed, 540, 960);
  }

  Path picture(String name, int seed, int width, int height) throws IOException {
    var random = new Random(seed);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setPaint(new GradientPaint(0, 0, color(random, 0.5f), width, height, color(random, 0.8f)));
    pen.fillRect(0, 0, width, height);
    for (int thing = 0; thing < 60; thing++) {
      int size = width / 20 + random.nextInt(width / 6);
      pen.setColor(color(random, 0.9f));
      pen.fillOval(random.nextInt(width) - size / 2, random.nextInt(height) - size / 2, size, size);
    }
    pen.dispose();
    return write(name, image);
  }

  Path write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name + ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /// Syllables of a deep voice.
  Path narration(String name, double seconds) throws IOException {
    return wav(
        name,
        seconds,
        sample -> {
          double time = (double) sample / RATE;
          double loud = Math.pow(Math.max(0, Math.sin(time * 20)), 2);
          double tone =
              Math.sin(2 * Math.PI * 180 * time) + 0.5 * Math.sin(5 * Math.PI * 180 * time);
          return 0.2 * loud * tone;
        });
  }

  /// An even chord, five times as long as its beat, so that it loops without a seam.
  Path music(String name) throws IOException {
    return wav(
        name,
        2,
        sample -> {
          double time = (double) sample / RATE;
          return 0.1 * (Math.sin(2 * Math.PI * 440 * time) + Math.sin(2 * Math.PI * 660 * time));
        });
  }

  Path wav(String name, double seconds, IntToDoubleFunction wave) throws IOException {
    int samples = (int) Math.round(seconds * RATE);
    var bytes = ByteBuffer.allocate(samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample = 0; sample < samples; sample++) {
      bytes.putShort((short) Math.round(wave.applyAsDouble(sample) * Short.MAX_VALUE));
    }
    Path file = folder.resolve(name + ".wav");
    var format = new AudioFormat(RATE, 16, 1, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    return file;
  }

  /// A slide with the usual silence around its narration.
  static SlideBrief brief(
      String id,
      Path picture,
      @Nullable Path narration,
      List<TimedWord> words,
      int captionPreset,
      String transition) {
    return new SlideBrief(
        id,
        picture,
        narration,
        words,
        captionPreset,
        SlideBrief.LEAD_SECONDS,
        SlideBrief.TAIL_SECONDS,
        SlideBrief.shortestSeconds(true),
        transition);
  }

  /// A slide that says `text` in `seconds`, its words evenly spread.
  SlideBrief slide(String id, int seed, String text, double seconds) throws IOException {
    return brief(
        id,
        picture("picture-" + id + "-" + seed, seed),
        narration("narration-" + id + "-" + seconds, seconds),
        words(text, seconds),
        24,
        "fade");
  }

  static List<TimedWord> words(String text, double seconds) {
    var parts = text.split(" ");
    var words = new ArrayList<TimedWord>();
    double each = seconds / parts.length;
    for (int place = 0; place < parts.length; place++) {
      words.add(new TimedWord(parts[place], place * each, (place + 1) * each));
    }
    return words;
  }

  static FilmBrief film(List<SlideBrief> slides) {
    return new FilmBrief(SMALL, 30, slides, null, 0, true);
  }

  private static Color color(Random random, float brightness) {
    return Color.getHSBColor(random.nextFloat(), 0.5f + random.nextFloat() / 2, brightness);
  }
}
