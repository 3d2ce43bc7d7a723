package reelsmith.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One file of `prompts/`: what a language model is told, with gaps to fill in.
///
/// The front matter names the file and declares its arguments; the body uses each of them as
/// `{{argument}}`. A file whose declared and used arguments differ cannot be loaded.
///
/// @param arguments what may be filled in, with a sentence on each
public record PromptFile(
    String name, String title, String description, Map<String, String> arguments, String body) {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9_]*)\\s*}}");
  private static final Pattern ENTRY = Pattern.compile("( *)([a-z][a-z0-9_]*):\\s*(.*)");

  public PromptFile {
    arguments = Map.copyOf(arguments);
    var used = variablesOf(body);
    if (!used.equals(arguments.keySet())) {
      throw new IllegalArgumentException(
          "Prompt %s declares %s and uses %s"
              .formatted(name, new TreeSet<>(arguments.keySet()), new TreeSet<>(used)));
    }
  }

  /// The prompt at a class path location such as `prompts/pipeline/write_script.md`.
  ///
  /// Throws [IllegalArgumentException] when it is missing or not well formed.
  public static PromptFile load(String location) {
    try (InputStream file = PromptFile.class.getClassLoader().getResourceAsStream(location)) {
      if (file == null) {
        throw new IllegalArgumentException("No prompt at " + location);
      }
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Prompt " + location + " cannot be read", unreadable);
    }
  }

  /// Reads the text of a prompt file.
  public static PromptFile parse(String text) {
    var parts = text.replace("\r\n", "\n").split("(?m)^---$\n?", 3);
    if (parts.length < 3 || !parts[0].isBlank()) {
      throw new IllegalArgumentException("A prompt starts with front matter between two --- lines");
    }
    var head = new LinkedHashMap<String, String>();
    var arguments = new LinkedHashMap<String, String>();
    for (var line : parts[1].lines().filter(line -> !line.isBlank()).toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (!entry.matches()) {
        throw new IllegalArgumentException("Front matter line not understood: " + line);
      }
      (entry.group(1).isEmpty() ? head : arguments).put(entry.group(2), entry.group(3).strip());
    }
    return new PromptFile(
        required(head, "name"),
        required(head, "title"),
        required(head, "description"),
        arguments,
        parts[2].strip());
  }

  /// The names of all gaps of the body.
  public Set<String> variables() {
    return variablesOf(body);
  }

  /// The body with every gap filled in. What is filled in is not searched for gaps again.
  ///
  /// Throws [IllegalArgumentException] when a value is missing or nothing asks for it.
  public String render(Map<String, String> values) {
    if (!values.keySet().equals(variables())) {
      throw new IllegalArgumentException(
          "Prompt %s needs %s and was given %s"
              .formatted(name, new TreeSet<>(variables()), new TreeSet<>(values.keySet())));
    }
    return VARIABLE
        .matcher(body)
        .replaceAll(gap -> Matcher.quoteReplacement(values.getOrDefault(gap.group(1), "")));
  }

  private static Set<String> variablesOf(String body) {
    var names = new LinkedHashSet<String>();
    VARIABLE.matcher(body).results().forEach(gap -> names.add(gap.group(1)));
    return names;
  }

  private static String required(Map<String, String> head, String key) {
    var value = head.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A prompt's front matter needs '" + key + "'");
    }
    return value;
  }
}
