package reelsmith.api.mcp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A prompt as it is written in a Markdown file: front matter that describes it, then a text with
/// `{{variables}}`.
record PromptDocument(
    String name, String title, String description, List<Argument> arguments, String text) {

  private static final Pattern FILE =
      Pattern.compile("\\A---\\R(?<matter>.*?\\R)---\\R(?<text>.*)\\z", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

  PromptDocument {
    arguments = List.copyOf(arguments);
  }

  /// A variable of the text.
  ///
  /// @param otherwise stands in the text when the value is left out
  /// @param values to propose; empty when a source or nobody knows any
  /// @param source the [CompletionSource] that knows values, or null
  record Argument(
      String name,
      String description,
      boolean required,
      String otherwise,
      List<String> values,
      @Nullable String source) {

    Argument {
      values = List.copyOf(values);
    }
  }

  /// Reads a file. Signals an [IllegalArgumentException] that says what is wrong with it.
  static PromptDocument parse(String file) {
    Matcher parts = FILE.matcher(file);
    if (!parts.matches()) {
      throw new IllegalArgumentException("A prompt begins with front matter between --- lines");
    }
    Object matter = new Yaml(new SafeConstructor(new LoaderOptions())).load(parts.group("matter"));
    if (!(matter instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("The front matter must have name: value lines");
    }
    List<Argument> arguments = new ArrayList<>();
    if (fields.get("arguments") instanceof List<?> declared) {
      declared.forEach(argument -> arguments.add(argument((Map<?, ?>) argument)));
    }
    return new PromptDocument(
        text(fields, "name"),
        text(fields, "title"),
        text(fields, "description"),
        arguments,
        parts.group("text").strip());
  }

  private static Argument argument(Map<?, ?> fields) {
    Object completion = fields.get("completion");
    List<String> values =
        completion instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    return new Argument(
        text(fields, "name"),
        text(fields, "description"),
        Boolean.TRUE.equals(fields.get("required")),
        fields.get("default") == null ? "" : String.valueOf(fields.get("default")),
        values,
        completion instanceof String source ? source : null);
  }

  private static String text(Map<?, ?> fields, String name) {
    if (fields.get(name) instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw new IllegalArgumentException("The front matter has no " + name);
  }

  /// The variables the text uses.
  Set<String> variables() {
    Set<String> variables = new LinkedHashSet<>();
    Matcher matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      variables.add(matcher.group(1));
    }
    return variables;
  }

  /// The text with values in place of variables. What stands inside a value stays as it is.
  String render(Map<String, String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
  }

  private String value(String variable, Map<String, String> values) {
    String given = values.getOrDefault(variable, "");
    return given.isBlank() ? argument(variable).otherwise() : given.strip();
  }

  private Argument argument(String name) {
    return arguments.stream()
        .filter(argument -> argument.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("%s uses {{%s}} undeclared".formatted(name(), name)));
  }
}
