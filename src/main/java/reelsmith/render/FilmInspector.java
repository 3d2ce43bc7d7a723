package reelsmith.render;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.Stream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import reactor.core.Exceptions;
import reactor.core.publisher.Signal;
import reelsmith.render.ffmpeg.FfmpegError;
import reelsmith.render.ffmpeg.Loudness;

/// Checks a finished film against its plan: what is measured, in either order or side by side, and
/// what is said of it.
final class FilmInspector {

  private static final double MAXIMUM_SKEW_SECONDS = 0.04;

  private final MediaProbe probe;
  private final SoundMixer sound;

  FilmInspector(MediaProbe probe, SoundMixer sound) {
    this.probe = probe;
    this.sound = sound;
  }

  /// Blocks. Code: `film_streams`.
  FFprobeResult streams(Path film) {
    return probe.streams(film, "film_streams");
  }

  /// Blocks. Code: `film_streams`.
  Loudness loudness(Path film) {
    try {
      return sound.measure(film, "mov");
    } catch (FfmpegError broken) {
      throw new RenderFailure(
          "film_streams", "The sound cannot be decoded: " + broken.getMessage(), broken);
    }
  }

  /// Codes: `film_streams, film_duration, film_loudness, film_silent, film_skewed`.
  ///
  /// @param heard how loud the film is, or why that is not known
  FilmReport report(FilmPlan plan, FFprobeResult result, Signal<Loudness> heard) {
    Stream video = MediaProbe.only(result, StreamType.VIDEO, "film_streams");
    Stream audio = MediaProbe.only(result, StreamType.AUDIO, "film_streams");
    String picture =
        String.join(
            " ",
            video.getCodecName(),
            Objects.toString(video.getProfile(), "-"),
            Objects.toString(video.getPixFmt(), "-"),
            Objects.toString(video.getColorSpace(), "-"));
    require("h264 High yuv420p bt709", picture);
    require(plan.brief().size().toString(), video.getWidth() + "x" + video.getHeight());
    String sound = audio.getCodecName() + " " + audio.getSampleRate();
    require("aac 48000", sound);
    double seconds = seconds(video.getDuration());
    duration(plan, video, seconds);
    double startSkew = Math.abs(seconds(video.getStartTime()) - seconds(audio.getStartTime()));
    double lengthSkew = Math.abs(seconds - seconds(audio.getDuration()));
    if (!(startSkew < MAXIMUM_SKEW_SECONDS && lengthSkew < MAXIMUM_SKEW_SECONDS)) {
      throw failure(
          "film_skewed",
          "Sound and picture start %.3f and end %.3f seconds apart",
          startSkew,
          startSkew + lengthSkew);
    }
    Loudness loudness = audible(plan, heard);
    return new FilmReport(
        picture, sound, seconds, loudness.integrated(), loudness.truePeak(), startSkew, lengthSkew);
  }

  private static void require(String wanted, String found) {
    if (!wanted.equals(found)) {
      throw failure("film_streams", "The film is '%s', not '%s'", found, wanted);
    }
  }

  private static void duration(FilmPlan plan, Stream video, double seconds) {
    double frame = 1.0 / plan.brief().framesPerSecond();
    Integer packets = video.getNbReadPackets();
    if (packets == null || packets != plan.frames()) {
      throw failure("film_duration", "The film has %s frames, not %d", packets, plan.frames());
    }
    if (!(Math.abs(seconds - plan.seconds()) <= frame)) {
      throw failure(
          "film_duration", "The film lasts %.3f seconds, not %.3f", seconds, plan.seconds());
    }
  }

  private static Loudness audible(FilmPlan plan, Signal<Loudness> heard) {
    if (heard.isOnError()) {
      throw Exceptions.propagate(Objects.requireNonNull(heard.getThrowable()));
    }
    Loudness loudness = Objects.requireNonNull(heard.get());
    if (loudness.silent()) {
      if (speaks(plan)) {
        throw failure("film_silent", "The film has narrations, but nothing is heard");
      }
      return loudness;
    }
    if (Math.abs(loudness.integrated() - SoundMixer.LOUDNESS) > SoundMixer.TOLERANCE
        || loudness.truePeak() > SoundMixer.PEAK) {
      throw failure(
          "film_loudness",
          "The film has %.1f LUFS and a peak of %.1f dBTP",
          loudness.integrated(),
          loudness.truePeak());
    }
    return loudness;
  }

  private static boolean speaks(FilmPlan plan) {
    return plan.slots().stream()
        .anyMatch(slot -> slot.narrationSamples() > 0 && !slot.slide().words().isEmpty());
  }

  /// What was not told is no number, which no comparison holds for.
  private static double seconds(Number value) {
    return value == null ? Double.NaN : value.doubleValue();
  }

  private static RenderFailure failure(String code, String message, Object... values) {
    return new RenderFailure(code, String.format(Locale.ROOT, message, values));
  }
}
