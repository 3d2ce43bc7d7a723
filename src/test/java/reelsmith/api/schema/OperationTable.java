package reelsmith.api.schema;

import java.util.List;
import reelsmith.operation.OperationSpec;

/// The README's table of operations, between its two markers.
final class OperationTable {

  private static final String START = "<!-- operations:start -->";
  private static final String END = "<!-- operations:end -->";

  private OperationTable() {}

  /// The README with its table as it should be.
  static String replaced(String readme, List<OperationSpec<?, ?>> specs) {
    int start = readme.indexOf(START);
    int end = readme.indexOf(END);
    if (start < 0 || end < start) {
      throw new AssertionError("README.md needs the lines %s and %s".formatted(START, END));
    }
    return readme.substring(0, start + START.length()) + "\n" + of(specs) + readme.substring(end);
  }

  static String of(List<OperationSpec<?, ?>> specs) {
    var table = new StringBuilder("| Tool | REST | What it does |\n|---|---|---|\n");
    for (OperationSpec<?, ?> spec : specs) {
      table.append(
          "| `%s` | `%s %s` | %s |\n"
              .formatted(
                  spec.name(), spec.route().method(), spec.route().path(), firstSentence(spec)));
    }
    return table.toString();
  }

  private static String firstSentence(OperationSpec<?, ?> spec) {
    String words = spec.description().replaceAll("\\s+", " ");
    int end = words.indexOf(". ");
    return (end < 0 ? words : words.substring(0, end + 1)).replace("|", "\\|");
  }
}
