package reelsmith.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a plan has to know of the files a film is made of: their digests and how long the
/// narrations are. Reading it is the only step of planning that touches files.
///
/// @param digests SHA-256 of each file
/// @param narrationSamples length of each narration at 48 kHz
public record FilmInputs(Map<Path, String> digests, Map<Path, Long> narrationSamples) {

  public FilmInputs {
    digests = Map.copyOf(digests);
    narrationSamples = Map.copyOf(narrationSamples);
  }

  /// Reads the files of the brief whose digests are not known, and how long the narrations are.
  /// Blocks.
  ///
  /// Codes: `picture_missing, picture_unreadable, narration_missing, narration_unreadable,
  /// narration_format, music_missing, music_unreadable`.
  static FilmInputs read(FilmBrief brief) {
    var digests = new HashMap<>(brief.digests());
    var samples = new HashMap<Path, Long>();
    for (var slide : brief.slides()) {
      digest(digests, slide.picture(), "picture", slide.id());
      Path narration = slide.narration();
      if (narration != null) {
        digest(digests, narration, "narration", slide.id());
        samples.put(narration, samples(narration, slide.id()));
      }
    }
    Path music = brief.audibleMusic();
    if (music != null) {
      digest(digests, music, "music", null);
    }
    return new FilmInputs(digests, samples);
  }

  String digest(Path file) {
    var digest = digests.get(file);
    if (digest == null) {
      throw new IllegalArgumentException("The inputs were read without %s".formatted(file));
    }
    return digest;
  }

  long samples(Path narration) {
    var samples = narrationSamples.get(narration);
    if (samples == null) {
      throw new IllegalArgumentException("The inputs were read without %s".formatted(narration));
    }
    return samples;
  }

  private static void digest(
      Map<Path, String> digests, Path file, String role, @Nullable String slideId) {
    String whose = slideId == null ? "the film" : "slide '%s'".formatted(slideId);
    if (!Files.isRegularFile(file)) {
      throw new RenderFailure(
          role + "_missing", "The %s of %s is not there: %s".formatted(role, whose, file));
    }
    if (digests.containsKey(file)) {
      return;
    }
    try {
      digests.put(file, Digest.of(file));
    } catch (IOException broken) {
      throw new RenderFailure(
          role + (broken instanceof NoSuchFileException ? "_missing" : "_unreadable"),
          "The %s of %s cannot be read: %s".formatted(role, whose, file),
          broken);
    }
  }

  private static long samples(Path narration, String slideId) {
    WavFile wav;
    try {
      wav = WavFile.read(narration);
    } catch (IOException broken) {
      throw new RenderFailure(
          "narration_unreadable",
          "The narration of slide '%s' is no WAV file: %s".formatted(slideId, broken.getMessage()),
          broken);
    }
    if (wav.sampleRate() != FilmBrief.SAMPLE_RATE || wav.channels() != 1 || wav.bits() != 16) {
      throw new RenderFailure(
          "narration_format",
          "The narration of slide '%s' has %d Hz, %d channels and %d bits, not 48000, 1 and 16"
              .formatted(slideId, wav.sampleRate(), wav.channels(), wav.bits()));
    }
    return wav.samples();
  }
}
