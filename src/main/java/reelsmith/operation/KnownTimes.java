package reelsmith.operation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The times that operations take: those of 1970 to 9999 (UTC), which every calendar, database and
/// reader of answers has.
public final class KnownTimes {

  public static final String PROBLEM = "must be a time of the years 1970 to 9999";

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant AFTER_THE_LAST = Instant.parse("+10000-01-01T00:00:00Z");

  private KnownTimes() {}

  public static boolean include(Instant time) {
    return !time.isBefore(EARLIEST) && time.isBefore(AFTER_THE_LAST);
  }

  /// Fields that should hold a time by their schema and hold none of these.
  static List<FieldProblem> missedIn(JsonNode input, JsonNode schema) {
    List<FieldProblem> problems = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      JsonNode value = input.path(field.getKey());
      if (field.getValue().path("format").asString("").equals("date-time")
          && value.isString()
          && !isKnown(value.stringValue())) {
        problems.add(
            new FieldProblem(
                "/" + SchemaProblems.escaped(field.getKey()), "wrong_format", PROBLEM));
      }
    }
    return problems;
  }

  private static boolean isKnown(String text) {
    try {
      return include(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return false;
    }
  }
}
