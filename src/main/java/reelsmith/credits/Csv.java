package reelsmith.credits;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.WireFormat;

/// Rows of comma-separated values ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)), safe to be
/// opened by a spreadsheet.
final class Csv {

  /// What a spreadsheet takes for the beginning of a formula.
  private static final String FORMULA = "=+-@\t\r\n";

  private Csv() {}

  static String row(@Nullable Object... cells) {
    return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Long number -> number.toString();
      case Instant time -> time.toString();
      case Enum<?> word -> WireFormat.name(word);
      default -> text(value.toString());
    };
  }

  /// Text that could be a formula gets an apostrophe in front, which spreadsheets show as text.
  private static String text(String value) {
    String first = value.strip();
    boolean formula =
        !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0
            || !first.isEmpty() && FORMULA.indexOf(first.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
