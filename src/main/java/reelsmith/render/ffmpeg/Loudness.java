package reelsmith.render.ffmpeg;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How loud a sound is, as FFmpeg's `loudnorm` filter measures it (EBU R 128).
///
/// @param integrated in LUFS
/// @param truePeak in dBTP
/// @param range in LU
/// @param threshold in LUFS
public record Loudness(double integrated, double truePeak, double range, double threshold) {

  /// What is called silence, in LUFS: below it nothing is measured.
  public static final double SILENCE = -70;

  private static final double NO_PEAK = -99;

  /// Reads what `loudnorm=print_format=json` printed.
  public static Loudness read(String log) {
    return new Loudness(
        Math.max(SILENCE, value(log, "input_i")),
        Math.max(NO_PEAK, value(log, "input_tp")),
        Math.max(0, value(log, "input_lra")),
        Math.max(SILENCE, value(log, "input_thresh")));
  }

  public boolean silent() {
    return integrated <= SILENCE;
  }

  /// The filter that brings a sound measured like this to `target`.
  public String filterTo(double target, double peak) {
    return String.format(
        Locale.ROOT,
        "loudnorm=I=%.2f:TP=%.2f:LRA=11:measured_I=%.2f:measured_TP=%.2f:measured_LRA=%.2f"
            + ":measured_thresh=%.2f:linear=true",
        target,
        peak,
        integrated,
        truePeak,
        range,
        threshold);
  }

  private static double value(String log, String name) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"(-?inf|[-+0-9.]+)\"").matcher(log);
    if (!found.find()) {
      throw FfmpegError.of("FFmpeg did not print its measurement of " + name);
    }
    String text = found.group(1);
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
