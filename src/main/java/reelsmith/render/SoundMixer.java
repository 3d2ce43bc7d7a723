package reelsmith.render;

import com.github.kokorin.jaffree.ffmpeg.NullOutput;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reelsmith.render.ffmpeg.FfmpegCommand;
import reelsmith.render.ffmpeg.FfmpegError;
import reelsmith.render.ffmpeg.Loudness;

/// Makes the one sound track of a film: narrations on their exact samples, music below them, the
/// whole as loud as platforms expect. Its methods block.
final class SoundMixer {

  /// Part of every sound's digest. Raise it when an unchanged plan sounds different.
  static final int VERSION = 1;

  /// Loudness every film has, in LUFS.
  static final double LOUDNESS = -14;

  /// How far a film may be from it, in LU.
  static final double TOLERANCE = 1;

  /// The highest true peak a film may have, in dBTP.
  static final double PEAK = -1;

  private static final double FADE_OUT_SECONDS = 1.5;
  private static final int ATTEMPTS = 4;

  private final FfmpegBuild build;

  SoundMixer(FfmpegBuild build) {
    this.build = build;
  }

  /// Writes the track as AAC in an MP4, exactly as long as the film.
  ///
  /// Codes: `music_unreadable, sound_unbalanced, ffmpeg_failed`.
  Path mix(FilmPlan plan, Path target) {
    try (var narration = UnfinishedFile.beside(target);
        var unfinished = UnfinishedFile.beside(target)) {
      NarrationTrack.write(plan, narration.path());
      Path music = plan.brief().audibleMusic();
      double gain = music == null ? 0 : gain(music, plan.brief().musicVolumePercent());
      var bed = new Bed(plan, narration.path(), gain > 0 ? music : null, gain);
      Loudness loudness = measured(bed, bed.graph());
      if (loudness.silent()) {
        encode(bed, bed.graph(), unfinished.path());
      } else {
        balance(bed, loudness, unfinished.path());
      }
      unfinished.finish();
      return target;
    } catch (IOException failure) {
      throw new RenderFailure(
          "ffmpeg_failed", "The sound cannot be written: " + failure.getMessage(), failure);
    } catch (FfmpegError failure) {
      throw new RenderFailure(
          "ffmpeg_failed", "The sound cannot be mixed: " + failure.getMessage(), failure);
    }
  }

  /// How loud a finished file is.
  Loudness measure(Path file, String demuxer) {
    var command = new FfmpegCommand(build.ffmpeg());
    command
        .addInput(input(file, demuxer))
        .addOutput(new NullOutput(false).addArguments("-af", Loudness.FILTER).addArgument("-vn"));
    return Loudness.read(command.run());
  }

  /// The factor that brings music to the loudness of a film, times its volume.
  private double gain(Path music, int percent) {
    Loudness loudness;
    try {
      loudness = measure(music, "wav");
    } catch (FfmpegError broken) {
      throw new RenderFailure(
          broken.wasKilled() ? "ffmpeg_failed" : "music_unreadable",
          "The music cannot be read: " + broken.getMessage(),
          broken);
    }
    if (loudness.silent()) {
      return 0;
    }
    return percent / 100.0 * Math.pow(10, (LOUDNESS - loudness.integrated()) / 20);
  }

  /// How a track is brought to its loudness.
  ///
  /// @param gain in dB
  /// @param ceiling that no peak may cross, in dBTP
  /// @param limited whether the gain alone would let peaks cross it
  private record Level(double gain, double ceiling, boolean limited) {

    private static final double FIRST_CEILING = -2;

    /// Limiters see what is between the samples at four times their rate.
    private static final String LIMITER =
        "aresample=192000,alimiter=limit=%.4f:level=disabled:attack=2:release=60,aresample=%d";

    static Level of(Loudness loudness) {
      double gain = LOUDNESS - loudness.integrated();
      return new Level(gain, FIRST_CEILING, loudness.truePeak() + gain > FIRST_CEILING);
    }

    /// With what was learned from how it sounds.
    Level corrected(Loudness heard) {
      double over = heard.truePeak() - PEAK;
      double lower = over > -0.1 ? over + 0.4 : 0;
      return new Level(gain + LOUDNESS - heard.integrated(), ceiling - lower, limited || lower > 0);
    }

    String filter() {
      String volume = String.format(Locale.ROOT, "volume=%.2fdB", gain);
      return limited
          ? volume
              + ","
              + String.format(
                  Locale.ROOT, LIMITER, Math.pow(10, ceiling / 20), FilmBrief.SAMPLE_RATE)
          : volume;
    }
  }

  /// Limiting makes a track a little softer, and AAC moves peaks; so what came out is measured and,
  /// when needed, made again.
  private void balance(Bed bed, Loudness loudness, Path target) {
    Level level = Level.of(loudness);
    if (level.limited()) {
      level = level.corrected(measured(bed, bed.graph() + "," + level.filter()));
    }
    Loudness heard = loudness;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      encode(bed, bed.graph() + "," + level.filter(), target);
      heard = measure(target, "mov");
      if (Math.abs(heard.integrated() - LOUDNESS) <= TOLERANCE / 2
          && heard.truePeak() <= PEAK - 0.1) {
        return;
      }
      level = level.corrected(heard);
    }
    if (Math.abs(heard.integrated() - LOUDNESS) > TOLERANCE || heard.truePeak() > PEAK) {
      throw new RenderFailure(
          "sound_unbalanced",
          String.format(
              Locale.ROOT,
              "The sound has %.1f LUFS and a peak of %.1f dBTP",
              heard.integrated(),
              heard.truePeak()));
    }
  }

  private Loudness measured(Bed bed, String graph) {
    var command = bed.command(build);
    command.setComplexFilter(graph + "," + Loudness.FILTER + "[out]");
    command.addOutput(new NullOutput(false).addArguments("-map", "[out]"));
    return Loudness.read(command.run());
  }

  private void encode(Bed bed, String graph, Path target) {
    long samples = bed.plan().samples();
    var command = bed.command(build);
    command.setComplexFilter(
        // Times are counted anew: a filter that leaves gaps in them would become drift.
        "%s,asetpts=N/SR/TB,apad,atrim=end_sample=%d[out]".formatted(graph, samples));
    command.addOutput(
        UrlOutput.toPath(target)
            .setFormat("mp4")
            .addArguments("-map", "[out]")
            .addArguments("-c:a", "aac")
            .addArguments("-b:a", "160k")
            .addArguments("-ar", Integer.toString(FilmBrief.SAMPLE_RATE))
            .addArguments("-ac", "2")
            .addArguments("-flags:a", "+bitexact")
            .addArguments("-fflags", "+bitexact")
            .addArguments("-map_metadata", "-1"));
    command.run();
  }

  private static UrlInput input(Path file, String demuxer) {
    return UrlInput.fromPath(file)
        .setFormat(demuxer)
        .addArguments("-protocol_whitelist", "file")
        .addArguments("-format_whitelist", demuxer);
  }

  /// What is heard before it is made as loud as it should be.
  private record Bed(FilmPlan plan, Path narration, @Nullable Path music, double gain) {

    FfmpegCommand command(FfmpegBuild build) {
      var command = new FfmpegCommand(build.ffmpeg());
      command.addInput(input(narration, "wav"));
      if (music != null) {
        command.addInput(input(music, "wav").setStreamLoop(-1));
      }
      return command;
    }

    String graph() {
      String stereo = "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo";
      if (music == null) {
        return "[0:a]" + stereo;
      }
      double seconds = plan.seconds();
      double fade = Math.min(FADE_OUT_SECONDS, seconds / 3);
      return String.format(
          Locale.ROOT,
          "[0:a]%1$s,asplit=2[speech][key];"
              + "[1:a]%1$s,atrim=end_sample=%2$d,volume=%3$.6f,afade=t=out:st=%4$.4f:d=%5$.4f[music];"
              + "[music][key]sidechaincompress=threshold=0.02:ratio=6:attack=15:release=350[below];"
              + "[speech][below]amix=inputs=2:duration=first:normalize=0",
          stereo,
          plan.samples(),
          gain,
          seconds - fade,
          fade);
    }
  }
}
