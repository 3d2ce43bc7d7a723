package reelsmith.launcher;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Answers as people read them: rows in columns, or one thing line by line.
record AnswerTable(List<Column> columns) {

  /// @param pointer JSON pointer of the value in a row
  record Column(String title, String pointer) {}

  private static final String GAP = "  ";

  AnswerTable {
    columns = List.copyOf(columns);
  }

  /// @param titlesAndPointers in turn
  static AnswerTable of(String... titlesAndPointers) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < titlesAndPointers.length; i += 2) {
      columns.add(new Column(titlesAndPointers[i], titlesAndPointers[i + 1]));
    }
    return new AnswerTable(columns);
  }

  /// A line of titles and one for each row.
  String rows(JsonNode rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(Column::title).toList());
    for (JsonNode row : rows) {
      lines.add(columns.stream().map(column -> text(row.at(column.pointer()))).toList());
    }
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      widths.add(lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0));
    }
    var table = new StringBuilder();
    lines.forEach(line -> table.append(padded(line, widths).stripTrailing()).append('\n'));
    return table.toString();
  }

  /// A page of rows, and how to ask for the next one.
  ///
  /// @param field of the answer that holds the rows
  /// @param option that takes the cursor
  String page(JsonNode answer, String field, String option) {
    JsonNode next = answer.path("next_cursor");
    String more = next.isNumber() ? "more with %s %d".formatted(option, next.asLong()) : "";
    return rows(answer.path(field)) + more;
  }

  /// One thing, a line for each value.
  String thing(JsonNode thing) {
    int width = columns.stream().mapToInt(column -> column.title().length()).max().orElse(0);
    var lines = new StringBuilder();
    for (Column column : columns) {
      String value = text(thing.at(column.pointer()));
      String title = column.title() + " ".repeat(width - column.title().length());
      lines.append((title + GAP + value).stripTrailing()).append('\n');
    }
    return lines.toString();
  }

  private static String padded(List<String> line, List<Integer> widths) {
    var text = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      text.append(line.get(i)).append(" ".repeat(widths.get(i) - line.get(i).length())).append(GAP);
    }
    return text.toString();
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(item.asString()));
      return String.join(",", items);
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    return value.isNull() || value.isMissingNode() ? "-" : value.asString();
  }
}
