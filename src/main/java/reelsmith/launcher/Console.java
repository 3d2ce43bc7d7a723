package reelsmith.launcher;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Where a command reads and writes.
///
/// @param out for what was asked for, such as a report or a protocol
/// @param err for everything else
/// @param terminal whether a person is looking at `out`
/// @param columns how wide the terminal is; what one without a width says counts as 80
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal, int columns) {

  private static final int USUAL_COLUMNS = 80;

  Console {
    // Serial lines and some containers report a terminal of 0 columns.
    columns = columns > 0 ? columns : USUAL_COLUMNS;
  }

  /// The process's own. From here on, `System.out` leads to where errors go, so that no library can
  /// print into a report or a protocol.
  static Console takeOver() {
    var console =
        new Console(
            System.in,
            System.out,
            System.err,
            Boolean.parseBoolean(System.getProperty("reelsmith.terminal", attached())),
            Integer.getInteger("reelsmith.columns", USUAL_COLUMNS));
    System.setOut(System.err);
    return console;
  }

  /// Whether block characters can be shown.
  boolean showsUnicode() {
    Charset charset = out.charset();
    return charset.equals(StandardCharsets.UTF_8);
  }

  private static String attached() {
    var console = System.console();
    return Boolean.toString(console != null && console.isTerminal());
  }
}
