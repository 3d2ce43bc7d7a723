package reelsmith.launcher;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// One line whenever the stage or the tenth of the film changes, for logs and pipes.
final class ProgressLines implements ProgressDisplay {

  private final PrintStream out;
  private @Nullable String stage;
  private int tenth;

  ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void show(MakeProgress.Working working) {
    var reached = (int) Math.floor(working.share() * 10 + 1e-9);
    if (!working.stage().equals(stage) || reached > tenth) {
      stage = working.stage();
      tenth = reached;
      out.printf("%3d %%  %s%n", Percent.of(working.share()), working.stage());
    }
  }

  @Override
  public void show(MakeProgress.Remark remark) {
    out.println("       " + remark.text());
  }

  @Override
  public void end() {
    // Every line is already ended.
  }
}
