package reelsmith.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A script that a person brings to `./reelsmith make`.
final class ScriptFile {

  private static final int MOST_SLIDES = 30;
  private static final long LARGEST = 1_000_000;
  private static final String FORM =
      "It must be like {\"slides\": [{\"narration\": \"…\", \"picture\": \"…\"}]}";

  private ScriptFile() {}

  /// An object with 1 to 30 `slides`; what each of them may hold, the studio says. Throws
  /// [CommandFailure] for anything else.
  static JsonNode read(Path file) {
    JsonNode script = parsed(file);
    JsonNode slides = script.path("slides");
    if (!slides.isArray()) {
      throw refused("%s: %s. %s.".formatted(misplaced(script), file, FORM));
    }
    if (slides.isEmpty() || slides.size() > MOST_SLIDES) {
      throw refused(
          "The script must have 1 to %d slides, not %d: %s"
              .formatted(MOST_SLIDES, slides.size(), file));
    }
    return script;
  }

  private static String misplaced(JsonNode script) {
    if (script.isArray()) {
      return "The script is a list without a name for it";
    }
    if (script.path("script").path("slides").isArray()) {
      return "The script's slides are inside \"script\" and belong at the top";
    }
    return script.has("slides")
        ? "The script's \"slides\" is not a list"
        : "The script has no \"slides\"";
  }

  private static JsonNode parsed(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw refused("The script cannot be read: " + file);
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw refused("The script is larger than 1 MB: " + file);
      }
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (JacksonException e) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE,
          "The script is not valid JSON from line %d, column %d: %s"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), file),
          e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "The script cannot be read as UTF-8 text: " + file, e);
    }
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.BAD_USAGE, message);
  }
}
