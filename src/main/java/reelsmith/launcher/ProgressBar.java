package reelsmith.launcher;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A bar that is drawn over itself: `██████████░░░░░░░░░░ 52 % Drawing slide 3 of 8, 40 s left`.
final class ProgressBar implements ProgressDisplay {

  private static final int WIDTH = 24;

  /// Goes to the start of the line and clears it.
  private static final String AGAIN = "\r\033[2K";

  private final PrintStream out;
  private final int columns;
  private final String full;
  private final String empty;
  private String drawn = "";

  ProgressBar(Console console) {
    this.out = console.out();
    this.columns = console.columns();
    this.full = console.showsUnicode() ? "█" : "#";
    this.empty = console.showsUnicode() ? "░" : "-";
  }

  @Override
  public void show(MakeProgress.Working working) {
    var line = line(working);
    if (!line.equals(drawn)) {
      out.print(AGAIN + line);
      out.flush();
      drawn = line;
    }
  }

  @Override
  public void show(MakeProgress.Remark remark) {
    out.print(AGAIN);
    out.println(remark.text());
    out.print(drawn);
    out.flush();
  }

  @Override
  public void end() {
    if (!drawn.isEmpty()) {
      out.print(AGAIN);
      out.flush();
      drawn = "";
    }
  }

  private String line(MakeProgress.Working working) {
    var filled = (int) Math.floor(Math.clamp(working.share(), 0.0, 1.0) * WIDTH + 1e-9);
    var bar = full.repeat(filled) + empty.repeat(WIDTH - filled);
    var text =
        "%s %3d %%  %s%s"
            .formatted(
                bar, Percent.of(working.share()), working.stage(), left(working.remaining()));
    // A line that wraps could not be drawn over.
    return text.length() < columns ? text : text.substring(0, Math.max(0, columns - 1));
  }

  private static String left(@Nullable Duration remaining) {
    if (remaining == null) {
      return "";
    }
    var seconds = Math.max(1, remaining.toSeconds());
    return seconds < 60
        ? ", %d s left".formatted(seconds)
        : ", %d min %02d s left".formatted(seconds / 60, seconds % 60);
  }
}
