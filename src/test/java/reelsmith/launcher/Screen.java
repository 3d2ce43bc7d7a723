package reelsmith.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A console that remembers what was printed.
final class Screen {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Console pipe() {
    return console(InputStream.nullInputStream(), false, 80);
  }

  /// A pipe with something to read in it.
  Console pipe(String input) {
    return console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), false, 80);
  }

  Console terminal(int columns) {
    return console(InputStream.nullInputStream(), true, columns);
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String complaints() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Console console(InputStream in, boolean terminal, int columns) {
    return new Console(
        in,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        terminal,
        columns);
  }
}
