package reelsmith.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Finds text that JSON can carry and PostgreSQL cannot keep: the character U+0000 and halves of
/// surrogate pairs, in values and in names of fields.
final class UnstorableText {

  private static final String MESSAGE =
      "must be text without the character U+0000 and without halves of surrogate pairs";

  private final Set<FieldProblem> problems = new LinkedHashSet<>();
  private final int most;

  private UnstorableText(int most) {
    this.most = most;
  }

  /// The first places where such text stands.
  ///
  /// @param most so many are enough; a large input could be made of nothing else
  static List<FieldProblem> in(JsonNode input, int most) {
    var found = new UnstorableText(most);
    found.look(input, "");
    return List.copyOf(found.problems);
  }

  private void look(JsonNode node, String path) {
    switch (node) {
      case ObjectNode object -> {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          String place = path + "/" + pointer(field.getKey());
          note(field.getKey(), place);
          look(field.getValue(), place);
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          look(array.get(i), path + "/" + i);
        }
      }
      case StringNode text -> note(text.stringValue(), path);
      default -> {
        // Numbers and truth values hold no text.
      }
    }
  }

  private void note(String text, String place) {
    if (problems.size() < most && text.codePoints().anyMatch(UnstorableText::isUnstorable)) {
      problems.add(new FieldProblem(place, "wrong_format", MESSAGE));
    }
  }

  private static boolean isUnstorable(int character) {
    return character == 0 || isHalfOfPair(character);
  }

  /// Whole pairs come as one character above U+FFFF.
  private static boolean isHalfOfPair(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  /// A name as it stands in a pointer. Half a pair cannot be written in UTF-8, so the answer that
  /// names the field has a replacement character in its place.
  private static String pointer(String name) {
    StringBuilder readable =
        name.codePoints()
            .map(character -> isHalfOfPair(character) ? 0xFFFD : character)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return readable.toString().replace("~", "~0").replace("/", "~1");
  }
}
