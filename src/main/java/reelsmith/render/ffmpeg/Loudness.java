package reelsmith.render.ffmpeg;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How loud a sound is by EBU R 128, as FFmpeg's `ebur128` filter measures it.
///
/// @param integrated in LUFS
/// @param truePeak in dBTP
public record Loudness(double integrated, double truePeak) {

  /// The filter that measures, and prints what [#read] understands.
  public static final String FILTER = "ebur128=peak=true:framelog=quiet";

  /// What is called silence, in LUFS: below it nothing is measured.
  public static final double SILENCE = -70;

  private static final double NO_PEAK = -99;

  private static final Pattern INTEGRATED = Pattern.compile("\\sI:\\s+(\\S+) LUFS");
  private static final Pattern PEAK = Pattern.compile("\\sPeak:\\s+(\\S+) dBFS");

  /// Reads what the filter printed at the end.
  public static Loudness read(String log) {
    return new Loudness(
        Math.max(SILENCE, last(log, INTEGRATED)), Math.max(NO_PEAK, last(log, PEAK)));
  }

  public boolean silent() {
    return integrated <= SILENCE;
  }

  private static double last(String log, Pattern pattern) {
    Matcher found = pattern.matcher(log);
    String text = null;
    while (found.find()) {
      text = found.group(1);
    }
    if (text == null) {
      throw FfmpegError.of("FFmpeg did not print how loud the sound is");
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf", "nan" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
